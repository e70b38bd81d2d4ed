/** Decimals of a figure as it is printed, without trailing zeros; negative for none. @example decimalsOf(0.305) // 3 */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e')
  return (digits.split('.')[1]?.length ?? 0) - Number(exponent)
}

/** Half a unit of the last printed digit: how far rounding can move a figure. Nothing rounds to a score of 0. @example halfUnit(0.305) // 0.0005 */
export const halfUnit = (value: number): number => (value === 0 ? 0 : 0.5 * 10 ** -decimalsOf(value))

/** The same, where zeros at the end of a whole number are taken as rounded. @example significantHalfUnit(250) // 5 */
export function significantHalfUnit(value: number): number {
  if (value === 0 || !Number.isInteger(value)) return halfUnit(value)
  const zeros = /0*$/.exec(BigInt(value).toString())?.[0].length ?? 0
  return 0.5 * 10 ** zeros
}

/**
 * Whether a figure is what cutting digits off gives, and rounding would not.
 *
 * @param decimals of the figure, where zeros at its end are printed
 * @example isCutOff(9.98, 9.98858) // true
 */
export function isCutOff(printed: number, exact: number, decimals = decimalsOf(printed)): boolean {
  const unit = 10 ** decimals
  const [whole, steps] = [Math.round(printed * unit), exact * unit]
  return Number.isFinite(steps) && whole === Math.trunc(steps) && whole !== Math.round(steps)
}

/** The spread that a printed figure leaves open. A whole number counts as exact: it is mostly a count or a constant. */
export const roundingOf = (value: number): number => (Number.isInteger(value) ? 0 : halfUnit(value))

/** Up to six digits, for a message. @example shown(4.300513698630136) // '4.30051' */
export const shown = (value: number): string => String(Number(value.toPrecision(6)))
