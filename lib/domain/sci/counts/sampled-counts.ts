import type { AskedPeriod } from './asked-period.ts'
import { type CountInForce, type CountStep, type DayCount, STEP_HOURS } from './day-count.ts'

/** What a metrics server counted from a moment on, for one step. */
export interface Sample {
  /** Milliseconds since 1970. */
  readonly startMs: number
  readonly count: number
}

const MOST = 1e15

/**
 * The counts of days from those of their hours, or of whole days. Hours without a sample, or with one that is no number, are gaps: they
 * are in no count, and `coveredHours` says how many hours are. A day without any sample has no count.
 *
 * @param samples in any order; of the same moment, the last one holds
 * @returns what is wrong, in words, where a sample is negative, too large, or no hour or day of the period
 * @example sampledCounts('order', 'hour', august1, [{ startMs: august1.startMs, count: 7 }]) // [{ day: '2026-08-01', count: 7, coveredHours: 1, … }]
 */
export function sampledCounts(
  operation: string,
  step: CountStep,
  { startMs, endMs, stepMs }: AskedPeriod,
  samples: readonly Sample[],
): readonly DayCount[] | string {
  const bySample = new Map(samples.map((sample) => [sample.startMs, sample.count]))
  const days = new Map<string, DayCount>()
  for (const [at, count] of [...bySample].sort(([a], [b]) => a - b)) {
    if (!Number.isFinite(count)) continue
    if (at < startMs || at >= endMs || (at - startMs) % stepMs !== 0)
      return `There is a count for a time that was not asked about: ${at / 1000} s since 1970.`
    const when = new Date(at).toISOString()
    if (count < 0 || count > MOST) return `The count of ${when} is ${count}.`
    const day = when.slice(0, 10)
    const known = days.get(day)
    days.set(day, {
      operation,
      day,
      count: (known?.count ?? 0) + count,
      coveredHours: (known?.coveredHours ?? 0) + STEP_HOURS[step],
    })
  }
  return [...days.values()]
}

/** Those counts that cover no less of their day than what holds: a server that has forgotten hours takes none away. */
export function withoutForgotten(
  counts: readonly DayCount[],
  inForce: readonly CountInForce[],
): readonly DayCount[] {
  const covered = new Map(inForce.map(({ day, coveredHours }) => [day, coveredHours]))
  return counts.filter(({ day, coveredHours }) => coveredHours >= (covered.get(day) ?? 0))
}
