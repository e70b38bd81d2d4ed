import { describe, expect, it } from 'vitest'
import { monthBars } from '#app/_view/month-bars.ts'
import type { Group } from '#lib/domain/report/emissions.ts'
import { dayOf } from '#lib/domain/targets/month-days.ts'
import { monthStatus } from '#lib/domain/targets/month-status.ts'
import { exactly, ZERO } from '#lib/domain/units/range.ts'

const day = (number: number, kilograms: number): Group => ({
  key: { day: dayOf('2026-04', number) },
  rows: 1,
  cost: [],
  energyKwh: ZERO,
  operationalKgCo2e: ZERO,
  embodiedKgCo2e: ZERO,
  totalKgCo2e: exactly(kilograms),
})

const provider = (last: number, kilograms: number) => ({
  covered: { first: 1, last },
  kgCo2eByDay: new Map(
    Array.from({ length: last }, (_, index) => [dayOf('2026-04', index + 1), exactly(kilograms)] as const),
  ),
})

describe('the days of a month', () => {
  // AWS has 10 kg on each of 20 days, Google 1 kg on each of 10.
  const status = monthStatus(
    {
      month: '2026-04',
      providers: new Map([
        ['AWS', provider(20, 10)],
        ['GCP', provider(10, 1)],
      ]),
      missingProviders: [],
      coveredShare: 1,
    },
    null,
  )
  const bars = monthBars(
    status,
    Array.from({ length: 20 }, (_, index) => day(index + 1, index < 10 ? 11 : 10)),
  )
  const at = (number: number) => bars[number - 1]

  it('are all there, billed, partly billed and projected', () => {
    expect(bars).toHaveLength(30)
    expect(at(10)).toEqual({
      day: '2026-04-10',
      usedKgCo2e: exactly(11),
      projectedKgCo2e: 0,
      isBilled: true,
    })
    expect(at(15)).toMatchObject({ usedKgCo2e: exactly(10), projectedKgCo2e: 1, isBilled: false })
    expect(at(25)).toMatchObject({ usedKgCo2e: ZERO, projectedKgCo2e: 11, isBilled: false })
  })

  it('add up to the projection', () => {
    const sum = bars.reduce((total, bar) => total + bar.usedKgCo2e.central + bar.projectedKgCo2e, 0)
    expect(sum).toBeCloseTo(status.projection?.kgCo2e.central ?? 0, 9)
  })
})
