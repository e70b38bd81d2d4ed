import type { Group } from '#lib/domain/report/emissions.ts'
import { dayOf } from '#lib/domain/targets/month-days.ts'
import type { MonthStatus } from '#lib/domain/targets/month-status.ts'
import { type Range, ZERO } from '#lib/domain/units/range.ts'

/** One day of a team's month. */
export interface DayBar {
  /** ISO date. */
  readonly day: string
  readonly usedKgCo2e: Range
  /** Taken for what no bill says yet, kg. */
  readonly projectedKgCo2e: number
  /** Every provider's bill has it. */
  readonly isBilled: boolean
}

/** Every day of a month: what the bills say of it, and what the projection takes for the rest. */
export function monthBars(month: MonthStatus, groups: readonly Group[]): readonly DayBar[] {
  const used = new Map(groups.map((group) => [group.key.day ?? '', group.totalKgCo2e]))
  return Array.from({ length: month.days }, (_, index) => {
    const day = dayOf(month.month, index + 1)
    const projectedKgCo2e = month.projection?.remainingKgCo2eByDay.get(day) ?? 0
    return {
      day,
      usedKgCo2e: used.get(day) ?? ZERO,
      projectedKgCo2e,
      isBilled: index < month.day && !month.projection?.remainingKgCo2eByDay.has(day),
    }
  })
}
