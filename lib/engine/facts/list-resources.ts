import type { Method } from '#lib/domain/factors/factor-set.ts'
import { emissionsOf } from '#lib/domain/report/build-report.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'
import type { Page, PageOfRows, ResourceUsage } from '#lib/domain/report/usage-line.ts'
import type { Connection } from '../duckdb/engine.ts'
import { type PageKey, type Positioned, pageOf, pageSql } from './page-sql.ts'
import { summarySql, USAGE } from './summarise.ts'

interface ResourceRow extends SummaryRow, Positioned {
  readonly resource: string
  readonly [column: string]: unknown
}

const SORT_VALUE: Readonly<Record<PageOfRows['by'], string>> = {
  co2e: 'operational_central + embodied_central',
  energy: 'energy_central',
  cost: 'cost',
  name: 'resource',
}

const KEYS: readonly PageKey[] = [
  { name: 'resource', type: 'text' },
  { name: 'currency', type: 'text' },
]

function statusOf({
  positive_measured,
  positive_proxied,
  positive_excluded,
}: SummaryRow): ResourceUsage['status'] {
  const found = (
    [
      ['measured', positive_measured],
      ['proxied', positive_proxied],
      ['excluded', positive_excluded],
    ] as const
  ).filter(([, cost]) => cost > 0)
  const [only] = found
  return only && found.length === 1 ? only[0] : 'mixed'
}

/** A page of the resources that a filter chooses, each with what it used, in one currency. Reads `usage`. */
export async function listResources(
  connection: Connection,
  { filter, method }: { readonly filter: UsageFilter; readonly method: Method },
  page: PageOfRows,
): Promise<Page<ResourceUsage>> {
  const { sql, params } = summarySql(USAGE, { groupBy: ['resource'], filter })
  const rest = pageSql(page.by === 'name' ? 'text' : 'number', KEYS, page)
  const rows = await connection.select<ResourceRow>(
    `SELECT * FROM (SELECT *, ${SORT_VALUE[page.by]} AS sort_value FROM (${sql}) WHERE lines > 0) ${rest.sql}`,
    { ...params, ...rest.params, method },
  )
  return pageOf(rows, KEYS, page.limit, (row) => ({
    resource: row.resource,
    currency: row.currency,
    lines: row.lines,
    cost: row.cost,
    status: statusOf(row),
    ...emissionsOf([row]),
  }))
}
