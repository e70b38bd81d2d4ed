import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { carriesUsage } from '#lib/domain/classify/carries-usage.ts'
import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import { unitMeaning } from '#lib/domain/units/unit-meaning.ts'
import { type KindRow, toKind } from '#lib/engine/facts/kind-row.ts'
import { createRejectedTable } from '#lib/engine/reading/rejected-rows.ts'
import { factorSet20261 } from '#lib/factors/2026-1/factor-set.ts'
import {
  type GcpRow,
  gcpRow,
  writeBigQueryParquet,
  writeDltCsv,
  writeDottedCsv,
  writeFlatParquet,
  writeJsonArray,
  writeJsonLines,
  writePandasCsv,
} from '#test/support/gcp-rows.ts'
import { type ChargeRow, readCharges, withCharges } from '#test/support/read-charges.ts'
import { sample, samplesDir } from '#test/support/samples.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { parseCsv } from '../ccf-oracle/csv.ts'
import { oracleRows } from '../ccf-oracle/oracle.ts'

const folder = await temporaryFolder()
let files = 0
const file = (name: string) => join(folder, `${files++}-${name}`)

const kind = (row: ChargeRow | undefined) => toKind(row as unknown as KindRow)
const GIB = 2 ** 30

const MACHINE = [
  { key: 'compute.googleapis.com/cores', value: '8' },
  { key: 'compute.googleapis.com/memory', value: '32768' },
  { key: 'compute.googleapis.com/machine_spec', value: 'e2-standard-8' },
]

/** One hour of a machine with 8 vCPUs, 32 GiB and a disk of 100 GiB, and what stands around it in a bill. */
const ROWS: readonly GcpRow[] = [
  gcpRow({
    sku: { id: 'CF4E-A0C7-E3BF', description: 'E2 Instance Core running in EMEA' },
    usage: { amount: 28800, unit: 'seconds', amount_in_pricing_units: 8, pricing_unit: 'hour' },
    labels: [
      { key: 'team', value: `o'neil, "core" \\ 2` },
      { key: 'goog-k8s-cluster-name', value: 'blue' },
      { key: 'note', value: "it's None, {not} [a] list" },
    ],
    tags: [
      { key: 'env', value: 'prod', inherited: false, namespace: '42' },
      { key: 'team', value: 'the label counts', inherited: true, namespace: '42' },
    ],
    system_labels: MACHINE,
    resource: { name: 'web-1', global_name: '//compute.googleapis.com/projects/1/zones/b/instances/7' },
    cost: 0.25,
    cost_at_list: 0.3,
    credits: [
      {
        name: "Committed\u00a0use 'A'",
        amount: -0.125,
        full_name: null,
        id: 'a',
        type: 'COMMITTED_USAGE_DISCOUNT',
      },
      { name: 'Free tier, "B"', amount: -0.0625, full_name: 'B', id: 'b', type: 'FREE_TIER' },
    ],
  }),
  gcpRow({
    sku: { id: 'F449-33EC-A5EF', description: 'E2 Instance Ram running in EMEA' },
    usage: {
      amount: 32 * GIB * 3600,
      unit: 'byte-seconds',
      amount_in_pricing_units: 32,
      pricing_unit: 'gibibyte hour',
    },
    system_labels: MACHINE,
    cost: 0.1,
  }),
  gcpRow({
    sku: { id: 'D973-5D65-BAB2', description: 'Storage PD Capacity' },
    usage: {
      amount: 100 * GIB * 3600,
      unit: 'byte-seconds',
      amount_in_pricing_units: 100 / 744,
      pricing_unit: 'gibibyte month',
    },
    cost: 0.005,
  }),
  gcpRow({
    sku: { id: '9C65-7F2B-9D3B', description: 'Licensing Fee for Standard Plan (CPU cost)' },
    usage: { amount: 28800, unit: 'seconds', amount_in_pricing_units: 8, pricing_unit: 'hour' },
    system_labels: MACHINE,
    cost: 0.4,
  }),
  gcpRow({
    service: { id: '5490-F7B7-8DF6', description: 'Cloud Logging' },
    sku: { id: '143F-A1B0-E0BE', description: 'Log Storage cost' },
    usage: { amount: 709, unit: 'bytes', amount_in_pricing_units: 709 / GIB, pricing_unit: 'gibibyte' },
    location: { location: 'eu', country: null, region: null, zone: null },
    invoice: { month: '202606', publisher_type: 'GOOGLE' },
  }),
  gcpRow({
    service: { id: 'A4F4-4E7B-8D2C', description: 'Invoice' },
    sku: { id: 'B61A-22F8-3D4C', description: 'Tax' },
    project: { id: null, number: null, name: null, labels: [], ancestry_numbers: null },
    location: { location: null, country: null, region: null, zone: null },
    usage: { amount: null, unit: null, amount_in_pricing_units: null, pricing_unit: null },
    cost: 12.5,
    cost_type: 'tax',
  }),
  gcpRow({
    sku: { id: 'CF4E-A0C7-E3BF', description: 'E2 Instance Core running in EMEA' },
    usage: { amount: -3600, unit: 'seconds', amount_in_pricing_units: -1, pricing_unit: 'hour' },
    system_labels: MACHINE,
    cost: -0.03125,
    cost_at_list: -0.0375,
  }),
]

