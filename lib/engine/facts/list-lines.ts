import type { Method } from '#lib/domain/factors/factor-set.ts'
import { emissionsOf } from '#lib/domain/report/build-report.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'
import type { Page, PageOfRows, UsageLine } from '#lib/domain/report/usage-line.ts'
import type { Connection } from '../duckdb/engine.ts'
import { START_SQL } from './conditions.ts'
import { type BoundSql, countedFacts, emissionColumns, type FactSource } from './counted-facts.ts'
import { type Positioned, pageOf, pageSql } from './page-sql.ts'
import { USAGE } from './summarise.ts'

const COLUMNS = [
  'start',
  'kind',
  'owner',
  'resource',
  'provider',
  'service',
  'usageType',
  'region',
  'account',
  'team',
  'tags',
  'unit',
] as const
type Column = (typeof COLUMNS)[number]

/** The lines themselves, each with all that a bill says of it. */
const LINES: FactSource<Column> = {
  relation: 'usage',
  dimensions: {
    ...USAGE.dimensions,
    start: START_SQL,
    owner: 'f.owner_id::VARCHAR',
    tags: 'o.tags',
    unit: 'k.unit',
  },
}

/** A line without the rule that estimated it, which is not in the facts. */
export type ListedLine = Omit<UsageLine, 'ruleId'>

type LineRow = Omit<SummaryRow, Column> &
  Positioned &
  Readonly<Record<Column, string>> &
  Readonly<Record<string, unknown>> &
  Pick<UsageLine, 'category' | 'status' | 'grade' | 'reason' | 'quantity'>

const SORT_VALUE: Readonly<Record<PageOfRows['by'], string>> = {
  co2e: 'operational_central + embodied_central',
  energy: 'energy_central',
  cost: 'cost',
  name: 'start',
}

const KEYS = ['start', 'kind', 'owner', 'resource', 'currency']

/** Every line with usage that a filter chooses, in no order. */
function linesSql(filter: UsageFilter): BoundSql {
  const { sql, params } = countedFacts(LINES, { columns: COLUMNS, filter, summed: false })
  return {
    sql: `${sql}
SELECT ${COLUMNS.map((name) => `"${name}"`).join(', ')}, currency, category, status, grade, reason, coalesce(quantity, 0) AS quantity,
  effective_cost::DOUBLE AS cost, lines::DOUBLE AS lines, ${emissionColumns(false)}
FROM counted WHERE status <> 'no-usage'`,
    params,
  }
}

const toLine = (row: LineRow): ListedLine => ({
  start: row.start,
  kind: row.kind,
  owner: row.owner,
  resource: row.resource,
  currency: row.currency,
  provider: row.provider,
  service: row.service,
  usageType: row.usageType,
  region: row.region,
  account: row.account,
  team: row.team,
  tags: JSON.parse(row.tags) as Record<string, string>,
  category: row.category,
  status: row.status,
  grade: row.grade,
  reason: row.reason,
  quantity: row.quantity,
  unit: row.unit,
  cost: row.cost,
  lines: row.lines,
  ...emissionsOf([row]),
})

interface LineQuestion {
  readonly filter: UsageFilter
  readonly method: Method
}

/** A page of the lines that a filter chooses. Reads `usage`. */
export async function listLines(
  connection: Connection,
  { filter, method }: LineQuestion,
  page: PageOfRows,
): Promise<Page<ListedLine>> {
  const { sql, params } = linesSql(filter)
  const rest = pageSql(KEYS, page)
  const rows = await connection.select<LineRow>(
    `SELECT * FROM (SELECT *, ${SORT_VALUE[page.by]} AS sort_value FROM (${sql})) ${rest.sql}`,
    { ...params, ...rest.params, method },
  )
  return pageOf(rows, KEYS, page.limit, toLine)
}

/**
 * Every line that a filter chooses, some at a time, in an order of their own values. What it keeps in memory does not grow with
 * the lines.
 */
export async function* eachLine(
  connection: Connection,
  { filter, method }: LineQuestion,
): AsyncGenerator<readonly ListedLine[]> {
  const { sql, params } = linesSql(filter)
  const rows = connection.stream<LineRow>(
    `SELECT * FROM (${sql}) ORDER BY ${KEYS.map((key) => `"${key}"`).join(', ')}`,
    {
      ...params,
      method,
    },
  )
  for await (const some of rows) yield some.map(toLine)
}
