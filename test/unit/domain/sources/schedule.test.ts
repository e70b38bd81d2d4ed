import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nextRun, nextSlot, SCHEDULE_HOURS } from '#lib/domain/sources/schedule.ts'

const at = (text: string) => Date.parse(`${text}Z`)
const daily = { everyHours: 24, hour: 5 } as const

it('a daily source is asked at its hour, the next day where the hour is over', () => {
  expect(nextSlot(daily, at('2026-11-23T04:59'))).toBe(at('2026-11-23T05:00'))
  expect(nextSlot(daily, at('2026-11-23T05:00'))).toBe(at('2026-11-24T05:00'))
})

it('a weekly one on Mondays, one of every six hours at hours that its own is one of', () => {
  expect(nextSlot({ everyHours: 168, hour: 5 }, at('2026-11-23T06:00'))).toBe(at('2026-11-30T05:00'))
  expect(new Date(at('2026-11-30T05:00')).getUTCDay()).toBe(1)
  expect(nextSlot({ everyHours: 6, hour: 5 }, at('2026-11-23T06:00'))).toBe(at('2026-11-23T11:00'))
  expect(nextSlot({ everyHours: 1, hour: 5 }, at('2026-11-23T06:30'))).toBe(at('2026-11-23T07:00'))
})

it('one that failed is asked again after 15 minutes, then after twice as long each time, and at its slot at the latest', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 20].map(
    (failures) => (nextRun(daily, at('2026-11-23T05:00'), failures) - at('2026-11-23T05:00')) / 60_000,
  )
  expect(waits).toEqual([15, 30, 60, 120, 240, 480, 960, 1440, 1440])
})

it('an hourly one that goes on failing is asked less and less often', () => {
  const hourly = { everyHours: 1, hour: 0 } as const
  const waits = [1, 3, 4, 8].map((failures) => (nextRun(hourly, 0, failures) - 0) / 60_000)
  expect(waits).toEqual([15, 60, 120, 1440])
})

it('the next time is later than now, and within a day or the time between two runs', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...SCHEDULE_HOURS),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 4_000_000_000_000 }),
      fc.nat(50),
      (everyHours, hour, nowMs, failures) => {
        const next = nextRun({ everyHours, hour }, nowMs, failures)
        expect(next).toBeGreaterThan(nowMs)
        expect(next - nowMs).toBeLessThanOrEqual(Math.max(everyHours, 24) * 3_600_000)
      },
    ),
  )
})
