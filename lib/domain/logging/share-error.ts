import type { Range } from '../units/range.ts'

/** Two-sided 90 % of the normal distribution. */
const Z = 1.645

/**
 * The standard error of a template's share of bytes when the sample stands for more than itself.
 *
 * A share of bytes is a ratio of two sums, and lines come in bursts, so the unit of sampling is not the line but a block of consecutive
 * records: m blocks, of which block k holds B_k bytes, b_k of them of the template, p = Σb/ΣB.
 *
 *     SE² = m/(m−1) · Σ (b_k − p·B_k)² / (ΣB)²      (Cochran 1977, eq. 6.12, ratio estimator, linearised)
 *
 * It says how far another piece of the same log would differ; not what an hour says about a month in which nothing is alike.
 * @returns null with fewer than two blocks: nothing is known about the spread
 * @example shareError([10, 30], [100, 100]) // 0.1
 */
export function shareError(template: readonly number[], all: readonly number[]): number | null {
  const m = all.length
  if (m < 2) return null
  const sum = all.reduce((total, bytes) => total + bytes, 0)
  if (sum === 0) return null
  const share = template.reduce((total, bytes) => total + bytes, 0) / sum
  const squares = all.reduce(
    (total, bytes, block) => total + ((template[block] ?? 0) - share * bytes) ** 2,
    0,
  )
  return Math.sqrt((m / (m - 1)) * squares) / sum
}

/** The standard error by which every share is possible, where one sample of several does not tell its own. @example unknownError(0) // 1 / 1.645 */
export const unknownError = (share: number): number => Math.max(share, 1 - share) / Z

/**
 * A share with its 90 % interval, inside 0 to 1. Without a known error every share is possible. `scale` it by the bill's bytes to
 * extrapolate.
 * @example scale(shareRange(0.2, 0.1), 50).central // 10
 */
export function shareRange(share: number, error: number | null): Range {
  if (error === null) return { low: 0, central: share, high: 1 }
  return {
    low: Math.max(0, share - Z * error),
    central: share,
    high: Math.min(1, share + Z * error),
  }
}
