import type { Increase } from './series.ts'

/** How much one counter grew in windows of the same length. */
export interface WindowedSeries extends Omit<Increase, 'value'> {
  /** By the end of each window. Windows of which nothing is known have none. */
  readonly values: readonly { readonly endMs: number; readonly value: number }[]
}

/** What was asked about, in milliseconds since 1970: windows that follow each other. */
interface Windows {
  readonly startMs: number
  readonly endMs: number
  readonly stepMs: number
}

export interface WindowSums {
  readonly increases: readonly Increase[]
  /** Of which any counter is known. */
  readonly windows: number
  /** Values that are no number, infinite or negative: they are in no sum. */
  readonly unusable: number
}

/**
 * How much each counter grew in all windows together. A counter of which nothing is known is not there: unknown is not zero.
 *
 * @returns what is wrong, in words, where a value is of no window that was asked about
 * @example sumWindows([{ name, labels, values: [{ endMs: 60, value: 2 }, { endMs: 120, value: 3 }] }], { startMs: 0, endMs: 120, stepMs: 60 }) // 5, of 2 windows
 */
export function sumWindows(
  series: readonly WindowedSeries[],
  { startMs, endMs, stepMs }: Windows,
): WindowSums | string {
  const known = new Set<number>()
  const increases: Increase[] = []
  let unusable = 0
  for (const { name, labels, values } of series) {
    let sum: number | null = null
    for (const { endMs: at, value } of values) {
      if (at <= startMs || at > endMs || (at - startMs) % stepMs !== 0)
        return `There is a value for a time that was not asked about: ${at / 1000} s since 1970.`
      if (!Number.isFinite(value) || value < 0) {
        unusable += 1
        continue
      }
      known.add(at)
      sum = (sum ?? 0) + value
    }
    if (sum !== null) increases.push({ name, labels, value: sum })
  }
  return { increases, windows: known.size, unusable }
}
