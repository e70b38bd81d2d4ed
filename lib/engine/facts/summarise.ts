import type { Method } from '#lib/domain/factors/factor-set.ts'
import type { Dimension } from '#lib/domain/report/emissions.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'
import type { Connection } from '../duckdb/engine.ts'
import { DIMENSION_SQL, needsLines } from './conditions.ts'
import { type BoundSql, countedFacts, emissionColumns, type FactSource } from './counted-facts.ts'

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

/** The same by whole months. */
const MONTH_SUMS: FactSource<Dimension> = { ...SUMS, relation: 'month_sums' }

/** The same with all owners together. */
const DAY_SUMS: FactSource<Dimension> = { ...SUMS, relation: 'day_sums' }

/** The lines behind the facts. */
export const USAGE: FactSource<Dimension | 'resource'> = {
  relation: 'usage',
  dimensions: { ...DIMENSION_SQL, resource: 'f.resource_id' },
  time: 'f.charge_period_start',
}

/** Whether a filter cuts no month in two. */
const isOfMonths = ({ from, to }: UsageFilter): boolean =>
  (from === undefined || from.endsWith('-01')) && (to === undefined || isLastOfMonth(to))

const isLastOfMonth = (day: string): boolean => {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.getUTCDate() === 1
}

/** The smallest facts that can tell what is asked. */
const sourceFor = ({ filter, groupBy }: Question<Dimension>): FactSource<Dimension> => {
  if (needsLines(filter)) return USAGE
  if (filter.tag) return FACTS
  if (isOfMonths(filter) && !groupBy.includes('day')) return MONTH_SUMS
  const isOfOwners = OF_OWNERS.some((dimension) => filter[dimension] || groupBy.includes(dimension))
  return isOfOwners ? SUMS : DAY_SUMS
}

/** The dimensions that owners tell. */
const OF_OWNERS = ['account', 'team'] as const

/**
 * The one SQL sum behind every figure: facts per group, kind and month, summed exactly, times coefficient,
 * times intensity. Reads the relations `sums`, `day_sums`, `month_sums`, `sum_owners`, `kinds`, `coefficients` and
 * `intensities` of the connection, for a tag or a resource `facts`, `owners`, `teams` or `usage` too; a line proxied by cost in a
 * currency other than USD is excluded, for want of a rate.
 */
export const summarise = (
  connection: Connection,
  question: Question<Dimension>,
): Promise<readonly SummaryRow[]> => summariseFrom(connection, sourceFor(question), question)

/**
 * As {@link summarise}, with the total of all groups, the same to the last digit as without grouping: read with them where the groups
 * are of the same sums, else asked for itself.
 */
export async function summariseWithTotal(
  connection: Connection,
  question: Question<Dimension>,
): Promise<{ readonly total: readonly SummaryRow[]; readonly groups: readonly SummaryRow[] }> {
  const { groupBy, method } = question
  const isOfSameSums = groupBy.every((name) => name !== 'day' && !OF_OWNERS.some((own) => own === name))
  if (groupBy.length === 0 || !isOfSameSums) {
    const total = await summarise(connection, { ...question, groupBy: [] })
    return { total, groups: groupBy.length === 0 ? [] : await summarise(connection, question) }
  }
  const { sql, params } = summarySql(sourceFor(question), question, true)
  const rows = await connection.select<SummaryRow & { readonly is_total: boolean }>(
    `${sql}\nORDER BY is_total, ${groupBy.map((_, index) => `${index + 1}, `).join('')}currency`,
    { ...params, method },
  )
  const of = (isTotal: boolean) => rows.filter((row) => row.is_total === isTotal)
  const left = new Set<string>(['is_total', ...groupBy])
  const withoutKeys = (row: SummaryRow) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !left.has(name))) as unknown as SummaryRow
  return {
    total: of(true).map(withoutKeys),
    groups: of(false).map(({ is_total: _, ...row }) => row),
  }
}

/** As {@link summarise}, from other facts, with dimensions of their own. */
export async function summariseFrom<Name extends string>(
  connection: Connection,
  source: FactSource<Name>,
  question: Question<Name>,
): Promise<readonly (SummaryRow & Readonly<Partial<Record<Name, string>>>)[]> {
  const { sql, params } = summarySql(source, question)
  const order = question.groupBy.map((_, index) => `${index + 1}, `).join('')
  return connection.select(`${sql}\nORDER BY ${order}currency`, { ...params, method: question.method })
}

/**
 * The rows of `summariseFrom` in no order, `$method` left to bind.
 *
 * @param withTotal whether to add the total of each currency, of which `is_total` is true
 */
export function summarySql<Name extends string>(
  source: FactSource<Name>,
  { groupBy, filter }: Pick<Question<Name>, 'groupBy' | 'filter'>,
  withTotal = false,
): BoundSql {
  const counted = countedFacts(source, { columns: groupBy, filter, summed: true })
  const keys = groupBy.map((dimension) => `"${dimension}",`).join(' ')
  const sums = Object.entries(source.sums ?? {}).map(([name, sql]) => `${sql} AS "${name}",`)
  const isTotal = withTotal ? `grouping("${groupBy[0]}") = 1 AS is_total,` : ''
  return {
    sql: `${counted.sql}
SELECT ${keys} currency, ${isTotal} ${sums.join(' ')}
  coalesce(sum(lines) FILTER (status <> 'no-usage'), 0)::DOUBLE AS lines,
  coalesce(sum(lines) FILTER (status = 'no-usage'), 0)::DOUBLE AS excluded_lines,
  coalesce(sum(amount), 0)::DOUBLE AS amount,
  coalesce(sum(effective_cost) FILTER (status <> 'no-usage'), 0)::DOUBLE AS cost,
  coalesce(sum(effective_cost) FILTER (status = 'no-usage'), 0)::DOUBLE AS excluded_cost,
  coalesce(sum(positive_cost) FILTER (status = 'measured'), 0)::DOUBLE AS positive_measured,
  coalesce(sum(positive_cost) FILTER (status = 'proxied'), 0)::DOUBLE AS positive_proxied,
  coalesce(sum(positive_cost) FILTER (status = 'excluded'), 0)::DOUBLE AS positive_excluded,
  ${emissionColumns(true)}
FROM counted
GROUP BY ${withTotal ? `GROUPING SETS ((${keys} currency), (currency))` : 'ALL'}`,
    params: counted.params,
  }
}
