import type { FactorSetId, Method } from '../factors/factor-set.ts'
import { add, type Range, scale } from '../units/range.ts'
import { correctRange } from './correct-range.ts'
import type { Coverage, CurrencyAmount, Dimension, Emissions, Group, Report } from './emissions.ts'
import type { SummaryRow } from './summary-row.ts'

/** Rows that could not be read, and the EffectiveCost that could be read of them. */
export interface Rejected {
  readonly lines: number
  readonly cost: readonly { readonly currency: string; readonly amount: number }[]
}

interface ReportParts {
  readonly factorSet: FactorSetId
  readonly method: Method
  readonly period: Report['period']
  readonly groupBy: readonly Dimension[]
  /** Without grouping, one row per currency. */
  readonly total: readonly SummaryRow[]
  readonly groups: readonly SummaryRow[]
  readonly rejected: Rejected
}

const part = (rows: readonly SummaryRow[], name: 'energy' | 'operational' | 'embodied'): Range =>
  rows
    .map((row) => ({ low: row[`${name}_low`], central: row[`${name}_central`], high: row[`${name}_high`] }))
    .reduce(add)

/** The figures of the rows of one group, which differ only in currency. */
export function emissionsOf(rows: readonly SummaryRow[]): Emissions {
  if (rows.length === 0) {
    const zero = { low: 0, central: 0, high: 0 }
    return { energyKwh: zero, operationalKgCo2e: zero, embodiedKgCo2e: zero, totalKgCo2e: zero }
  }
  const kilograms = (range: Range): Range => scale(range, 1 / 1000)
  const operational = part(rows, 'operational')
  const embodied = part(rows, 'embodied')
  return {
    energyKwh: correctRange(part(rows, 'energy')),
    operationalKgCo2e: kilograms(correctRange(operational)),
    embodiedKgCo2e: kilograms(correctRange(embodied)),
    totalKgCo2e: kilograms(correctRange(add(operational, embodied))),
  }
}

/** Shares of positive EffectiveCost, or null where there is none. */
export function coverageOf(row: SummaryRow): Coverage | null {
  const positive = row.positive_measured + row.positive_proxied + row.positive_excluded
  if (positive <= 0) return null
  return {
    measured: row.positive_measured / positive,
    proxied: row.positive_proxied / positive,
    excluded: row.positive_excluded / positive,
  }
}

/** EffectiveCost of a row, with its coverage. */
export const amountOf = (row: SummaryRow): CurrencyAmount => ({
  currency: row.currency,
  amount: row.cost,
  coverage: coverageOf(row),
})

function group(groupBy: readonly Dimension[], rows: readonly SummaryRow[]): Group {
  const first = rows[0] as SummaryRow
  return {
    key: Object.fromEntries(groupBy.map((dimension) => [dimension, first[dimension] ?? ''])),
    rows: rows.reduce((sum, row) => sum + row.lines, 0),
    cost: rows.map(amountOf),
    ...emissionsOf(rows),
  }
}

const carbonThenKey = (a: Group, b: Group): number =>
  b.totalKgCo2e.central - a.totalKgCo2e.central || (JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1)

/** The report of a bill or of a filter: total, cost per currency, and groups with the most carbon first. */
export function buildReport(parts: ReportParts): Report {
  const { groupBy, total, rejected } = parts
  const byKey = new Map<string, SummaryRow[]>()
  for (const row of parts.groups) {
    const key = JSON.stringify(groupBy.map((dimension) => row[dimension]))
    byKey.set(key, [...(byKey.get(key) ?? []), row])
  }
  const currencies = [...new Set([...total, ...rejected.cost].map((row) => row.currency))].sort()
  const kept = total.reduce((sum, row) => sum + row.lines, 0)
  const excluded = total.reduce((sum, row) => sum + row.excluded_lines, 0)
  const cost = currencies.map((currency) => {
    const row = total.find((candidate) => candidate.currency === currency)
    return {
      currency,
      kept: row?.cost ?? 0,
      excluded: row?.excluded_cost ?? 0,
      rejected: rejected.cost.find((candidate) => candidate.currency === currency)?.amount ?? 0,
      coverage: row ? coverageOf(row) : null,
    }
  })
  const priced = cost.filter((each) => each.coverage !== null)
  return {
    factorSet: parts.factorSet,
    method: parts.method,
    period: parts.period,
    rows: { read: kept + excluded + rejected.lines, kept, excluded, rejected: rejected.lines },
    cost,
    total: emissionsOf(total),
    coverage: priced.length === 1 ? (priced[0]?.coverage ?? null) : null,
    groups: [...byKey.values()]
      .map((rows) => group(groupBy, rows))
      .filter((each) => each.rows > 0)
      .sort(carbonThenKey),
  }
}
