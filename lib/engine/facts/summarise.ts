import type { Method } from '#lib/domain/factors/factor-set.ts'
import { DIMENSIONS, type Dimension } from '#lib/domain/report/emissions.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'
import type { Connection } from '../duckdb/engine.ts'

export const NO_REGION = 'no region'

/** What a dimension is, over facts `f`, kinds `k`, owners `o`, teams `t` and coefficients `c`. */
export const DIMENSION_SQL: Readonly<Record<Dimension, string>> = {
  provider: 'k.provider',
  service: "coalesce(nullif(k.service_name, ''), nullif(k.service_code, ''), 'no service')",
  region: `coalesce(nullif(k.region, ''), '${NO_REGION}')`,
  account: 'o.sub_account_id',
  team: 't.team',
  category: 'c.category',
  day: "strftime(f.day, '%Y-%m-%d')",
  month: "strftime(f.day, '%Y-%m')",
  kind: 'f.kind_id::VARCHAR',
}

const SPREAD = (side: 'low' | 'high'): string => {
  const ratio = (part: string) =>
    side === 'high' ? `${part}_high / ${part}_central` : `${part}_central / ${part}_low`
  const root = `sqrt(pow(ln(${ratio('energy')}), 2) + pow(ln(${ratio('intensity')}), 2))`
  return side === 'high' ? `exp(${root})` : `exp(-${root})`
}

/** gCO2e per kWh times kWh, with the spreads combined as `product` in lib/domain/units/range.ts does. */
const OPERATIONAL: Readonly<Record<'low' | 'central' | 'high', string>> = {
  low: `CASE WHEN energy_low <= 0 OR intensity_low <= 0 THEN 0
             ELSE energy_central * intensity_central * ${SPREAD('low')} END`,
  central: 'energy_central * intensity_central',
  high: `CASE WHEN energy_central <= 0 OR intensity_central <= 0 THEN energy_high * intensity_high
              ELSE energy_central * intensity_central * ${SPREAD('high')} END`,
}

/** Exact to 1e-15 kWh or g, so that no sum depends on order, threads or grouping. */
const exactSum = (expression: string, alias: string): string =>
  `coalesce(sum(CAST(amount * (${expression}) AS DECIMAL(38, 15))), 0)::DOUBLE AS ${alias}`

const range = (part: string, expression: (side: 'low' | 'central' | 'high') => string): string =>
  (['low', 'central', 'high'] as const)
    .map((side) => exactSum(expression(side), `${part}_${side}`))
    .join(',\n  ')

/** One comparison per filtered dimension; every value is bound. */
function conditions(filter: UsageFilter): { sql: (late: boolean) => string; params: Record<string, string> } {
  const params: Record<string, string> = {}
  const early: string[] = []
  const late: string[] = []
  if (filter.from) {
    params.from = filter.from
    early.push('f.day >= $from::DATE')
  }
  if (filter.to) {
    params.to = filter.to
    early.push('f.day <= $to::DATE')
  }
  for (const dimension of DIMENSIONS) {
    const values = dimension === 'day' || dimension === 'month' ? undefined : filter[dimension]
    if (!values) continue
    const names = values.map((value, index) => {
      params[`${dimension}${index}`] = value
      return `$${dimension}${index}`
    })
    const condition = names.length > 0 ? `${DIMENSION_SQL[dimension]} IN (${names.join(', ')})` : 'false'
    ;(dimension === 'category' ? late : early).push(condition)
  }
  const sql = (isLate: boolean) => (isLate ? late : early).map((condition) => ` AND ${condition}`).join('')
  return { sql, params }
}

/** A relation of daily facts, and what its dimensions are over the same aliases as `DIMENSION_SQL`. */
export interface FactSource<Name extends string> {
  readonly relation: string
  /** Who owns its rows, with the columns of `owners` and `teams` that dimensions name. Default: those relations. */
  readonly owners?: string
  readonly teams?: string
  readonly dimensions: Readonly<Record<Name, string>>
}

interface Question<Name extends string> {
  readonly groupBy: readonly Name[]
  readonly filter: UsageFilter
  readonly method: Method
}

/** The facts themselves, each with its owner. */
export const FACTS: FactSource<Dimension> = { relation: 'facts', dimensions: DIMENSION_SQL }

/** The facts of `createSums`: the same amounts, owners told apart by account and team only. */
const SUMS: FactSource<Dimension> = {
  relation: 'sums',
  owners: 'sum_owners',
  teams: 'sum_owners',
  dimensions: DIMENSION_SQL,
}

