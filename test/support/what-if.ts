import type { FactorSet } from '#lib/domain/factors/factor-set.ts'
import type { Figure } from '#lib/domain/factors/figure.ts'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'
import type { Range } from '#lib/domain/units/range.ts'
import { factorSet20261 } from '#lib/factors/2026-1/factor-set.ts'

const figure = (range: Range, unit: string): Figure => ({
  id: unit,
  unit,
  ...range,
  year: 2026,
  source: { id: 'worked', title: 'worked by hand', url: '', licence: '' },
  basis: 'worked by hand',
})
const exact = (value: number, unit: string): Figure =>
  figure({ low: value, central: value, high: value }, unit)

/** A factor set with one machine of round figures, half loaded, and a PUE by region without a spread. */
export const workedSet = (pues: Readonly<Record<string, number>>): FactorSet => ({
  ...factorSet20261,
  utilisation: exact(0.5, 'ratio'),
  machine: () => ({
    id: 'round machine',
    idleWatts: figure({ low: 80, central: 100, high: 140 }, 'W'),
    maxWatts: figure({ low: 160, central: 200, high: 280 }, 'W'),
    embodiedGramsPerHour: exact(10, 'g/h'),
    grade: 'A',
  }),
  pue: (_provider, region) => exact(pues[region] ?? 2, 'kWh/kWh'),
})

/** A row of sums with everything zero but what a test speaks of. */
export const summaryRow = (given: Partial<SummaryRow>): SummaryRow => ({
  currency: 'USD',
  lines: 1,
  amount: 0,
  excluded_lines: 0,
  cost: 0,
  excluded_cost: 0,
  positive_measured: 0,
  positive_proxied: 0,
  positive_excluded: 0,
  energy_low: 0,
  energy_central: 0,
  energy_high: 0,
  operational_low: 0,
  operational_central: 0,
  operational_high: 0,
  embodied_low: 0,
  embodied_central: 0,
  embodied_high: 0,
  ...given,
})
