import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UNALLOCATED } from '#lib/domain/report/emissions.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import type { Page, PageOfRows } from '#lib/domain/report/usage-line.ts'
import type { TeamRule } from '#lib/domain/teams/team-rule.ts'
import { FACT_DECIMAL, KIND_COLUMNS, OWNER_COLUMNS } from '#lib/domain/usage/charge-columns.ts'
import type { Connection } from '#lib/engine/duckdb/engine.ts'
import { quotePath } from '#lib/engine/duckdb/quote.ts'
import { withConnection } from '#lib/engine/duckdb/shared-engine.ts'
import { withSharedRelations } from '#lib/engine/duckdb/shared-schemas.ts'
import { choices } from '#lib/engine/facts/choices.ts'
import { COEFFICIENT_COLUMNS, INTENSITY_COLUMNS } from '#lib/engine/facts/coefficient-table.ts'
import { eachLine, type ListedLine, listLines } from '#lib/engine/facts/list-lines.ts'
import { narrowFacts } from '#lib/engine/facts/narrow-facts.ts'
import { sharedFacts } from '#lib/engine/facts/shared-facts.ts'
import { summarise, summariseWithTotal } from '#lib/engine/facts/summarise.ts'
import { billedDays } from '#lib/queries/billed-days.ts'

const folder = mkdtempSync(join(tmpdir(), 'headroom-sums-'))
const folders = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'].map((id) =>
  join(folder, id),
)

const row = (columns: Readonly<Record<string, string>>, given: Readonly<Record<string, string>>) =>
  Object.entries(columns)
    .map(
      ([name, type]) => `CAST(${given[name] ?? (type === 'VARCHAR' ? `''` : 'NULL')} AS ${type}) AS ${name}`,
    )
    .join(', ')

/** Kind 1 on five days of two owners: 1, 2, 4, 8 and 16 hours; the first part has 32 more, and each part one line of 64 that is the same. */
const LINES = `(VALUES ('2026-08-01', 1, 1), ('2026-08-30', 1, 2), ('2026-08-31', 2, 4), ('2026-09-01', 1, 8), ('2026-09-02', 2, 16))`