/**
 * The one SQL sum behind every figure: facts per group, kind and month, summed exactly, times coefficient,
 * times intensity. Reads the relations `sums`, `sum_owners`, `kinds`, `coefficients` and `intensities`
 * of the connection; a line proxied by cost in a currency other than USD is excluded, for want of a rate.
 */
export const summarise = (
  connection: Connection,
  question: Question<Dimension>,
): Promise<readonly SummaryRow[]> => summariseFrom(connection, SUMS, question)

/** As {@link summarise}, from other facts, with dimensions of their own. */
export async function summariseFrom<Name extends string>(
  connection: Connection,
  source: FactSource<Name>,
  question: Question<Name>,
): Promise<readonly (SummaryRow & Readonly<Partial<Record<Name, string>>>)[]> {
  const { groupBy, filter } = question
  const where = conditions(filter)
  const early = groupBy.filter((dimension) => dimension !== 'category')
  const needs = (dimension: Dimension) =>
    (groupBy as readonly string[]).includes(dimension) ||
    (dimension in filter && dimension !== 'day' && dimension !== 'month')
  const earlyColumns = early.map((name) => `${source.dimensions[name]} AS "${name}",`).join(' ')
  const keys = groupBy.map((dimension) => `"${dimension}",`).join(' ')
  const order = groupBy.map((_, index) => `${index + 1}, `).join('')
  return connection.select<SummaryRow & Readonly<Partial<Record<Name, string>>>>(
    `WITH sums AS (
  SELECT ${earlyColumns} f.kind_id, strftime(f.day, '%Y-%m') AS month_of_sum, any_value(k.provider) AS provider_of_sum,
    any_value(k.region) AS region_of_sum, f.currency, sum(f.quantity)::DOUBLE AS quantity, sum(f.list_cost)::DOUBLE AS list_cost,
    sum(f.effective_cost) AS effective_cost, sum(f.positive_cost) AS positive_cost, sum(f.lines) AS lines
  FROM ${source.relation} f JOIN kinds k USING (kind_id)
    ${needs('account') ? `JOIN ${source.owners ?? 'owners'} o USING (owner_id)` : ''}
    ${needs('team') ? `JOIN ${source.teams ?? 'teams'} t USING (owner_id)` : ''}
  WHERE true${where.sql(false)}
  GROUP BY ALL
), graded AS (
  SELECT s.*, c.category, i.low AS intensity_low, i.central AS intensity_central, i.high AS intensity_high,
    c.energy_low, c.energy_central, c.energy_high, c.embodied_low, c.embodied_central, c.embodied_high,
    CASE WHEN c.status IN ('measured', 'proxied') AND (i.central IS NULL OR (c.basis = 'list-cost-usd' AND s.currency <> 'USD'))
      THEN 'excluded' ELSE c.status END AS status,
    CASE WHEN c.basis = 'list-cost-usd' THEN coalesce(s.list_cost, 0) ELSE coalesce(s.quantity, 0) END AS amount_if_counted
  FROM sums s
    JOIN coefficients c ON c.kind_id = s.kind_id AND c.month = s.month_of_sum
    LEFT JOIN intensities i ON i.provider = s.provider_of_sum AND i.region = s.region_of_sum AND i.month = s.month_of_sum AND i.method = $method
  WHERE true${where.sql(true)}
), counted AS (
  SELECT *, CASE WHEN status IN ('measured', 'proxied') THEN amount_if_counted ELSE 0 END AS amount FROM graded
)
SELECT ${keys} currency,
  coalesce(sum(lines) FILTER (status <> 'no-usage'), 0)::DOUBLE AS lines,
  coalesce(sum(lines) FILTER (status = 'no-usage'), 0)::DOUBLE AS excluded_lines,
  coalesce(sum(amount), 0)::DOUBLE AS amount,
  coalesce(sum(effective_cost) FILTER (status <> 'no-usage'), 0)::DOUBLE AS cost,
  coalesce(sum(effective_cost) FILTER (status = 'no-usage'), 0)::DOUBLE AS excluded_cost,
  coalesce(sum(positive_cost) FILTER (status = 'measured'), 0)::DOUBLE AS positive_measured,
  coalesce(sum(positive_cost) FILTER (status = 'proxied'), 0)::DOUBLE AS positive_proxied,
  coalesce(sum(positive_cost) FILTER (status = 'excluded'), 0)::DOUBLE AS positive_excluded,
  ${range('energy', (side) => `energy_${side}`)},
  ${range('operational', (side) => OPERATIONAL[side])},
  ${range('embodied', (side) => `embodied_${side}`)}
FROM counted
GROUP BY ALL
ORDER BY ${order}currency`,
    { ...where.params, method: question.method },
  )
}
