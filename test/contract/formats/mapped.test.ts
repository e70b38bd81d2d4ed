import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ColumnMapping } from '#lib/domain/imports/column-mapping.ts'
import { DEFAULT_LIMITS } from '#lib/domain/imports/limits.ts'
import { type Connection, openEngine } from '#lib/engine/duckdb/engine.ts'
import { quotePath } from '#lib/engine/duckdb/quote.ts'
import { partFolder } from '#lib/engine/facts/part-files.ts'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { createChargeView } from '#lib/engine/reading/read-bill.ts'
import { importBills } from '#lib/engine/worker/import-bills.ts'
import { headerHash } from '#lib/formats/mapped/header-hash.ts'
import { ColumnMappingSchema } from '#lib/formats/mapped/remembered-mapping.ts'
import type { ChargeRow } from '#test/support/read-charges.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const folder = await temporaryFolder()

const HEADERS = [
  'Datum',
  'Dienst',
  'Zähler',
  'Menge',
  'Einheit',
  'Kosten',
  'Region',
  'Konto',
  'Objekt',
  'Team',
]
const MAPPING: ColumnMapping = {
  name: 'Our cloud report',
  provider: { text: 'Amazon Web Services' },
  date: { column: 'Datum', order: 'dmy' },
  service: { column: 'Dienst' },
  usageType: { column: 'Zähler' },
  quantity: { column: 'Menge' },
  unit: { column: 'Einheit' },
  cost: { column: 'Kosten' },
  currency: { text: 'EUR' },
  region: { column: 'Region' },
  account: { column: 'Konto' },
  resource: { column: 'Objekt' },
  decimal: 'comma',
  tags: [{ column: 'Team', key: 'team' }],
}
const ROWS = [
  [
    '01.06.2026',
    'AmazonEC2',
    'EU-BoxUsage:m5.large',
    '1.000,5',
    'Hrs',
    '107,05',
    'eu-west-1',
    '007',
    'i-1',
    'shop',
  ],
  ['2.6.2026', 'AmazonEC2', 'EU-BoxUsage:m5.large', '24', 'Hrs', '2,57', 'eu-west-1', '007', 'i-1', 'shop'],
  ['31.12.2026', 'AmazonEC2', 'EU-BoxUsage:m5.large', '0,5', 'Hrs', '-0,07', 'eu-west-1', '008', '', ''],
]

const mappingsFor = (headers: readonly string[], mapping: ColumnMapping) => [
  { headerHash: headerHash(headers), mapping },
]

let files = 0
function write(headers: readonly string[], rows: readonly (readonly string[])[], delimiter = ';'): string {
  const path = join(folder, `table${files++}.csv`)
  writeFileSync(path, `${[headers, ...rows].map((row) => row.join(delimiter)).join('\n')}\n`)
  return path
}

async function withMapped<Result>(
  path: string,
  headers: readonly string[],
  mapping: ColumnMapping,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const bill = await recogniseBill(path, mappingsFor(headers, mapping))
  const engine = await openEngine({ threads: 2 })
  try {
    const connection = await engine.connect()
    await createChargeView(connection, [bill], 'charges')
    return await work(connection)
  } finally {
    engine.close()
  }
}

let imports = 0
const importMapped = (path: string, headers: readonly string[], mapping: ColumnMapping) =>
  importBills(
    {
      task: 'import',
      importId: `import${imports++}`,
      files: [{ path, name: 'table.csv' }],
      mappings: mappingsFor(headers, mapping),
      limits: { ...DEFAULT_LIMITS, rejectedShare: 1 },
      lakeFolder: join(folder, 'lake'),
    },
    () => undefined,
  )

const charges = (
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  mapping: ColumnMapping,
): Promise<ChargeRow[]> =>
  withMapped(write(headers, rows), headers, mapping, (connection) =>
    connection.select<ChargeRow>(
      `SELECT * REPLACE (CAST(charge_period_start AS VARCHAR) AS charge_period_start,
         CAST(charge_period_end AS VARCHAR) AS charge_period_end,
         CAST(billing_period_start AS VARCHAR) AS billing_period_start) FROM charges`,
    ),
  )

/** What `13/07/2026` and its kin are read as, one answer for each cell. */
async function datesOf(order: ColumnMapping['date']['order'], cells: readonly string[]) {
  const headers = ['when', 'what', 'much']
  const rows = cells.map((text) => [text, 'x', '1'])
  const mapping = { ...SMALL, date: { column: 'when', order }, service: { column: 'what' } }
  return (await charges(headers, rows, { ...mapping, quantity: { column: 'much' } })).map(
    (row) => row.charge_period_start ?? row.reject_reason,
  )
}

const SMALL: ColumnMapping = {
  name: 'Small',
  provider: { text: 'azure' },
  date: { column: 'day', order: 'iso' },
  service: { text: 'Everything' },
  usageType: null,
  quantity: { column: 'amount' },
  unit: null,
  cost: null,
  currency: null,
  region: null,
  account: null,
  resource: null,
  decimal: 'point',
  tags: [],
}

