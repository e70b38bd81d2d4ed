import type { Method } from '#lib/domain/factors/factor-set.ts'
import { emissionsOf } from '#lib/domain/report/build-report.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'
import type { Page, PageOfRows, UsageLine } from '#lib/domain/report/usage-line.ts'
import type { Connection } from '../duckdb/engine.ts'
import { needsLines, START_SQL } from './conditions.ts'
import { type BoundSql, countedFacts, emissionColumns, type FactSource } from './counted-facts.ts'
import { firstOfBlocks, type LinePosition } from './first-of-blocks.ts'
import { type PageKey, pageOf, pageSql, positionIn } from './page-sql.ts'
import { summarise, USAGE } from './summarise.ts'

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
  ...USAGE,
  dimensions: {
    ...USAGE.dimensions,
    start: START_SQL,
    owner: 'f.owner_id::VARCHAR',
    tags: 'o.tags',
    unit: 'k.unit',
  },
}

/** As much of a line as chooses and sorts it, and as the rest is looked up by. */
const BARE_LINES = {
  charge_period_start: 'f.charge_period_start',
  owner_id: 'f.owner_id',
  resource_id: 'f.resource_id',
  filename: 'f.filename',
  place: 'f.file_row_number::DOUBLE',
} as const

/** A line without the rule that estimated it, which is not in the facts. */
export type ListedLine = Omit<UsageLine, 'ruleId'>

type LineRow = Omit<SummaryRow, Column> & {
  readonly sort_value: number
  readonly part: string
  readonly place: number
} & Readonly<Record<Column, string>> &
  Readonly<Record<string, unknown>> &
  Pick<UsageLine, 'category' | 'status' | 'grade' | 'reason' | 'quantity'>

/** Over `counted`. */
const SORT_VALUE: Readonly<Record<PageOfRows['by'], string>> = {
  co2e: 'coalesce(amount * energy_central * intensity_central, 0) + coalesce(amount * embodied_central, 0)',
  energy: 'coalesce(amount * energy_central, 0)',
  cost: 'effective_cost::DOUBLE',
  name: 'epoch_us(charge_period_start)::DOUBLE',
}

/** The id of a part, which is the name of its folder. */
const PART = 'parse_path(filename)[-2]'

/** Files of a part never change, so that the place in one tells a line apart, even from its like in another part. */
const KEYS: readonly PageKey[] = [
  { name: 'filename', type: 'text', told: PART },
  { name: 'place', type: 'number' },
]

/** The same, as a cursor says them. */
const TOLD: readonly PageKey[] = [
  { name: 'part', type: 'text' },
  { name: 'place', type: 'number' },
]

/** All that a page shows of the lines that a filter chooses, in no order. */
function linesSql(source: FactSource<string>, filter: UsageFilter, more: readonly string[] = []): BoundSql {
  const columns = [...COLUMNS, ...more]
  const { sql, params } = countedFacts(source, { columns, filter, summed: false })
  return {
    sql: `${sql}
SELECT ${columns.map((name) => `"${name}"`).join(', ')}, currency, category, status, grade, reason, coalesce(quantity, 0) AS quantity,
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

/**
 * A page of the lines that a filter chooses. Reads `usage`, of it only where such lines may lie.
 *
 * @param firstLines how many lines to look at first
 */
export async function listLines(
  connection: Connection,
  question: LineQuestion,
  page: PageOfRows,
  firstLines?: number,
): Promise<Page<ListedLine>> {
  const { descending, limit } = page
  const after =
    page.after === undefined ? undefined : (positionIn(page.after, 'number', TOLD) as LinePosition)
  const rows = await firstOfBlocks(
    connection,
    { ...question, sortValue: SORT_VALUE[page.by], descending, after },
    {
      read: (relation) => firstLinesOf(connection, relation, question, page),
      positionOf: ({ sort_value, part, place }) => [sort_value, part, place],
      limit: limit + 1,
    },
    firstLines,
  )
  return pageOf(rows, TOLD, limit, toLine)
}

/**
 * The lines of a relation like `usage` that are on a page, and one more, in no order: they are found by few columns first, and only
 * they are looked up whole.
 */
async function firstLinesOf(
  connection: Connection,
  relation: string,
  { filter, method }: LineQuestion,
  page: PageOfRows,
): Promise<readonly LineRow[]> {
  const bare = Object.keys(BARE_LINES) as (keyof typeof BARE_LINES)[]
  const source = { ...USAGE, relation, dimensions: BARE_LINES }
  const chosen = countedFacts(source, { columns: bare, filter, summed: false })
  const onPage = pageSql('number', KEYS, page)
  const found = {
    sort_value: 'f.sort_value',
    place: 'f.place',
    part: PART.replace('filename', 'f.filename'),
  }
  const whole = linesSql(
    {
      relation: `(${chosen.sql} SELECT *, charge_period_start::DATE AS day FROM (
        SELECT ${bare.join(', ')}, kind_id, currency, quantity, list_cost, effective_cost, positive_cost, lines, ${SORT_VALUE[page.by]} AS sort_value
        FROM counted WHERE status <> 'no-usage') ${onPage.sql})`,
      dimensions: { ...LINES.dimensions, ...found },
    },
    {},
    Object.keys(found),
  )
  return connection.select<LineRow>(whole.sql, { ...chosen.params, ...onPage.params, method })
}

/** Lines of one sort: as many as it may hold in memory. */
const SORTED_AT_ONCE = 250_000

/** The filter cut by days into ones of so many lines each, in order, where sums can tell how many lines a day has. */
async function cutByDays(
  connection: Connection,
  { filter, method }: LineQuestion,
): Promise<readonly UsageFilter[]> {
  if (needsLines(filter)) return [filter]
  const cuts: { from: string; to: string; lines: number }[] = []
  for (const { day = '', lines } of await summarise(connection, { groupBy: ['day'], filter, method })) {
    const last = cuts.at(-1)
    if (last && (last.to === day || last.lines + lines <= SORTED_AT_ONCE)) {
      last.to = day
      last.lines += lines
    } else cuts.push({ from: day, to: day, lines })
  }
  return cuts.map(({ from, to }) => ({ ...filter, from, to }))
}

const ORDER = ['start', 'kind', 'owner', 'resource', 'currency', 'quantity', 'cost']
  .map((name) => `"${name}"`)
  .join(', ')

/**
 * Every line that a filter chooses, some at a time, in an order of their own values. What it keeps in memory does not grow with
 * the lines.
 */
export async function* eachLine(
  connection: Connection,
  { filter, method }: LineQuestion,
): AsyncGenerator<readonly ListedLine[]> {
  for (const some of await cutByDays(connection, { filter, method })) {
    const { sql, params } = linesSql(LINES, some)
    const rows = connection.stream<LineRow>(`SELECT * FROM (${sql}) ORDER BY ${ORDER}`, { ...params, method })
    for await (const each of rows) yield each.map(toLine)
  }
}