const FIRST = {
  provider: 'Google Cloud',
  service_code: '6F81-5844-456A',
  service_name: 'Compute Engine',
  usage_type: 'E2 Instance Core running in EMEA',
  operation: '',
  sku_id: 'CF4E-A0C7-E3BF',
  product_family: '',
  unit: 'seconds',
  line_type: 'Usage',
  commitment_status: '',
  region: 'europe-west1',
  from_region: '',
  to_region: '',
  instance_type: 'e2-standard-8',
  vcpu: 8,
  memory_gib: 32,
  cpu: '',
  storage_media: '',
  deployment: '',
  has_quantity: true,
  billing_account_id: '01AAAA-BBBBBB-CCCCCC',
  sub_account_id: 'shop-prod',
  sub_account_name: 'Shop production',
  tags: JSON.stringify({
    env: 'prod',
    'goog-k8s-cluster-name': 'blue',
    note: "it's None, {not} [a] list",
    'project:team': 'platform',
    team: `o'neil, "core" \\ 2`,
  }),
  charge_period_start: '2026-05-03 04:00:00',
  charge_period_end: '2026-05-03 05:00:00',
  billing_period_start: '2026-05-01',
  resource_id: '//compute.googleapis.com/projects/1/zones/b/instances/7',
  currency: 'EUR',
  quantity: 28800,
  billed_cost: 0.0625,
  effective_cost: 0.0625,
  list_cost: 0.3,
  reject_reason: null,
}

const lines = writeJsonLines(file('lines.json'), ROWS)
const charges = await readCharges(lines)

describe('a row of the export', () => {
  it('is read whole: cost 0.25 less credits of 0.125 and 0.0625 is 0.0625', () => {
    expect(charges[0]).toEqual(FIRST)
  })

  it('in no region belongs to its multi-region, and to the month of its invoice', () => {
    expect(charges[4]).toMatchObject({ region: 'eu', billing_period_start: '2026-06-01', quantity: 709 })
  })

  it('of a month in base units: 100 GiB for an hour are 386,547,056,640,000 byte-seconds', () => {
    expect(charges[2]).toMatchObject({ quantity: 386_547_056_640_000, unit: 'byte-seconds' })
  })

  it('of tax has no quantity, no project and no place, and carries no usage', () => {
    expect(charges[5]).toMatchObject({
      line_type: 'Tax',
      has_quantity: false,
      quantity: null,
      sub_account_id: '',
      region: '',
      effective_cost: 12.5,
      tags: '{}',
    })
    expect(carriesUsage(kind(charges[5]))).toEqual({ carries: false, reason: 'tax' })
  })

  it('of a correction takes usage and money away', () => {
    expect(charges[6]).toMatchObject({
      line_type: 'Usage',
      quantity: -3600,
      effective_cost: -0.03125,
      list_cost: -0.0375,
    })
  })

  it('is one record whatever the number of its labels, tags and credits', () => {
    expect(charges).toHaveLength(ROWS.length)
  })
})

