/** A figure with its published or computed spread: low ≤ central ≤ high, all in one unit. */
export interface Range {
  readonly low: number
  readonly central: number
  readonly high: number
}

/** A range without spread: the figure is taken as exact. */
export const exactly = (value: number): Range => ({ low: value, central: value, high: value })

export const ZERO: Range = exactly(0)

/** Adds low with low and high with high: figures that share factors err together. */
export const add = (a: Range, b: Range): Range => ({
  low: a.low + b.low,
  central: a.central + b.central,
  high: a.high + b.high,
})

/** Multiplies a range by a plain number that is zero or positive. */
export const scale = (range: Range, by: number): Range => ({
  low: range.low * by,
  central: range.central * by,
  high: range.high * by,
})

/**
 * The product of nearly independent figures. Spreads combine on a log scale:
 * `high = central × exp(sqrt(Σ ln(highᵢ/centralᵢ)²))`, and the same towards low.
 * A low of 0 stays 0. A central of 0 gives a central of 0 and the product of the highs.
 *
 * @example product({ low: 1, central: 2, high: 4 }, exactly(3)) // { low: 3, central: 6, high: 12 }
 */
export function product(...ranges: readonly Range[]): Range {
  const central = ranges.reduce((value, range) => value * range.central, 1)
  if (central === 0)
    return { low: 0, central: 0, high: ranges.reduce((value, range) => value * range.high, 1) }
  const up = Math.sqrt(ranges.reduce((sum, range) => sum + Math.log(range.high / range.central) ** 2, 0))
  const down = Math.sqrt(ranges.reduce((sum, range) => sum + Math.log(range.central / range.low) ** 2, 0))
  return { low: central * Math.exp(-down), central, high: central * Math.exp(up) }
}
