import type { Method } from '#lib/domain/factors/factor-set.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import { lineKey } from '#lib/domain/report/line-id.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quoteLiteral } from '../duckdb/quote.ts'
import { DIMENSION_SQL } from './conditions.ts'
import { countedFacts } from './counted-facts.ts'
import { atEnd } from './line-blocks.ts'

/** Where a line stands in a list: what it is sorted by, its part, and its place there. */
export type LinePosition = readonly [value: number, part: string, place: number]

/** Whether a line stands before another. */
function isBefore(a: LinePosition, b: LinePosition, descending: boolean): boolean {
  if (a[0] !== b[0]) return descending ? a[0] > b[0] : a[0] < b[0]
  return a[1] === b[1] ? a[2] < b[2] : a[1] < b[1]
}

interface BlockRow {
  readonly filename: string
  readonly part: string
  readonly first: number
  readonly last: number
  readonly rows: number
  readonly least: number
  readonly greatest: number
}

interface Block extends BlockRow {
  readonly begins: LinePosition
}

interface Wanted {
  readonly filter: UsageFilter
  readonly method: Method
  /** What lines are sorted by, over `counted` of {@link countedFacts}: it never falls where an amount, cost or time rises. */
  readonly sortValue: string
  readonly descending: boolean
  /** Only lines after this. */
  readonly after?: LinePosition | undefined
}

/** As much of a filter as kinds tell. */
function ofKinds({
  provider,
  service,
  region,
  usageType,
  kind,
  category,
  status,
  line,
}: UsageFilter): UsageFilter {
  const kinds = kind ?? line?.map((id) => lineKey(id).kind)
  const known = { provider, service, region, usageType, kind: kinds, category, status }
  return Object.fromEntries(Object.entries(known).filter(([, values]) => values !== undefined))
}

const DIMENSIONS = {
  ...DIMENSION_SQL,
  filename: 'f.filename',
  first_place: 'f.first_place',
  last_place: 'f.last_place',
  rows: 'f.rows',
  charge_period_start: 'f.charge_period_start',
} as const

/** The blocks that may hold lines of a filter, with what these are sorted by at either end. */
async function blocksOf(connection: Connection, { filter, method, sortValue }: Wanted): Promise<BlockRow[]> {
  const end = (name: 'least' | 'greatest') =>
    `SELECT filename, first_place, last_place, kind_id, month AS day, currency, rows, ${atEnd(name)}, 0 AS positive_cost, 0 AS lines
     FROM line_blocks WHERE greatest_charge_period_start >= coalesce($first, '0001-01-01')::TIMESTAMP
       AND least_charge_period_start < coalesce($last, '9998-12-31')::TIMESTAMP + INTERVAL 1 DAY`
  const { sql, params } = countedFacts(
    { relation: `(${end('least')} UNION ALL ${end('greatest')})`, dimensions: DIMENSIONS },
    {
      columns: ['filename', 'first_place', 'last_place', 'rows', 'charge_period_start'],
      filter: ofKinds(filter),
      summed: false,
    },
  )
  return connection.select<BlockRow>(
    `${sql} SELECT filename, parse_path(filename)[-2] AS part, first_place::DOUBLE AS "first", last_place::DOUBLE AS "last",
       sum(rows)::DOUBLE / 2 AS rows, min(sort_value) AS least, max(sort_value) AS greatest
     FROM (SELECT *, ${sortValue} AS sort_value FROM counted WHERE status <> 'no-usage') GROUP BY ALL`,
    { ...params, method, first: filter.from ?? null, last: filter.to ?? null },
  )
}

/** Lines of the first batch; each has twice as many as the one before, up to the most. */
const FIRST_LINES = 500_000
const MOST_LINES = 8_000_000

/** The lines of some blocks, few of which are all of a large organisation: the engine looks at no other. */
function relationOf(blocks: readonly Block[]): string {
  const stretches: { filename: string; first: number; last: number }[] = []
  for (const { filename, first, last } of blocks.toSorted(byPlace)) {
    const before = stretches.at(-1)
    if (before?.filename === filename && before.last + 1 === first) before.last = last
    else stretches.push({ filename, first, last })
  }
  const filesOf = new Map<string, string[]>()
  for (const { filename, first, last } of stretches) {
    const range = `file_row_number BETWEEN ${first} AND ${last}`
    filesOf.set(range, [...(filesOf.get(range) ?? []), quoteLiteral(filename)])
  }
  const some = [...filesOf].map(([range, names]) => `FROM usage WHERE filename IN (${names}) AND ${range}`)
  return `(${some.join(' UNION ALL ')})`
}

const byPlace = (a: Block, b: Block): number =>
  a.filename === b.filename ? a.first - b.first : a.filename < b.filename ? -1 : 1

/** The blocks that may hold lines of a list, each with where the first of them may stand, in that order. */
async function blocksInOrder(connection: Connection, wanted: Wanted): Promise<readonly Block[]> {
  const { descending, after } = wanted
  const blocks = (await blocksOf(connection, wanted)).flatMap((block): Block[] => {
    const { part, first, last, least, greatest } = block
    const [top, bottom] = descending ? [greatest, least] : [least, greatest]
    if (after && !isBefore(after, [bottom, part, last], descending)) return []
    const isCut = after !== undefined && isBefore([top, part, first], after, descending)
    return [{ ...block, begins: [isCut ? after[0] : top, part, first] }]
  })
  return blocks.sort((a, b) => (isBefore(a.begins, b.begins, descending) ? -1 : 1))
}

/**
 * The first lines of a list, in order, from as few of the files as tell them: blocks are read in the order of where their first lines may
 * stand, until none is left that may stand before the last line found. Reads `line_blocks`, `kinds`, `coefficients` and `intensities`.
 *
 * @param read the first lines of the list among those of a relation with the columns of `usage`, which the filter need not choose
 * @param firstLines how many lines to look at first
 */
export async function firstOfBlocks<Line>(
  connection: Connection,
  wanted: Wanted,
  { read, positionOf, limit }: FirstLines<Line>,
  firstLines = FIRST_LINES,
): Promise<readonly Line[]> {
  const { descending } = wanted
  const blocks = await blocksInOrder(connection, wanted)
  let found: readonly Line[] = []
  for (let next = 0, lines = firstLines; ; lines = Math.min(lines * 2, MOST_LINES)) {
    const last = found[limit - 1]
    const batch: Block[] = []
    for (let rows = 0; rows < lines; next += 1) {
      const block = blocks[next]
      if (!block || (last && isBefore(positionOf(last), block.begins, descending))) break
      batch.push(block)
      rows += block.rows
    }
    if (batch.length === 0) return found
    found = [...found, ...(await read(relationOf(batch)))]
      .sort((a, b) => (isBefore(positionOf(a), positionOf(b), descending) ? -1 : 1))
      .slice(0, limit)
  }
}

interface FirstLines<Line> {
  readonly read: (relation: string) => Promise<readonly Line[]>
  readonly positionOf: (line: Line) => LinePosition
  readonly limit: number
}