describe('a table that a person has mapped', () => {
  it('with semicolons, decimal commas and German dates: 1000.5 + 24 + 0.5 = 1025 hours, 107.05 + 2.57 − 0.07 = 109.55 EUR', async () => {
    const path = write(HEADERS, ROWS)
    const sums = await withMapped(path, HEADERS, MAPPING, (connection) =>
      connection.select(
        `SELECT count(*)::DOUBLE AS rows, count(reject_reason)::DOUBLE AS rejected, sum(quantity) AS quantity,
           sum(CAST(effective_cost AS DECIMAL(38, 12)))::DOUBLE AS cost, any_value(currency) AS currency FROM charges`,
      ),
    )
    expect(sums).toEqual([{ rows: 3, rejected: 0, quantity: 1025, cost: 109.55, currency: 'EUR' }])
  })

  it('becomes canonical records: usage of a known provider, a day long, in the month of its date', async () => {
    const [first, second, third] = await charges(HEADERS, ROWS, MAPPING)
    expect(first).toMatchObject({
      provider: 'AWS',
      service_name: 'AmazonEC2',
      usage_type: 'EU-BoxUsage:m5.large',
      unit: 'Hrs',
      line_type: 'Usage',
      region: 'eu-west-1',
      billing_account_id: '007',
      sub_account_id: '007',
      resource_id: 'i-1',
      tags: '{"team":"shop"}',
      has_quantity: true,
      quantity: 1000.5,
      billed_cost: 107.05,
      effective_cost: 107.05,
      list_cost: 107.05,
      charge_period_start: '2026-06-01 00:00:00',
      charge_period_end: '2026-06-02 00:00:00',
      billing_period_start: '2026-06-01',
      reject_reason: null,
    })
    expect(second).toMatchObject({ charge_period_start: '2026-06-02 00:00:00', quantity: 24 })
    expect(third).toMatchObject({ billing_period_start: '2026-12-01', tags: '{}', resource_id: '' })
  })

  it('is imported like any other bill, with the cells that are wrong named by their headers', async () => {
    const path = write(HEADERS, [
      ...ROWS,
      ['06/31/2026', 'AmazonEC2', 'x', '1', 'Hrs', '1', '', '', '', ''],
      ['03.06.2026', 'AmazonEC2', 'x', '1.00.0', 'Hrs', '1', '', '', '', ''],
      ['', 'Summe', '', '1025', '', '109,55', '', '', '', ''],
    ])
    const result = await importMapped(path, HEADERS, MAPPING)
    expect(result.rejected.lines).toBe(3)
    expect(
      result.parts.map(({ billingAccountId, billingPeriod, rows }) => [
        billingAccountId,
        billingPeriod,
        rows,
      ]),
    ).toEqual([
      ['007', '2026-06-01', 2],
      ['008', '2026-12-01', 1],
    ])
    const engine = await openEngine()
    const connection = await engine.connect()
    const reasons = await connection.select<{ reason: string }>(
      `SELECT reason FROM read_csv(${quotePath(result.rejectedFile ?? '')}) ORDER BY line`,
    )
    const [facts] = await connection.select(
      `SELECT sum(quantity)::DOUBLE AS quantity FROM read_parquet([${result.parts.map(({ id }) => quotePath(join(partFolder(folder, 'lake', id), 'usage.parquet')))}])`,
    )
    engine.close()
    expect(reasons.map(({ reason }) => reason)).toEqual([
      'Datum is not a date',
      'Menge is not a number',
      'the row has no date',
    ])
    expect(facts).toEqual({ quantity: 1025 })
  })

  it('without a cost has an unknown cost, no currency, and says what that costs', async () => {
    const headers = ['day', 'amount']
    const [row] = await charges(headers, [['2026-06-01', '1234.5']], {
      ...SMALL,
      currency: { text: 'USD' },
    })
    expect(row).toMatchObject({
      provider: 'Microsoft',
      quantity: 1234.5,
      billed_cost: null,
      effective_cost: null,
      list_cost: null,
      currency: '',
    })
    const bill = await recogniseBill(write(headers, []), mappingsFor(headers, SMALL))
    expect(bill).toMatchObject({ format: 'mapped', version: 'Small' })
    expect(bill.gaps.find(({ column }) => column === 'cost')?.cost).toContain('unknown')
  })

  it('without a quantity says that it has none, rather than zero', async () => {
    const headers = ['day', 'price']
    const mapping: ColumnMapping = {
      ...SMALL,
      quantity: null,
      cost: { column: 'price' },
      currency: { text: 'USD' },
    }
    const [row] = await charges(headers, [['2026-06-01', '12.5']], mapping)
    expect(row).toMatchObject({ has_quantity: false, quantity: null, effective_cost: 12.5, list_cost: 12.5 })
  })

  it('of fixed texts and two columns can be imported, though no cell describes it', async () => {
    const headers = ['day', 'amount']
    const path = write(headers, [
      ['2026-06-01', '1'],
      ['2026-06-02', '2'],
    ])
    const result = await importMapped(path, headers, SMALL)
    expect(result.parts).toMatchObject([{ provider: 'Microsoft', billingPeriod: '2026-06-01', rows: 2 }])
  })

  it('keeps columns apart that differ only in spelling, and takes headers for what they are: text', async () => {
    const headers = ['__proto__', 'Cost', 'cost ', '"""; DROP TABLE charges; --"', "a'b"]
    const mapping: ColumnMapping = {
      ...SMALL,
      date: { column: '__proto__', order: 'iso' },
      quantity: { column: 'Cost' },
      cost: { column: 'cost ' },
      currency: { text: 'U\'S"D' },
      service: { column: '"; DROP TABLE charges; --' },
      tags: [{ column: "a'b", key: "__proto__'" }],
    }
    const path = write(headers, [['2026-06-01', '1', '2', 'S', 'T']])
    const parsed = headers.map((header) => (header.startsWith('"') ? '"; DROP TABLE charges; --' : header))
    const [row] = await withMapped(path, parsed, mapping, (connection) =>
      connection.select<ChargeRow>(
        'SELECT quantity, effective_cost, service_name, currency, tags FROM charges',
      ),
    )
    expect(row).toEqual({
      quantity: 1,
      effective_cost: 2,
      service_name: 'S',
      currency: 'U\'S"D',
      tags: `{"__proto__'":"T"}`,
    })
  })
})