describe('the same rows', () => {
  const shapes: readonly (readonly [string, () => Promise<string> | string])[] = [
    ['an array that bq query answers', () => writeJsonArray(file('array.json'), ROWS)],
    ['Parquet with structs and lists', () => writeBigQueryParquet(folder, ROWS)],
    ['a CSV with dotted names and Python lists', () => writeDottedCsv(file('dotted.csv'), ROWS)],
    ['a CSV of dlt', () => writeDltCsv(file('dlt.csv'), ROWS)],
    ['a flat Parquet of dlt', () => writeFlatParquet(file('flat.parquet'), ROWS)],
    ['a CSV of pandas with Python dictionaries', () => writePandasCsv(file('pandas.csv'), ROWS)],
  ]
  for (const [shape, write] of shapes) {
    it(`in ${shape} give the same records as JSON lines`, async () => {
      expect(await readCharges(await write())).toEqual(charges)
    })
  }
})

describe('what is used', () => {
  const used = (row: ChargeRow | undefined) => {
    const meaning = unitMeaning(String(row?.unit), '2026-05')
    const quantity = Number(row?.quantity)
    if (meaning.dimension === 'time') return quantity * meaning.hours
    if (meaning.dimension === 'data-time') return (quantity * meaning.byteHours) / GIB
    return Number.NaN
  }
  const estimated = (row: ChargeRow | undefined) => estimateKind(kind(row), '2026-05', factorSet20261)

  it('by 28,800 seconds of a vCPU in one hour is 28,800 / 3,600 = 8 vCPU-hours', () => {
    expect(used(charges[0])).toBe(8)
    expect(estimated(charges[0])).toMatchObject({ status: 'measured', ruleId: 'google.compute.core' })
  })

  it('by 123,695,058,124,800 byte-seconds of memory is 32 GiB-hours', () => {
    expect(charges[1]?.quantity).toBe(123_695_058_124_800)
    expect(used(charges[1])).toBeCloseTo(32, 12)
    expect(estimated(charges[1])).toMatchObject({ status: 'measured', ruleId: 'google.compute.memory' })
  })

  it('by a disk of 100 GiB in an hour is 100 GiB-hours', () => {
    expect(used(charges[2])).toBeCloseTo(100, 12)
    expect(estimated(charges[2])).toMatchObject({ status: 'measured', ruleId: 'google.disk.hdd' })
  })

  it('does not depend on the machine that a vCPU belongs to: the line counts vCPUs already', () => {
    const row = charges[0]
    const without = estimateKind({ ...kind(row), vcpu: null }, '2026-05', factorSet20261)
    expect(estimated(row).dynamicKwh).toEqual(without.dynamicKwh)
  })

  it('is not what a licence fee shows again of the same machine', () => {
    expect(charges[3]).toMatchObject({ vcpu: 8, quantity: 28800 })
    expect(estimated(charges[3])).toMatchObject({ status: 'no-usage', reason: 'licence fee' })
  })

  it('without usage.amount is the priced amount: 100 / 744 GiB months of May are 100 GiB-hours', async () => {
    const rows = ROWS.slice(2, 3).map((row) => ({
      ...row,
      usage: { amount_in_pricing_units: 100 / 744, pricing_unit: 'gibibyte month' },
    }))
    const [row] = await readCharges(writeDottedCsv(file('priced.csv'), rows))
    expect(row).toMatchObject({ unit: 'gibibyte month', quantity: 100 / 744 })
    expect(used(row)).toBeCloseTo(100, 9)
  })
})

describe('cost types', () => {
  it('become FOCUS charge categories; one that nobody knows stays as it is, and carries no usage', async () => {
    const types = ['regular', 'tax', 'adjustment', 'rounding_error', 'rounding error', 'barter', '']
    const rows = types.map((cost_type) => ({ ...ROWS[0], cost_type }))
    const read = await readCharges(writeDottedCsv(file('types.csv'), rows))
    expect(read.map((row) => row.line_type)).toEqual([
      'Usage',
      'Tax',
      'Adjustment',
      'Adjustment',
      'Adjustment',
      'barter',
      '',
    ])
    expect(read.map((row) => carriesUsage(kind(row)).carries)).toEqual(
      types.map((type) => type === 'regular'),
    )
  })
})

