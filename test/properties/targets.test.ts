import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, daysInMonth } from '#lib/domain/targets/month-days.ts'
import { monthStatus } from '#lib/domain/targets/month-status.ts'
import { type DailyUsage, projectMonth } from '#lib/domain/targets/project-month.ts'
import type { Range } from '#lib/domain/units/range.ts'

const MONTH = '2026-08'
const DAYS = daysInMonth(MONTH)

const kilograms: fc.Arbitrary<Range> = fc
  .tuple(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([central, spread]) => ({ low: central * (1 - spread), central, high: central * (1 + spread) }))

const usage: fc.Arbitrary<DailyUsage> = fc
  .tuple(fc.array(kilograms, { minLength: DAYS, maxLength: DAYS }), fc.integer({ min: 7, max: DAYS }))
  .map(([days, last]) => ({
    covered: { first: 1, last },
    kgCo2eByDay: new Map(days.slice(0, last).map((day, index) => [dayOf(MONTH, index + 1), day])),
  }))

const providers = fc.array(usage, { minLength: 1, maxLength: 3 })
const sum = (of: readonly DailyUsage[]) =>
  of.flatMap(({ kgCo2eByDay }) => [...kgCo2eByDay.values()]).reduce((total, day) => total + day.central, 0)
const statusOf = (of: readonly DailyUsage[], target: number, coveredShare = 1) =>
  monthStatus(
    {
      month: MONTH,
      providers: new Map(of.map((each, index) => [String(index), each])),
      missingProviders: [],
      coveredShare,
    },
    target,
  )

describe('for any days', () => {
  it('a projection is in order, is not below what was used, and the estimate only widens it', () => {
    fc.assert(
      fc.property(providers, (of) => {
        const projection = projectMonth(MONTH, of)
        if (projection === null) throw new Error('A week is enough.')
        const { kgCo2e, withEstimateKgCo2e } = projection
        const slack = 1e-9 * Math.max(1, kgCo2e.high)
        expect(kgCo2e.low).toBeLessThanOrEqual(kgCo2e.central + slack)
        expect(kgCo2e.central).toBeLessThanOrEqual(kgCo2e.high + slack)
        expect(kgCo2e.low).toBeGreaterThanOrEqual(sum(of) - slack)
        expect(withEstimateKgCo2e.low).toBeLessThanOrEqual(kgCo2e.low + slack)
        expect(withEstimateKgCo2e.high).toBeGreaterThanOrEqual(kgCo2e.high - slack)
      }),
    )
  })

  it('what is used and what is taken for the other days add up to the projection', () => {
    fc.assert(
      fc.property(providers, (of) => {
        const projection = projectMonth(MONTH, of)
        const rest = [...(projection?.remainingKgCo2eByDay.values() ?? [])].reduce((a, b) => a + b, 0)
        expect(projection?.kgCo2e.central).toBeCloseTo(sum(of) + rest, 6)
      }),
    )
  })

  it('a higher target never makes a status worse', () => {
    const worst = ['on course', 'at risk', 'off course'] as const
    const target = fc.double({ min: 0.1, max: 10_000, noNaN: true })
    fc.assert(
      fc.property(providers, target, target, (of, a, b) => {
        const rank = (at: number) => worst.indexOf(statusOf(of, at).status as (typeof worst)[number])
        expect(rank(Math.max(a, b))).toBeLessThanOrEqual(rank(Math.min(a, b)))
        expect(rank(a)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('nothing is on course with less than 80 % of cost covered', () => {
    fc.assert(
      fc.property(providers, fc.double({ min: 0, max: 0.7999, noNaN: true }), (of, covered) => {
        expect(statusOf(of, 1e9, covered).status).toBe('unknown')
      }),
    )
  })
})
