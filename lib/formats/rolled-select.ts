import { FACT_DECIMAL, KIND_COLUMNS, OWNER_COLUMNS } from '#lib/domain/usage/charge-columns.ts'
import { AMOUNTS } from './amounts.ts'
import type { CanonicalColumn } from './charge-expressions.ts'
import { expressionsOf } from './charge-select.ts'
import { aliased, rawDescription } from './raw-description.ts'
import type { RecognisedExport } from './recognised-export.ts'
import type { SourceColumns } from './source-column.ts'

/** What a roll-up keeps apart besides kind and currency: finer answers cost a larger table, not another scan. */
export interface Grain {
  readonly time: 'day' | 'month'
  readonly owners: boolean
}

/** Sums that later steps add up again. */
export const ROLLED_SUMS = [...AMOUNTS, 'positive_cost', 'lines'] as const

/** The columns that describe a line, in the order a roll-up yields them. */
export function describingColumns(grain: Grain): readonly [CanonicalColumn, string][] {
  const owners = grain.owners ? OWNER_COLUMNS : {}
  const described = { ...KIND_COLUMNS, ...owners, currency: 'VARCHAR' }
  return Object.entries(described) as [CanonicalColumn, string][]
}

/**
 * Canonical records of an export, summed per description and day or month, in one scan. A bill repeats a few
 * hundred descriptions a million times, so rows are summed by their raw describing cells first, and only the
 * distinct ones are normalised: numbers and dates are all that is parsed per row.
 *
 * @param source a relation with the raw columns, as SQL
 */
export function rolledSelect(
  recognised: RecognisedExport,
  columns: SourceColumns,
  source: string,
  grain: Grain,
): string {
  const charges = expressionsOf(recognised, columns)
  const { inner, columns: expressions } = charges
  const describing = describingColumns(grain).filter(([name]) => name !== 'has_quantity')
  const raw = rawDescription(
    charges,
    columns,
    describing.map(([name]) => name),
  )
  const sums = AMOUNTS.map((name) => `sum(CAST(${expressions[name]} AS ${FACT_DECIMAL})) AS ${name}`)
  const perRow = [
    ...raw.cells.map(({ sql }) => sql),
    `CAST(${expressions.has_quantity} AS BOOLEAN) AS has_quantity`,
    `${expressions.reject_reason} IS NOT NULL AS rejected`,
    `CAST(date_trunc('${grain.time}', ${expressions.charge_period_start}) AS DATE) AS day`,
    `min(${expressions.charge_period_start}) AS first_start`,
    `max(${expressions.charge_period_end}) AS last_end`,
    ...sums,
    `sum(CAST(greatest(${expressions.effective_cost}, 0) AS ${FACT_DECIMAL})) AS positive_cost`,
    'count(*) AS lines',
  ]
  const summed = `SELECT ${perRow.join(', ')} FROM (SELECT *${aliased(inner)} FROM ${source}) GROUP BY ALL`
  const canonical = describing.map(([name, type]) => `CAST(${expressions[name]} AS ${type}) AS ${name}`)
  const carried = ['has_quantity', 'rejected', 'day', 'first_start', 'last_end', ...ROLLED_SUMS]
  return `SELECT ${[...canonical, ...carried].join(', ')} FROM (SELECT *${aliased(raw.shared)} FROM (${summed}))`
}
