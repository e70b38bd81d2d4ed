import { expect, it } from 'vitest'
import {
  buildFootprintReport,
  type EstimateRow,
  type OfficialMonth,
} from '#lib/domain/report/build-footprint-report.ts'
import type { OfficialFigures } from '#lib/domain/report/footprint-report.ts'

const UNKNOWN: OfficialFigures = {
  scope1Kg: null,
  scope2LocationKg: null,
  scope2MarketKg: null,
  scope3LocationKg: null,
  scope3MarketKg: null,
  totalLocationKg: null,
  totalMarketKg: null,
  totalUnstatedKg: null,
}

const JUNE: OfficialMonth = {
  ...UNKNOWN,
  month: '2026-06',
  provider: 'AWS',
  modelVersion: 'v3',
  accountsTold: true,
  both: 1,
  onlyOfficial: 0,
  onlyBills: 0,
  days: 30,
  isMonthly: false,
}

/** 2000 g operational and 500 g embodied. */
const OURS: EstimateRow = {
  month: '2026-06',
  provider: 'AWS',
  serviceCode: 'AmazonEC2',
  currency: 'USD',
  lines: 1,
  amount: 0,
  excluded_lines: 0,
  cost: 1,
  excluded_cost: 0,
  positive_measured: 1,
  positive_proxied: 0,
  positive_excluded: 0,
  energy_low: 4,
  energy_central: 5,
  energy_high: 6,
  operational_low: 1000,
  operational_central: 2000,
  operational_high: 3000,
  embodied_low: 100,
  embodied_central: 500,
  embodied_high: 900,
}

const NOTHING = {
  ...OURS,
  energy_low: 0,
  energy_central: 0,
  energy_high: 0,
  operational_low: 0,
  operational_central: 0,
  operational_high: 0,
  embodied_low: 0,
  embodied_central: 0,
  embodied_high: 0,
  positive_measured: 0,
  positive_excluded: 1,
}

const build = (month: OfficialMonth, ours: readonly EstimateRow[], market = ours) =>
  buildFootprintReport({
    factorSet: '2026.1',
    months: [month],
    official: [
      { ...month, serviceCode: null, serviceName: null },
      { ...month, serviceCode: 'AmazonEC2', serviceName: 'Compute' },
    ],
    estimate: { location: ours, market },
  }).months[0]

it('takes theirs from ours: 2 + 0.5 − 4 = −1.5 kg, in total and by service', () => {
  const month = build({ ...JUNE, totalLocationKg: 4 }, [OURS])
  expect(month?.compared?.differenceKg).toEqual({ location: -1.5, market: null })
  expect(month?.compared?.services).toMatchObject([
    { serviceCode: 'AmazonEC2', serviceName: 'Compute', differenceKg: { location: -1.5 } },
  ])
})

it('an estimate of nothing is unknown, not zero, and so is its difference', () => {
  const month = build({ ...JUNE, totalLocationKg: 4, totalMarketKg: 1 }, [OURS], [NOTHING])
  expect(month?.compared?.estimate.market).toBeNull()
  expect(month?.compared?.differenceKg).toEqual({ location: -1.5, market: null })
  expect(build({ ...JUNE, totalLocationKg: 4 }, [NOTHING])?.reasons).toContain('not-all-estimated')
})

it('a total of neither method is compared with neither', () => {
  const month = build({ ...JUNE, totalUnstatedKg: 4, accountsTold: false }, [OURS])
  expect(month).toMatchObject({
    accounts: null,
    compared: { differenceKg: { location: null, market: null } },
  })
  expect(month?.reasons).toEqual(
    expect.arrayContaining(['method-unstated', 'accounts-unknown', 'scope-3-breadth']),
  )
})

it.each([
  [29, false, null, 'days-missing'],
  [0, false, null, 'no-usage'],
])('a month with usage on %i of its 30 days is not compared', (days, isMonthly, compared, reason) => {
  const month = build({ ...JUNE, totalLocationKg: 4, days, isMonthly }, [OURS])
  expect(month?.compared).toBe(compared)
  expect(month?.reasons).toContain(reason)
})

it('a bill by month, whose only day is the first, is a whole month', () => {
  const month = build({ ...JUNE, totalLocationKg: 4, days: 1, isMonthly: true }, [OURS])
  expect(month?.compared?.differenceKg.location).toBe(-1.5)
})

it('says whether theirs has a Scope 3 to differ by', () => {
  expect(build({ ...JUNE, totalLocationKg: 4, scope3LocationKg: 1, scope1Kg: 0 }, [OURS])?.reasons).toEqual([
    'scope-1',
    'scope-3-breadth',
    'allocation',
  ])
  expect(build({ ...JUNE, totalLocationKg: 4 }, [OURS])?.reasons).toEqual(['scope-3-unknown', 'allocation'])
})
