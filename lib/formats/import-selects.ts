import { FACT_DECIMAL, KIND_COLUMNS, OWNER_COLUMNS } from '#lib/domain/usage/charge-columns.ts'
import { AMOUNTS } from './amounts.ts'
import type { CanonicalColumn } from './charge-expressions.ts'
import { expressionsOf } from './charge-select.ts'
import { aliased, rawDescription } from './raw-description.ts'
import type { RecognisedExport } from './recognised-export.ts'
import type { SourceColumns } from './source-column.ts'

const DESCRIBING = Object.entries({ ...KIND_COLUMNS, ...OWNER_COLUMNS, currency: 'VARCHAR' }) as [
  CanonicalColumn,
  string,
][]

/** The two SELECTs of an import over one export. Both scan the source; neither normalises a description twice. */
export interface ImportSelects {
  /** Distinct descriptions (canonical) and days with their sums, and `raw_key`, `billing_period`, `day`, `rejected`, `lines`. */
  readonly descriptions: string
  /** Every readable line: `raw_key` of its description, `billing_period`, times, resource and amounts. */
  readonly lines: string
}

/**
 * @param source a relation with the raw columns, as SQL
 * @param sourceNumber tells apart exports whose raw cells may be equal and mean different things
 */
export function importSelects(
  recognised: RecognisedExport,
  columns: SourceColumns,
  source: string,
  sourceNumber: number,
): ImportSelects {
  const charges = expressionsOf(recognised, columns)
  const { inner, columns: expressions } = charges
  const describing = DESCRIBING.filter(([name]) => name !== 'has_quantity')
  const { cells, shared } = rawDescription(
    charges,
    columns,
    describing.map(([name]) => name),
  )
  const raw = cells.length === 0 ? "''" : cells.map(({ sql }) => sql).join(', ')
  const parsed = `SELECT *${aliased(inner)} FROM ${source}`
  const hasQuantity = `CAST(${expressions.has_quantity} AS BOOLEAN)`
  const start = expressions.charge_period_start
  const period = `strftime(${expressions.billing_period_start}, '%Y-%m-%d')`
  const amounts = AMOUNTS.map((name) => [name, `CAST(${expressions[name]} AS ${FACT_DECIMAL})`] as const)
  const summed = `SELECT ${raw}, ${hasQuantity} AS has_quantity, ${expressions.reject_reason} IS NOT NULL AS rejected,
    ${period} AS billing_period, CAST(${start} AS DATE) AS day,
    min(${start}) AS first_start, max(${expressions.charge_period_end}) AS last_end,
    ${amounts.map(([name, amount]) => `sum(${amount}) AS ${name}`).join(', ')},
    sum(CAST(greatest(${expressions.effective_cost}, 0) AS ${FACT_DECIMAL})) AS positive_cost, count(*) AS lines
    FROM (${parsed}) GROUP BY ALL`
  const canonical = describing.map(([name, type]) => `CAST(${expressions[name]} AS ${type}) AS ${name}`)
  return {
    descriptions: `SELECT hash(${sourceNumber}, has_quantity, ${raw}) AS raw_key, ${canonical.join(', ')}, has_quantity,
      rejected, billing_period, day, first_start, last_end, ${AMOUNTS.join(', ')}, positive_cost, lines
      FROM (SELECT *${aliased(shared)} FROM (${summed}))`,
    lines: `SELECT hash(${sourceNumber}, ${hasQuantity}, ${raw}) AS raw_key, ${period} AS billing_period,
      ${start} AS charge_period_start, CAST(${expressions.resource_id} AS VARCHAR) AS resource_id${aliased(amounts)}
      FROM (${parsed}) WHERE ${expressions.reject_reason} IS NULL`,
  }
}
