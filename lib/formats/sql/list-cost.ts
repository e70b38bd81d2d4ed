/**
 * The list price of a row, as a measure of what was used: the effective cost where the bill gives none or 0, and never of the
 * other sign than the quantity, so that a discount written as a negative price takes no carbon away.
 */
export function listCost(list: string, effective: string, quantity: string): string {
  const cost = `coalesce(nullif(${list}, 0), ${effective})`
  return `CASE WHEN ${quantity} < 0 THEN least(${cost}, 0) ELSE greatest(${cost}, 0) END`
}