describe('dates', () => {
  it('are read in the order that the mapping says, and in no other', async () => {
    expect(await datesOf('dmy', ['13/07/2026', '1.2.26', '03-04-2026 17:45', '07/13/2026'])).toEqual([
      '2026-07-13 00:00:00',
      '2026-02-01 00:00:00',
      '2026-04-03 17:45:00',
      'when is not a date',
    ])
    expect(await datesOf('mdy', ['7/13/2026', '01/02/2026 1:30 PM', '13/07/2026', '2026-07-13'])).toEqual([
      '2026-07-13 00:00:00',
      '2026-01-02 13:30:00',
      'when is not a date',
      'when is not a date',
    ])
    expect(
      await datesOf('iso', [
        '2026-07-13',
        '2026-07',
        '20260713',
        '2026/7/3',
        '2026-07-13T23:00:00-02:00',
        '1.7.2026',
      ]),
    ).toEqual([
      '2026-07-13 00:00:00',
      '2026-07-01 00:00:00',
      '2026-07-13 00:00:00',
      '2026-07-03 00:00:00',
      '2026-07-14 01:00:00',
      'when is not a date',
    ])
  })
})

describe('a mapping', () => {
  it('is used for its own header alone, in its own order', async () => {
    const swapped = [HEADERS[1] ?? '', HEADERS[0] ?? '', ...HEADERS.slice(2)]
    await expect(recogniseBill(write(swapped, []), mappingsFor(HEADERS, MAPPING))).rejects.toMatchObject({
      code: 'format-unknown',
    })
  })

  it('never takes a file from a format that knows it', async () => {
    const headers =
      'ProviderName,BillingAccountId,ChargePeriodStart,ChargeCategory,ServiceName,ConsumedQuantity,EffectiveCost,BilledCost'.split(
        ',',
      )
    const mapping: ColumnMapping = {
      ...SMALL,
      date: { column: 'ChargePeriodStart', order: 'iso' },
      quantity: { column: 'ConsumedQuantity' },
    }
    const bill = await recogniseBill(write(headers, [], ','), mappingsFor(headers, mapping))
    expect(bill.format).toBe('focus')
  })

  it('that names a column the file lacks is refused', async () => {
    const mapping = { ...MAPPING, region: { column: 'Ort' } }
    await expect(recogniseBill(write(HEADERS, ROWS), mappingsFor(HEADERS, mapping))).rejects.toMatchObject({
      code: 'column-missing',
      happened: expect.stringContaining('Ort'),
    })
  })

  it('has a quantity or a cost, tags with keys of their own, and nothing that nobody knows', () => {
    expect(ColumnMappingSchema.safeParse(MAPPING).success).toBe(true)
    const wrong = [
      { ...MAPPING, quantity: null, cost: null },
      {
        ...MAPPING,
        tags: [
          { column: 'Team', key: 'a' },
          { column: 'Region', key: 'a' },
        ],
      },
      { ...MAPPING, provider: { text: ' ' } },
      { ...MAPPING, provider: { text: 'a', column: 'b' } },
      { ...MAPPING, sql: 'DROP TABLE' },
      { ...MAPPING, decimal: 'dot' },
    ]
    for (const each of wrong) expect(ColumnMappingSchema.safeParse(each).success).toBe(false)
  })
})
