/** The units of one dimension, smallest first, each with its size in the smallest's base unit. */
export type UnitLadder<Unit extends string> = readonly { readonly unit: Unit; readonly size: number }[]

const threeDigits = new Intl.NumberFormat('en', { minimumSignificantDigits: 3, maximumSignificantDigits: 3 })

/** A number rounded to three significant digits. @example roundToThree(999.6) // 1000 */
const roundToThree = (value: number): number => Number(value.toPrecision(3))

/** The largest unit of which the value, once rounded to three digits, is at least one. */
export function unitFor<Unit extends string>(value: number, ladder: UnitLadder<Unit>): Unit {
  const size = roundToThree(Math.abs(value))
  const smallest = ladder[0] as UnitLadder<Unit>[number]
  return (ladder.findLast((rung) => size >= rung.size) ?? smallest).unit
}

/**
 * A value in one unit of its ladder, three significant digits and at most three decimals.
 * A value that is not zero never prints as zero: it prints as less than the smallest step.
 */
export function formatIn<Unit extends string>(value: number, unit: Unit, ladder: UnitLadder<Unit>): string {
  const size = ladder.find((rung) => rung.unit === unit)?.size ?? 1
  const scaled = value / size
  const magnitude = Math.abs(scaled)
  if (!Number.isFinite(scaled)) return '–'
  if (scaled === 0) return '0'
  const isSmallest = ladder[0]?.unit === unit
  const step = isSmallest ? 1 : 0.001
  if (roundToThree(magnitude) < step) return scaled < 0 ? `> −${step}` : `< ${step}`
  if (magnitude >= 0.1) return threeDigits.format(roundToThree(scaled)).replace('-', '−')
  return scaled.toFixed(3).replace('-', '−')
}
