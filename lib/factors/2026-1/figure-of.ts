import type { Figure } from '#lib/domain/factors/figure.ts'
import type { Range } from '#lib/domain/units/range.ts'

/** Puts a range and its origin together. */
export const figureOf = (
  id: string,
  unit: string,
  range: Range,
  origin: Omit<Figure, 'id' | 'unit' | keyof Range>,
): Figure => ({ id, unit, low: range.low, central: range.central, high: range.high, ...origin })

/** A range whose spread is another's, relative to its central value. */
export const spreadLike = (central: number, like: Range): Range => ({
  low: central * Math.min(1, like.low / like.central),
  central,
  high: central * Math.max(1, like.high / like.central),
})
