import type { Group } from '#lib/domain/report/emissions.ts'
import { ZERO } from '#lib/domain/units/range.ts'

/** A day or a month in which nothing was used, beside those of a report. */
export const withoutUsage = (key: Group['key']): Group => ({
  key,
  rows: 0,
  cost: [],
  energyKwh: ZERO,
  operationalKgCo2e: ZERO,
  embodiedKgCo2e: ZERO,
  totalKgCo2e: ZERO,
})
