import type { SummaryRow } from './summary-row.ts'

/** Adds rows up, one row for each currency, in the order in which currencies first appear. Money of different currencies is never added. */
export function sumRows(rows: readonly SummaryRow[]): readonly SummaryRow[] {
  const sums = new Map<string, SummaryRow>()
  for (const row of rows) {
    const sum = sums.get(row.currency)
    sums.set(row.currency, sum === undefined ? row : addRows(sum, row))
  }
  return [...sums.values()]
}

const addRows = (a: SummaryRow, b: SummaryRow): SummaryRow => {
  const numbers = Object.entries(a).flatMap(([name, value]) =>
    typeof value === 'number' ? [[name, value + Number(b[name as keyof SummaryRow])]] : [],
  )
  return { ...a, ...Object.fromEntries(numbers) }
}
