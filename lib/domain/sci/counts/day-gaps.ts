import { type CountInForce, HOURS_OF_DAY } from './day-count.ts'

/** Why a day is in no score: no bill covers it, nobody counted, or only some of its hours were counted. */
export type GapReason = 'no-bill' | 'no-count' | 'part-of-day'

/** Days in a row that are in no score, both included. */
export interface Gap {
  readonly from: string
  readonly to: string
  readonly reason: GapReason
}

/** Why a day is in no score, or null. @param count that holds for the day */
export function gapOf(
  isBilled: boolean,
  count: Pick<CountInForce, 'coveredHours'> | undefined,
): GapReason | null {
  if (!isBilled) return 'no-bill'
  if (count === undefined) return 'no-count'
  return count.coveredHours < HOURS_OF_DAY ? 'part-of-day' : null
}

/**
 * Days with the same reason in a row, put together.
 *
 * @param days every day of a period, in order
 * @example joinGaps([1st no-count, 2nd no-count, 3rd null]) // [{ from: 1st, to: 2nd, reason: 'no-count' }]
 */
export function joinGaps(
  days: readonly { readonly day: string; readonly reason: GapReason | null }[],
): readonly Gap[] {
  const gaps: Gap[] = []
  let open = false
  for (const { day, reason } of days) {
    const last = gaps.at(-1)
    if (reason === null) open = false
    else if (open && last?.reason === reason) gaps[gaps.length - 1] = { ...last, to: day }
    else {
      gaps.push({ from: day, to: day, reason })
      open = true
    }
  }
  return gaps
}
