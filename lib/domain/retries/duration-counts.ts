/** How often something took how long: counts by the number of a bucket, each a fixed share wider than the one before. */
export type DurationCounts = Record<string, number>

/** Widths of a bucket: of answers, for percentiles; of failures, where ±1 % tells a timeout. */
export const ANSWER_WIDTH = 0.05
export const FAILURE_WIDTH = 0.002

/** Counts one duration. What took no time is left out. */
export function addDuration(counts: DurationCounts, ns: number, width: number): void {
  if (!(ns > 0)) return
  const bucket = String(Math.round(Math.log(ns / 1e6) / Math.log1p(width)))
  counts[bucket] = (counts[bucket] ?? 0) + 1
}

/** Each bucket's middle in milliseconds with its count, shortest first. */
export const durationsOf = (
  counts: DurationCounts,
  width: number,
): readonly { readonly ms: number; readonly count: number }[] =>
  Object.entries(counts)
    .map(([bucket, count]) => ({ ms: (1 + width) ** Number(bucket), count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.ms - b.ms)

/** How many there are. */
export const durationTotal = (counts: DurationCounts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

/**
 * The share that took longer than a time; 0 without any.
 * @example shareLonger({ '0': 3, '100': 1 }, ANSWER_WIDTH, 50) // 0.25: 100 is 131.5 ms
 */
export function shareLonger(counts: DurationCounts, width: number, ms: number): number {
  const total = durationTotal(counts)
  if (total === 0) return 0
  return durationsOf(counts, width).reduce((sum, each) => sum + (each.ms > ms ? each.count : 0), 0) / total
}

/** The duration that a share of them does not exceed, in milliseconds; null without any. @example durationQuantile(answers, ANSWER_WIDTH, 0.999) */
export function durationQuantile(counts: DurationCounts, width: number, share: number): number | null {
  const all = durationsOf(counts, width)
  let left = Math.max(1, Math.ceil(share * durationTotal(counts)))
  for (const { ms, count } of all) {
    left -= count
    if (left <= 0) return ms
  }
  return null
}
