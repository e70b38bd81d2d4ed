import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import type { PageOfRows } from '#lib/domain/report/usage-line.ts'
import { FACT_DECIMAL, KIND_COLUMNS, OWNER_COLUMNS } from '#lib/domain/usage/charge-columns.ts'
import type { Connection } from '#lib/engine/duckdb/engine.ts'
import { quotePath } from '#lib/engine/duckdb/quote.ts'
import { withConnection } from '#lib/engine/duckdb/shared-engine.ts'
import { type Columns, tableFromRows } from '#lib/engine/duckdb/table-from-rows.ts'
import { COEFFICIENT_COLUMNS, INTENSITY_COLUMNS } from '#lib/engine/facts/coefficient-table.ts'
import { writeLineBlocks } from '#lib/engine/facts/line-blocks.ts'
import { type ListedLine, listLines } from '#lib/engine/facts/list-lines.ts'
import { factRelations, lineBlocksRelation, usageRelation } from '#lib/engine/facts/open-facts.ts'
import { factFile, lineBlocksFile } from '#lib/engine/facts/part-files.ts'

const root = mkdtempSync(join(tmpdir(), 'headroom-first-lines-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Months differ, kind 2 has no manufacture, kind 3 is estimated by its cost in USD, kind 4 is no usage. */
const KWH = { 1: 1, 2: 0.001, 3: 5, 4: 0 } as const
const KINDS = [1, 2, 3, 4] as const
const MONTHS = ['2026-08', '2026-09'] as const
const TEAMS = ['one', 'two'] as const

interface Line {
  readonly start: string
  readonly kind: (typeof KINDS)[number]
  readonly owner: 1 | 2
  readonly currency: string
  readonly quantity: number
  readonly cost: number
}

const line: fc.Arbitrary<Line> = fc.record({
  start: fc.constantFrom(
    '2026-08-01 00:00:00',
    '2026-08-31 23:00:00',
    '2026-09-01 00:00:00',
    '2026-09-15 12:00:00',
  ),
  kind: fc.constantFrom(...KINDS),
  owner: fc.constantFrom(1, 2),
  currency: fc.constantFrom('USD', 'EUR'),
  quantity: fc.constantFrom(-3, 0, 1, 1, 2, 1000),
  cost: fc.constantFrom(-1, 0, 0.5, 7),
})

/** So that a page may end amid lines of one value. */
const ALIKE: Line = {
  start: '2026-08-01 00:00:00',
  kind: 1,
  owner: 1,
  currency: 'USD',
  quantity: 1,
  cost: 7,
}

const padded = (columns: Columns, row: Readonly<Record<string, string | number | boolean>>) => ({
  ...Object.fromEntries(
    Object.entries(columns).map(([name, type]) => [name, type === 'VARCHAR' ? '' : null]),
  ),
  ...row,
})

let parts = 0

/** Puts lines on the connection as the engine finds them, in parts of their own. */
async function open(connection: Connection, of: readonly (readonly Line[])[], blockLines: number) {
  const folders: string[] = []
  for (const lines of of) {
    parts += 1
    const folder = join(root, `part-${String(parts).padStart(6, '0')}`)
    mkdirSync(folder)
    folders.push(folder)
    const copy = (query: string, path: string) =>
      connection.run(`COPY (${query}) TO ${quotePath(path)} (FORMAT parquet)`)
    const rows = lines.map(({ start, kind, owner, currency, quantity, cost }, place) => ({
      charge_period_start: start,
      kind_id: kind,
      owner_id: owner,
      resource_id: `${parts}-${place}`,
      currency,
      quantity,
      billed_cost: cost,
      effective_cost: cost,
      list_cost: cost,
      positive_cost: Math.max(cost, 0),
      lines: 1,
    }))
    const amounts = ['quantity', 'billed_cost', 'effective_cost', 'list_cost', 'positive_cost']
    const usage: Columns = {
      charge_period_start: 'TIMESTAMP',
      kind_id: 'UBIGINT',
      owner_id: 'UBIGINT',
      resource_id: 'VARCHAR',
      currency: 'VARCHAR',
      ...Object.fromEntries(amounts.map((name) => [name, FACT_DECIMAL])),
      lines: 'BIGINT',
    }
    await tableFromRows(connection, 'of_part', usage, rows)
    await copy('FROM of_part', factFile(folder, 'usage'))
    const kinds = KINDS.map((kind_id) =>
      padded(
        { kind_id: 'UBIGINT', ...KIND_COLUMNS },
        { kind_id, provider: 'AWS', region: 'eu-west-1', service_name: `s${kind_id}` },
      ),
    )
    await tableFromRows(connection, 'of_part', { kind_id: 'UBIGINT', ...KIND_COLUMNS }, kinds)
    await copy('FROM of_part', factFile(folder, 'kinds'))
    const owners = [1, 2].map((owner_id) =>
      padded(
        { owner_id: 'UBIGINT', ...OWNER_COLUMNS },
        { owner_id, sub_account_id: `a${owner_id}`, tags: '{}' },
      ),
    )
    await tableFromRows(connection, 'of_part', { owner_id: 'UBIGINT', ...OWNER_COLUMNS }, owners)
    await copy('FROM of_part', factFile(folder, 'owners'))
    await writeLineBlocks(connection, folder, lineBlocksFile(folder), blockLines)
  }
  const { kinds, owners } = factRelations(folders)
  const relations = { kinds, owners, usage: usageRelation(folders), line_blocks: lineBlocksRelation(folders) }
  for (const [name, query] of Object.entries(relations))
    await connection.run(`CREATE OR REPLACE TEMP VIEW ${name} AS ${query}`)
  await tableFromRows(
    connection,
    'teams',
    { owner_id: 'UBIGINT', team: 'VARCHAR', rule_id: 'VARCHAR' },
    TEAMS.map((team, index) => ({ owner_id: index + 1, team, rule_id: '' })),
  )
  await tableFromRows(
    connection,
    'coefficients',
    COEFFICIENT_COLUMNS,
    KINDS.flatMap((kind) =>
      MONTHS.map((month, index) => {
        const energy = KWH[kind] * (index + 1)
        return {
          kind_id: String(kind),
          month,
          status: kind === 4 ? 'no-usage' : kind === 3 ? 'proxied' : 'measured',
          category: 'compute',
          grade: 'A',
          reason: '',
          basis: kind === 3 ? 'list-cost-usd' : 'quantity',
          energy_low: energy,
          energy_central: energy,
          energy_high: energy,
          idle_central: 0,
          embodied_low: kind === 1 ? 10 : 0,
          embodied_central: kind === 1 ? 10 : 0,
          embodied_high: kind === 1 ? 10 : 0,
        }
      }),
    ),
  )
  await tableFromRows(
    connection,
    'intensities',
    INTENSITY_COLUMNS,
    MONTHS.map((month) => ({
      provider: 'AWS',
      region: 'eu-west-1',
      month,
      method: 'location',
      low: 100,
      central: 100,
      high: 100,
    })),
  )
}

const filter: fc.Arbitrary<UsageFilter> = fc.constantFrom<UsageFilter>(
  {},
  { service: ['s2', 's3'] },
  { team: ['two'] },
  { account: ['a1'], kind: ['1'] },
  { status: ['excluded'] },
  { from: '2026-08-31', to: '2026-09-01' },
  { from: '2026-09-02' },
)

/** What a filter chooses, told from the lines themselves. */
function isChosen(
  { start, kind, owner, currency }: Line,
  { from, to, service, team, account, status }: UsageFilter,
) {
  const day = start.slice(0, 10)
  return (
    kind !== 4 &&
    (!from || day >= from) &&
    (!to || day <= to) &&
    (!service || service.includes(`s${kind}`)) &&
    (!team || team.includes(TEAMS[owner - 1] ?? '')) &&
    (!account || (account.includes(`a${owner}`) && kind === 1)) &&
    (!status || (kind === 3 && currency === 'EUR'))
  )
}

const energyOf = ({ start, kind, currency, quantity, cost }: Line): number => {
  const months = start < '2026-09' ? 1 : 2
  if (kind === 3) return currency === 'USD' ? cost * KWH[3] * months : 0
  return quantity * KWH[kind] * months
}

const VALUE: Readonly<Record<PageOfRows['by'], (line: Line) => number>> = {
  energy: energyOf,
  co2e: (line) => energyOf(line) * 100 + (line.kind === 1 ? line.quantity * 10 : 0),
  cost: ({ cost }) => cost,
  name: ({ start }) => Date.parse(`${start.replace(' ', 'T')}Z`),
}

it(
  'lines come, page after page, as all of them sorted: by value, part and place',
  () =>
    withConnection((connection) =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(line, { maxLength: 12 }), { minLength: 1, maxLength: 3 }),
          fc.integer({ min: 1, max: 5 }),
          filter,
          fc.constantFrom('co2e', 'energy', 'cost', 'name'),
          fc.boolean(),
          async (of, blockLines, chosen, by, descending) => {
            const before = parts
            await open(connection, of, blockLines)
            const sign = descending ? -1 : 1
            const expected = of
              .flatMap((lines, part) =>
                lines.map((each, place) => ({ each, name: `${before + part + 1}-${place}` })),
              )
              .filter(({ each }) => isChosen(each, chosen))
              .sort((a, b) => sign * (VALUE[by](a.each) - VALUE[by](b.each)))
              .map(({ name }) => name)
            const seen: string[] = []
            let after: string | null = null
            do {
              const page: PageOfRows = { by, descending, limit: 3, ...(after === null ? {} : { after }) }
              const found: Awaited<ReturnType<typeof listLines>> = await listLines(
                connection,
                { filter: chosen, method: 'location' },
                page,
                2,
              )
              seen.push(...found.rows.map((each: ListedLine) => each.resource))
              after = found.next
            } while (after !== null && seen.length <= 36)
            expect(seen).toEqual(expected)
          },
        ),
        { numRuns: 25, examples: [[[Array.from({ length: 8 }, () => ALIKE)], 5, {}, 'co2e', true]] },
      ),
    ),
  60_000,
)