async function write(connection: Connection, part: string, extra: string) {
  mkdirSync(part)
  const copy = (name: string, query: string) =>
    connection.run(`COPY (${query}) TO ${quotePath(join(part, `${name}.parquet`))} (FORMAT parquet)`)
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE lines AS SELECT d::TIMESTAMP AS charge_period_start, 1::UBIGINT AS kind_id, o::UBIGINT AS owner_id,
       'machine' AS resource_id, 'USD' AS currency, ${['quantity', 'billed_cost', 'effective_cost', 'list_cost', 'positive_cost'].map((name) => `h::${FACT_DECIMAL} AS ${name}`).join(', ')}, 1::BIGINT AS lines
     FROM (${extra}) AS t(d, o, h)`,
  )
  await copy('usage', 'FROM lines')
  await copy(
    'usage_daily',
    'SELECT charge_period_start::DATE AS day, * EXCLUDE (charge_period_start, resource_id) FROM lines',
  )
  await copy(
    'kinds',
    `SELECT 1::UBIGINT AS kind_id, ${row(KIND_COLUMNS, { provider: `'AWS'`, region: `'eu-west-1'`, has_quantity: 'true' })}`,
  )
  const owner = (id: number, account: string, tags: string) =>
    `SELECT ${id}::UBIGINT AS owner_id, ${row(OWNER_COLUMNS, { sub_account_id: `'${account}'`, tags: `'${tags}'` })}`
  await copy(
    'owners',
    `${owner(1, 'one', '{"app":"a","env":"test"}')} UNION ALL ${owner(2, 'two', '{"app":"b"}')}`,
  )
}

beforeAll(() =>
  withConnection(async (connection) => {
    const twin = `SELECT '2026-09-02', 1, 64`
    await write(connection, folders[0] ?? '', `${twin} UNION ALL FROM ${LINES}`)
    await write(connection, folders[1] ?? '', twin)
  }),
)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The account *two* is a team of its own; the other has none. */
const RULES: readonly TeamRule[] = [
  { id: 'two', when: [{ subject: 'account', key: '', test: 'is', values: ['two'] }], gives: { team: 'two' } },
]

/** Asks with 1 kWh an hour and 100 g a kWh. */
const ask = <Answer>(work: (connection: Connection) => Promise<Answer>): Promise<Answer> =>
  withSharedRelations([sharedFacts(folders, { rules: RULES })], async (connection) => {
    const estimate = {
      kind_id: '1',
      status: `'measured'`,
      category: `'compute'`,
      grade: `'A'`,
      basis: `'quantity'`,
      energy_low: '1',
      energy_central: '1',
      energy_high: '1',
      idle_central: '0',
      embodied_low: '0',
      embodied_central: '0',
      embodied_high: '0',
    }
    const months = ['2026-08', '2026-09']
    await connection.run(
      `CREATE TEMP TABLE coefficients AS ${months.map((month) => `SELECT ${row(COEFFICIENT_COLUMNS, { ...estimate, month: `'${month}'` })}`).join(' UNION ALL ')}`,
    )
    await connection.run(
      `CREATE TEMP TABLE intensities AS ${months.map((month) => `SELECT ${row(INTENSITY_COLUMNS, { provider: `'AWS'`, region: `'eu-west-1'`, month: `'${month}'`, method: `'location'`, low: '100', central: '100', high: '100' })}`).join(' UNION ALL ')}`,
    )
    return work(connection)
  })

const hours = async (filter: UsageFilter, groupBy: readonly ('day' | 'account' | 'month')[] = []) =>
  ask(async (connection) => {
    const rows = await summarise(connection, { groupBy, filter, method: 'location' })
    return Object.fromEntries(
      rows.map((each) => [groupBy.map((name) => each[name]).join(' '), each.energy_central]),
    )
  })

describe('sums', () => {
  it('of whole months hold every day of them', async () => {
    expect(await hours({ from: '2026-08-01', to: '2026-08-31' })).toEqual({ '': 7 })
    expect(await hours({}, ['month'])).toEqual({ '2026-08': 7, '2026-09': 8 + 16 + 128 })
  })

  it('of months cut in two hold only the days asked for', async () => {
    expect(await hours({ from: '2026-08-01', to: '2026-08-30' })).toEqual({ '': 3 })
    expect(await hours({ from: '2026-08-02', to: '2026-08-31' })).toEqual({ '': 6 })
    expect(await hours({ from: '2026-09-02' }, ['account'])).toEqual({ one: 128, two: 16 })
  })

  it('of days are the same with and without their owners', async () => {
    expect(await hours({ from: '2026-08-30', to: '2026-09-01' }, ['day'])).toEqual({
      '2026-08-30': 2,
      '2026-08-31': 4,
      '2026-09-01': 8,
    })
    expect(await hours({ from: '2026-08-30', to: '2026-09-01' }, ['day', 'account'])).toEqual({
      '2026-08-30 one': 2,
      '2026-08-31 two': 4,
      '2026-09-01 one': 8,
    })
  })

  it('come with the total of their groups', async () => {
    const { total, groups } = await ask((connection) =>
      summariseWithTotal(connection, { groupBy: ['account', 'day'], filter: {}, method: 'location' }),
    )
    const byMonth = await ask((connection) =>
      summariseWithTotal(connection, { groupBy: ['month'], filter: {}, method: 'location' }),
    )
    expect(byMonth.total).toEqual(total)
    expect(byMonth.groups.map((each) => [each.month, each.energy_central])).toEqual([
      ['2026-08', 7],
      ['2026-09', 152],
    ])
    expect(total.map((each) => [each.currency, each.energy_central, each.lines])).toEqual([['USD', 159, 7]])
    expect(groups.map((each) => [each.account, each.day, each.energy_central])).toEqual([
      ['one', '2026-08-01', 1],
      ['one', '2026-08-30', 2],
      ['one', '2026-09-01', 8],
      ['one', '2026-09-02', 128],
      ['two', '2026-08-31', 4],
      ['two', '2026-09-02', 16],
    ])
  })

  it('leave nothing of other teams on a connection that is narrowed', async () => {
    const narrowedTo = (team: string) =>
      ask(async (connection) => {
        await narrowFacts(connection, [team])
        const of = (filter: UsageFilter, groupBy: readonly ('day' | 'month')[]) =>
          summarise(connection, { groupBy, filter, method: 'location' })
        const answers = [await of({}, ['day']), await of({}, ['month']), await of({ to: '2026-08-30' }, [])]
        return answers.map((rows) => rows.reduce((sum, each) => sum + each.energy_central, 0))
      })
    expect(await narrowedTo('nobody')).toEqual([0, 0, 0])
    expect(await narrowedTo('two')).toEqual([20, 20, 0])
    expect(await narrowedTo(UNALLOCATED)).toEqual([139, 139, 3])
  })

  it('come with what filters offer, of the teams that may be seen, and with the days of everybody', async () => {
    const seenBy = (teams: readonly string[] | 'all') =>
      ask(async (connection) => {
        if (teams !== 'all') await narrowFacts(connection, teams)
        const { accounts, teams: named, tags, regions, usageTypes } = await choices(connection)
        return { accounts, named, tags, regions, usageTypes, days: await billedDays(connection) }
      })
    const always = {
      usageTypes: [],
      days: [
        { provider: 'AWS', month: '2026-08', first: 1, last: 31 },
        { provider: 'AWS', month: '2026-09', first: 1, last: 2 },
      ],
    }
    expect(await seenBy('all')).toEqual({
      ...always,
      accounts: ['one', 'two'],
      named: [UNALLOCATED, 'two'].sort(),
      tags: ['app=a', 'env=test', 'app=b'],
      regions: ['eu-west-1'],
    })
    expect(await seenBy(['two'])).toMatchObject({
      ...always,
      accounts: ['two'],
      named: ['two'],
      tags: ['app=b'],
    })
    expect(await seenBy(['nobody'])).toEqual({ ...always, accounts: [], named: [], tags: [], regions: [] })
  })
})

describe('lines', () => {
  const page = (more: Partial<PageOfRows>): PageOfRows =>
    ({ by: 'co2e', descending: true, limit: 1, ...more }) as PageOfRows

  it('come once each, page after page, also those that two parts have alike', async () => {
    for (const by of ['co2e', 'energy', 'cost', 'name'] as const) {
      const seen: number[] = []
      let after: string | null = null
      do {
        const more: Partial<PageOfRows> = after === null ? {} : { after }
        const found: Page<ListedLine> = await ask((connection) =>
          listLines(connection, { filter: {}, method: 'location' }, page({ by, ...more })),
        )
        seen.push(...found.rows.map(({ quantity }) => quantity))
        after = found.next
      } while (after !== null && seen.length < 20)
      expect(seen.toSorted((a, b) => a - b)).toEqual([1, 2, 4, 8, 16, 64, 64])
      if (by !== 'name') expect(seen).toEqual([64, 64, 16, 8, 4, 2, 1])
    }
  })

  it('of a period are those of its days', async () => {
    const filter = { from: '2026-08-30', to: '2026-08-31' }
    const found: Page<ListedLine> = await ask((connection) =>
      listLines(connection, { filter, method: 'location' }, page({ limit: 9 })),
    )
    expect(found.rows.map((line) => [line.start, line.quantity, line.totalKgCo2e.central])).toEqual([
      ['2026-08-31T00:00:00Z', 4, 0.4],
      ['2026-08-30T00:00:00Z', 2, 0.2],
    ])
  })

  it('are streamed in the order of their time', async () => {
    const all = await ask(async (connection) => {
      const quantities: number[] = []
      for await (const some of eachLine(connection, { filter: {}, method: 'location' }))
        quantities.push(...some.map(({ quantity }) => quantity))
      return quantities
    })
    expect(all).toEqual([1, 2, 4, 8, 64, 64, 16])
  })

  it.each([[['text', 'part', 1]], [[1, 2, 3]], [[1, 'part', 'place']], [[1, 'part']], [{}]])(
    'refuse a cursor that is none: %j',
    async (position) => {
      const after = Buffer.from(JSON.stringify(position)).toString('base64url')
      await expect(
        ask((connection) => listLines(connection, { filter: {}, method: 'location' }, page({ after }))),
      ).rejects.toMatchObject({ code: 'bad-arguments' })
    },
  )
})
