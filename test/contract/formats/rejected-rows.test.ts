import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createRejectedTable } from '#lib/engine/reading/rejected-rows.ts'
import { countUnreadableRows } from '#lib/engine/reading/unreadable-rows.ts'
import { CUR_LINE } from '#test/support/cur-lines.ts'
import { withCharges } from '#test/support/read-charges.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeCsv } from '#test/support/write-table.ts'

const folder = await temporaryFolder()
const line = (change: Partial<Record<keyof typeof CUR_LINE, string>>) => ({ ...CUR_LINE, ...change })

const AMOUNTS = [
  ['1', true],
  ['-0', true],
  ['6.123E-7', true],
  ['', true],
  ['9e20', true],
  ['one', false],
  ['1,5', false],
  ['NaN', false],
  ['Infinity', false],
  ['1e400', false],
  ['1e23', false],
  ['0x10', false],
] as const

it('rejects amounts that are no numbers, or larger than any bill has', async () => {
  const path = writeCsv(
    join(folder, 'amounts.csv'),
    AMOUNTS.map(([amount]) => line({ 'lineItem/UsageAmount': amount })),
  )
  await withCharges([path], async (connection) => {
    const rows = await connection.select<{ reason: string | null }>(
      'SELECT reject_reason AS reason FROM charges',
    )
    expect(rows.map(({ reason }) => reason)).toEqual(
      AMOUNTS.map(([, good]) => (good ? null : 'lineItem/UsageAmount is not a number')),
    )
  })
})

const DATES = [
  ['2026-01-05T10:00:00Z', '2026-01-05 10:00:00'],
  ['2026-01-05T10:00:00.000Z', '2026-01-05 10:00:00'],
  ['2026-01-05 10:00:00', '2026-01-05 10:00:00'],
  ['2026-01-05', '2026-01-05 00:00:00'],
  ['2026-01-05T10:00:00+02:00', '2026-01-05 08:00:00'],
  ['2026-01-05T10:00:00-0500', '2026-01-05 15:00:00'],
  ['2024-02-29T23:59:59Z', '2024-02-29 23:59:59'],
  ['', '2026-01-01 00:00:00'],
  ['2026-02-30', null],
  ['01/05/2026', null],
  ['0001-01-01', null],
  ['9999-12-31', null],
  ['infinity', null],
] as const

it('reads ISO dates to UTC, falls back to the billing period, and rejects what is no date', async () => {
  const path = writeCsv(
    join(folder, 'dates.csv'),
    DATES.map(([date]) => line({ 'lineItem/UsageStartDate': date })),
  )
  await withCharges([path], async (connection) => {
    const rows = await connection.select<{ start: string; reason: string | null }>(
      'SELECT CAST(charge_period_start AS VARCHAR) AS start, reject_reason AS reason FROM charges',
    )
    expect(rows.map(({ start, reason }) => (reason === null ? start : null))).toEqual(
      DATES.map(([, expected]) => expected),
    )
  })
})

it('lists every rejected row with its line, reason and cells, and loses none', async () => {
  const path = writeCsv(join(folder, 'mixed.csv'), [
    line({}),
    line({ 'lineItem/UsageAmount': 'two' }),
    line({ 'lineItem/UsageType': 'a,"b"' }),
    line({ 'lineItem/UnblendedCost': 'NaN', 'lineItem/UsageType': 'c,"d"' }),
  ])
  const good = Object.values(CUR_LINE).join(',')
  appendFileSync(path, `${good},surplus\n${good}\nü,"stray"quote\n`)
  appendFileSync(path, `${good.replace('Hrs', 'many').replace('0.1', 'x')}\n`)
  await withCharges([path], async (connection, bills) => {
    // The beginning of a file this small shows the short row; a long file would not.
    const strict = bills.map((bill) => ({ ...bill, container: { ...bill.container, shortRows: false } }))
    const { createChargeView } = await import('#lib/engine/reading/read-bill.ts')
    await createChargeView(connection, strict, 'charges')
    const [kept] = await connection.select<{ rows: number; bad: number }>(
      'SELECT count(*)::INTEGER AS rows, count(reject_reason)::INTEGER AS bad FROM charges',
    )
    await connection.select('SELECT max(region) AS again FROM charges')
    expect(kept).toEqual({ rows: 6, bad: 3 })
    expect(await countUnreadableRows(connection)).toBe(2)
    await createRejectedTable(connection, strict, 'rejected')
    const rejected = await connection.select(
      'SELECT CAST(line AS INTEGER) AS line, reason, cells FROM rejected',
    )
    expect(rejected).toMatchObject([
      { line: 3, reason: 'lineItem/UsageAmount is not a number' },
      {
        line: 5,
        reason: 'lineItem/UnblendedCost is not a number',
        cells: expect.stringContaining('"c,""d"""'),
      },
      { line: 6, reason: 'the row has too many cells', cells: `${good},surplus` },
      { line: 8, cells: 'ü,"stray"quote' },
      { line: 9, reason: 'lineItem/UnblendedCost is not a number' },
    ])
  })
})
