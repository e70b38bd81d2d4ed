import { describe, expect, it } from 'vitest'
import { regroup } from '#lib/domain/report/regroup.ts'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'

const row = (team: string, service: string, currency: string, lines: number): SummaryRow => ({
  team,
  service,
  currency,
  lines,
  amount: lines,
  excluded_lines: 0,
  cost: lines * 10,
  excluded_cost: 0,
  positive_measured: 0,
  positive_proxied: 0,
  positive_excluded: 0,
  energy_low: 0,
  energy_central: lines * 2,
  energy_high: 0,
  operational_low: 0,
  operational_central: 0,
  operational_high: 0,
  embodied_low: 0,
  embodied_central: 0,
  embodied_high: 0,
})

describe('rows summed by fewer dimensions', () => {
  const rows = [
    row('a', 's3', 'USD', 1),
    row('b', 's3', 'USD', 2),
    row('a', 'ec2', 'USD', 4),
    row('a', 's3', 'EUR', 8),
  ]

  it('add up by key, currencies apart', () => {
    expect(regroup(rows, ['service'])).toMatchObject([
      { service: 's3', currency: 'USD', lines: 3, cost: 30, energy_central: 6 },
      { service: 'ec2', currency: 'USD', lines: 4, cost: 40, energy_central: 8 },
      { service: 's3', currency: 'EUR', lines: 8, cost: 80, energy_central: 16 },
    ])
  })

  it('are one per currency without dimensions, and none of none', () => {
    expect(regroup(rows, []).map(({ currency, lines }) => [currency, lines])).toEqual([
      ['USD', 7],
      ['EUR', 8],
    ])
    expect(regroup([], [])).toEqual([])
  })
})