it('shows a rejected row of JSON with its number and its cells', async () => {
  const path = writeJsonLines(file('rejected.json'), [ROWS[2] ?? {}, gcpRow({ ...ROWS[2], credits: 'lost' })])
  await withCharges([path], async (connection, bills) => {
    await createRejectedTable(connection, bills, 'rejected_rows')
    const rows = await connection.select<{ cells: string }>(
      'SELECT line::INTEGER AS line, reason, cells FROM rejected_rows',
    )
    expect(rows).toMatchObject([{ line: 2, reason: 'the credits cannot be read' }])
    expect(rows[0]?.cells).toContain('6F81-5844-456A,Compute Engine')
    expect(rows[0]?.cells).toContain('lost')
  })
})

describe.skipIf(samplesDir === null)('the lines that the rules are checked with', () => {
  it('have the same kinds and amounts when they are read from an export', async () => {
    const oracle = parseCsv(readFileSync(sample('ccf-oracle/gcp.csv'), 'utf8'))
    const rows = oracle.map((line) =>
      gcpRow({
        service: { id: null, description: line.service_name ?? '' },
        sku: { id: null, description: line.usage_type ?? '' },
        usage: { amount: Number(line.usage_amount), unit: line.usage_unit ?? '' },
        location: { location: null, region: line.region || null, zone: null },
        system_labels: line.machine_type
          ? [{ key: 'compute.googleapis.com/machine_spec', value: line.machine_type }]
          : [],
        cost_type: line.cost_type ?? '',
      }),
    )
    const expected = oracleRows().filter(({ provider }) => provider === 'Google Cloud')
    const read = await readCharges(writeJsonLines(file('oracle.json'), rows))
    expect(read.map(kind)).toEqual(expected.map((row) => row.kind))
    expect(read.map(({ quantity }) => quantity)).toEqual(expected.map((row) => row.quantity))
    expect(read.length).toBeGreaterThan(150)
  })
})

describe.skipIf(samplesDir === null)('the real export', () => {
  const path = sample('bills/gcp-standard/koku_202011_2020-11-08_2020-11-11.csv')

  it('keeps every row, byte and cent (sums by Python: csv, ast and decimal)', async () => {
    await withCharges([path], async (connection, [bill]) => {
      expect([bill?.format, bill?.version]).toEqual(['gcp-billing', 'standard'])
      const sums = await connection.select(
        `SELECT unit, count(*)::INTEGER AS rows, count(reject_reason)::INTEGER AS rejected,
           sum(CAST(quantity AS DECIMAL(38, 12)))::DOUBLE AS quantity,
           sum(CAST(effective_cost AS DECIMAL(38, 12)))::DOUBLE AS cost,
           sum(CAST(list_cost AS DECIMAL(38, 12)))::DOUBLE AS list_cost
         FROM charges GROUP BY unit ORDER BY unit`,
      )
      expect(sums).toEqual([
        { unit: 'byte-seconds', rows: 3, rejected: 0, quantity: 2161873256448, cost: 0, list_cost: 0 },
        { unit: 'bytes', rows: 22, rejected: 0, quantity: 42121035, cost: 0, list_cost: 0.000032 },
      ])
    })
  })

  it('names places, months and labels', async () => {
    await withCharges([path], async (connection) => {
      const found = await connection.select(
        `SELECT DISTINCT region, CAST(billing_period_start AS VARCHAR) AS month, tags FROM charges ORDER BY ALL`,
      )
      expect(found).toEqual([
        { region: 'global', month: '2020-11-01', tags: '{}' },
        { region: 'us', month: '2020-11-01', tags: '{"goog-resource-type":"bigquery_dataset"}' },
        { region: 'us', month: '2020-11-01', tags: '{"goog-resource-type":"bigquery_project"}' },
        { region: 'us', month: '2020-11-01', tags: '{"goog-resource-type":"bigquery_resource"}' },
        { region: 'us', month: '2020-11-01', tags: '{}' },
      ])
    })
  })
})
