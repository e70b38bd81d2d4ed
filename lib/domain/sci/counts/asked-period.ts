import { type CountStep, STEP_HOURS } from './day-count.ts'

const HOUR_MS = 3_600_000

/** The hours that CloudWatch keeps for 455 days, and the 11,000 points that Prometheus answers at most. */
export const MAX_FETCHED_DAYS = 455

/** When a metrics server is asked about, in milliseconds since 1970, UTC: from the start of one hour or day to the end of another. */
export interface AskedPeriod {
  readonly startMs: number
  readonly endMs: number
  readonly stepMs: number
}

/**
 * The hours or days of a range of days that are over, and have been for an hour: metrics come late, and a count that is taken too early
 * would pass for the count of the whole hour. Empty where `endMs` is not after `startMs`.
 *
 * @param range ISO dates, both included
 * @param nowMs milliseconds since 1970
 * @example askedPeriod({ from: '2026-08-01', to: '2026-08-02' }, 'hour', Date.parse('2026-08-02T10:20Z')) // ends at 09:00 of the 2nd
 */
export function askedPeriod(
  range: { readonly from: string; readonly to: string },
  step: CountStep,
  nowMs: number,
): AskedPeriod {
  const stepMs = STEP_HOURS[step] * HOUR_MS
  const settledMs = Math.floor((nowMs - HOUR_MS) / stepMs) * stepMs
  const afterMs = Date.parse(`${range.to}T00:00:00Z`) + STEP_HOURS.day * HOUR_MS
  return {
    startMs: Date.parse(`${range.from}T00:00:00Z`),
    endMs: Math.min(afterMs, settledMs),
    stepMs,
  }
}
