import type { Figure } from '#lib/domain/factors/figure.ts'
import type { Range } from '#lib/domain/units/range.ts'

/** Puts a range and its origin together. */
export const figureOf = (
  id: string,
  unit: string,
  range: Range,
  origin: Omit<Figure, 'id' | 'unit' | keyof Range>,
): Figure => ({ id, unit, low: range.low, central: range.central, high: range.high, ...origin })

/**
 * A range whose spread is another's, relative to its central value; upwards never by more than the other's own
 * distance, because the ratio to a figure near zero says nothing about a larger one.
 */
export const spreadLike = (central: number, like: Range): Range => {
  const up = Math.max(0, like.high - like.central)
  return {
    low: central * Math.min(1, like.low / like.central),
    central,
    high: central + up * Math.min(1, central / like.central),
  }
}
