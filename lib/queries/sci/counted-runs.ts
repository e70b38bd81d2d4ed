import type { Gap } from '#lib/domain/sci/counts/day-gaps.ts'
import type { Period } from './boundary-rows.ts'

const DAY_MILLISECONDS = 86_400_000

const moved = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MILLISECONDS).toISOString().slice(0, 10)

/**
 * What is left of a period between its gaps, in order.
 *
 * @example countedRuns({ from: '2026-06-01', to: '2026-06-30' }, [gap of the 10th to the 12th]) // 1st to 9th, 13th to 30th
 */
export function countedRuns({ from, to }: Period, gaps: readonly Gap[]): readonly Period[] {
  const starts = [from, ...gaps.map((gap) => moved(gap.to, 1))]
  const ends = [...gaps.map((gap) => moved(gap.from, -1)), to]
  return starts.flatMap((start, index) => {
    const end = ends[index] ?? to
    return start <= end ? [{ from: start, to: end }] : []
  })
}
