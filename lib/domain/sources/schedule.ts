const HOUR_MS = 3_600_000
/** A Monday, 00:00 UTC: weeks begin then. */
const MONDAY_MS = Date.UTC(1970, 0, 5)
const FIRST_RETRY_MS = 15 * 60_000
const LAST_RETRY_MS = 24 * HOUR_MS

/** How many hours may lie between two runs. */
export const SCHEDULE_HOURS = [1, 6, 24, 168] as const

/** When a source is asked by itself. */
export interface Schedule {
  readonly everyHours: (typeof SCHEDULE_HOURS)[number]
  /** Hour of the day, UTC, of a daily or weekly run; weekly ones are on Mondays. */
  readonly hour: number
}

/**
 * The next time, later than a given one, that a schedule is due: milliseconds since 1970.
 * @example nextSlot({ everyHours: 24, hour: 5 }, Date.UTC(2026, 10, 23, 18)) // Date.UTC(2026, 10, 24, 5)
 */
export function nextSlot({ everyHours, hour }: Schedule, afterMs: number): number {
  const step = everyHours * HOUR_MS
  const first = MONDAY_MS + ((hour * HOUR_MS) % step)
  return first + (Math.floor((afterMs - first) / step) + 1) * step
}

/**
 * When a source is asked again after a run: at its next slot, or, where it failed, sooner: after 15 minutes, then after twice as long
 * each time, up to a day. A source that fails for good is so asked no more often than it would be anyway.
 * @param failures in a row, the last run among them; 0 where it went well
 * @returns milliseconds since 1970
 * @example nextRun({ everyHours: 24, hour: 5 }, Date.UTC(2026, 10, 23, 5), 1) // Date.UTC(2026, 10, 23, 5, 15)
 */
export function nextRun(schedule: Schedule, nowMs: number, failures: number): number {
  const slot = nextSlot(schedule, nowMs)
  if (failures === 0) return slot
  const wait = Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 16), LAST_RETRY_MS)
  const retry = nowMs + wait
  return wait > schedule.everyHours * HOUR_MS ? retry : Math.min(slot, retry)
}
