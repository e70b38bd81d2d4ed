/** Decimals of a figure as it is printed, without trailing zeros; negative for none. @example decimalsOf(0.305) // 3 */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e')
  return (digits.split('.')[1]?.length ?? 0) - Number(exponent)
}

/** Half a unit of the last printed digit: how far rounding can move a figure. @example halfUnit(0.305) // 0.0005 */
export const halfUnit = (value: number): number => 0.5 * 10 ** -decimalsOf(value)

/** Whether a figure is what cutting digits off gives, and rounding would not. @example isCutOff(9.98, 9.98858) // true */
export function isCutOff(printed: number, exact: number): boolean {
  const unit = 10 ** decimalsOf(printed)
  const [whole, steps] = [Math.round(printed * unit), exact * unit]
  return Number.isFinite(steps) && whole === Math.trunc(steps) && whole !== Math.round(steps)
}

/** The spread that a printed figure leaves open. A whole number counts as exact: it is mostly a count or a constant. */
export const roundingOf = (value: number): number => (Number.isInteger(value) ? 0 : halfUnit(value))

/** Up to six digits, for a message. @example shown(4.300513698630136) // '4.30051' */
export const shown = (value: number): string => String(Number(value.toPrecision(6)))
