import { describe, expect, it } from 'vitest'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'
import { dayOf } from '#lib/domain/targets/month-days.ts'
import { type Sums, teamStatus } from '#lib/domain/targets/team-status.ts'

/** Usage of some kg CO2e, which costs 1 in its currency. */
const row = (kilograms: number, key: Partial<SummaryRow>): SummaryRow => ({
  currency: 'USD',
  lines: 1,
  amount: 1,
  excluded_lines: 0,
  cost: 1,
  excluded_cost: 0,
  positive_measured: 1,
  positive_proxied: 0,
  positive_excluded: 0,
  energy_low: 0,
  energy_central: 0,
  energy_high: 0,
  operational_low: kilograms * 500,
  operational_central: kilograms * 1000,
  operational_high: kilograms * 2000,
  embodied_low: 0,
  embodied_central: 0,
  embodied_high: 0,
  ...key,
})

/** Azure and AWS in March 2026, 31 kg each; in April AWS alone, 1 kg a day for 20 of 30 days. */
const sums: Sums = {
  monthly: [
    row(31, { provider: 'AWS', month: '2026-03' }),
    row(31, { provider: 'Azure', month: '2026-03' }),
    row(20, { provider: 'AWS', month: '2026-04' }),
  ],
  daily: Array.from({ length: 20 }, (_, index) =>
    row(1, { provider: 'AWS', day: dayOf('2026-04', index + 1) }),
  ),
  billed: [
    { provider: 'AWS', month: '2026-03', first: 1, last: 31 },
    { provider: 'Azure', month: '2026-03', first: 1, last: 31 },
    { provider: 'AWS', month: '2026-04', first: 1, last: 20 },
  ],
}

describe('the status of a team', () => {
  it('is unknown while a provider of the month before has no bill, and says which', () => {
    expect(teamStatus('checkout', sums, '2026-04', 1000).status).toMatchObject({
      status: 'unknown',
      reason: 'bill-missing',
      missingProviders: ['Azure'],
      usedKgCo2e: { low: 10, central: 20, high: 40 },
    })
  })

  it('does not wait for a provider that the team did not use', () => {
    const own = { ...sums, monthly: sums.monthly.filter(({ provider }) => provider === 'AWS') }
    // 1 kg a day makes 30 kg.
    expect(teamStatus('checkout', own, '2026-04', 30).status).toMatchObject({
      status: 'on course',
      projection: { kgCo2e: { central: 30 }, withEstimateKgCo2e: { low: 15, central: 30, high: 60 } },
    })
  })

  it('has the totals of six months, and proposes a tenth below the complete ones: 0.9 × 62 kg', () => {
    const { trend, suggestedKgCo2e } = teamStatus('checkout', sums, '2026-04', null)
    expect(
      trend.map(({ month, totalKgCo2e, isPartial }) => [month, totalKgCo2e?.central, isPartial]),
    ).toEqual([
      ['2025-11', undefined, false],
      ['2025-12', undefined, false],
      ['2026-01', undefined, false],
      ['2026-02', undefined, false],
      ['2026-03', 62, false],
      ['2026-04', 20, true],
    ])
    expect(suggestedKgCo2e).toBeCloseTo(55.8, 9)
  })

  it('goes by the currency of which the least cost is covered', () => {
    const poor = row(1, {
      currency: 'EUR',
      provider: 'AWS',
      day: '2026-04-01',
      positive_measured: 1,
      positive_excluded: 3,
    })
    const { status } = teamStatus('checkout', { ...sums, daily: [...sums.daily, poor] }, '2026-04', 1000)
    expect(status).toMatchObject({ status: 'unknown', reason: 'coverage', coveredShare: 0.25 })
  })
})
