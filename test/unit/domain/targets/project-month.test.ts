import { describe, expect, it } from 'vitest'
import { dayOf, isWeekend } from '#lib/domain/targets/month-days.ts'
import { type DailyUsage, projectMonth } from '#lib/domain/targets/project-month.ts'
import { exactly, type Range } from '#lib/domain/units/range.ts'

/** Usage of the days from `first` to `last`. */
const usage = (
  month: string,
  first: number,
  last: number,
  of: (day: string, index: number) => Range,
): DailyUsage => {
  const days = Array.from({ length: last - first + 1 }, (_, index) => dayOf(month, first + index))
  return { covered: { first, last }, kgCo2eByDay: new Map(days.map((day, index) => [day, of(day, index)])) }
}

/** Working days of 18 and 22 kg in turn, weekends of nothing. December 2025 begins on a Monday. */
const uneven = (day: string): number => (isWeekend(day) ? 0 : ([18, 22][workingDaysBefore(day) % 2] ?? 0))
const workingDaysBefore = (day: string): number =>
  Array.from({ length: Number(day.slice(8)) - 1 }, (_, index) => dayOf(day.slice(0, 7), index + 1)).filter(
    (before) => !isWeekend(before),
  ).length

describe('the projection of a month', () => {
  it('takes each day without a bill for the mean of its like: working days and weekends apart', () => {
    // 14 × 20 + 4 × 6 = 304 kg to the 18th; 9 working days and 4 of a weekend are left: 180 + 24.
    const projection = projectMonth('2025-12', [
      usage('2025-12', 1, 18, (day) => exactly(isWeekend(day) ? 6 : 20)),
    ])
    expect(projection?.kgCo2e).toEqual({ low: 508, central: 508, high: 508 })
    expect(projection?.remainingKgCo2eByDay.size).toBe(13)
    expect(projection?.remainingKgCo2eByDay.get('2025-12-19')).toBe(20)
    expect(projection?.remainingKgCo2eByDay.get('2025-12-20')).toBe(6)
  })

  it('is as wide as the days differ: by hand, 460 kg and 2 √(3.5 × 22.7857) = 17.8606 kg to either side', () => {
    // s² = 14 × 2² / (18 − 2) = 3.5; r + r²/n = 9 + 81/14 + 4 + 16/4 = 22.785714; √79.75 = 8.930286.
    const projection = projectMonth('2025-12', [usage('2025-12', 1, 18, (day) => exactly(uneven(day)))])
    expect(projection?.kgCo2e.central).toBeCloseTo(460, 9)
    expect(projection?.kgCo2e.low).toBeCloseTo(442.1394, 3)
    expect(projection?.kgCo2e.high).toBeCloseTo(477.8606, 3)
  })

  it('adds the range of the estimate, all low or all high: half of 442.1394 and twice 477.8606 kg', () => {
    const projection = projectMonth('2025-12', [
      usage('2025-12', 1, 18, (day) => {
        const central = uneven(day)
        return { low: central / 2, central, high: central * 2 }
      }),
    ])
    expect(projection?.kgCo2e.low).toBeCloseTo(442.1394, 3)
    expect(projection?.withEstimateKgCo2e.low).toBeCloseTo(221.0697, 3)
    expect(projection?.withEstimateKgCo2e.central).toBeCloseTo(460, 9)
    expect(projection?.withEstimateKgCo2e.high).toBeCloseTo(955.7211, 3)
  })

  it('projects each provider from its own days, since bills lag by different times', () => {
    // April 2026: 10 kg on each of 20 days, and 1 kg on each of 10 days, make 300 + 30 kg in 30 days.
    const projection = projectMonth('2026-04', [
      usage('2026-04', 1, 20, () => exactly(10)),
      usage('2026-04', 1, 10, () => exactly(1)),
    ])
    expect(projection?.kgCo2e.central).toBeCloseTo(330, 9)
    expect(projection?.remainingKgCo2eByDay.get('2026-04-15')).toBe(1)
    expect(projection?.remainingKgCo2eByDay.get('2026-04-25')).toBe(11)
  })

  it('counts a covered day that names no usage as one of nothing', () => {
    // 7 days, one of them of 14 kg: 2 kg a day, whatever its kind, were the days alike; the 14 kg fell on a Monday.
    const one: DailyUsage = {
      covered: { first: 1, last: 7 },
      kgCo2eByDay: new Map([['2025-12-01', exactly(14)]]),
    }
    // 5 working days with a mean of 2.8 kg; 18 more of them are to come: 14 + 50.4.
    expect(projectMonth('2025-12', [one])?.kgCo2e.central).toBeCloseTo(64.4, 9)
  })

  it('is not made from less than a week', () => {
    expect(projectMonth('2026-04', [usage('2026-04', 1, 6, () => exactly(1))])).toBeNull()
    expect(projectMonth('2026-04', [usage('2026-04', 1, 7, () => exactly(1))])).not.toBeNull()
  })

  it('fills in the days before the first bill as well', () => {
    const projection = projectMonth('2026-04', [usage('2026-04', 11, 30, () => exactly(3))])
    expect(projection?.kgCo2e.central).toBeCloseTo(90, 9)
    expect(projection?.remainingKgCo2eByDay.get('2026-04-01')).toBe(3)
  })
})
