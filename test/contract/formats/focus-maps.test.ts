import { join } from 'node:path'
import { expect, it } from 'vitest'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { readCharges } from '#test/support/read-charges.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { text, writeCsv, writeParquet } from '#test/support/write-table.ts'

const folder = await temporaryFolder()

const CHARGE = {
  ProviderName: 'AWS',
  BillingAccountId: '123456789012',
  BillingAccountType: 'Payer',
  InvoiceId: 'I-1',
  SubAccountId: '210987654321',
  SubAccountName: 'staging',
  BillingCurrency: 'EUR',
  ChargeCategory: 'Usage',
  ServiceName: 'Amazon Elastic Compute Cloud',
  ServiceCategory: 'Compute',
  ServiceSubcategory: 'Virtual Machines',
  SkuId: 'SKU1',
  SkuMeter: 'BoxUsage:m6i.large',
  RegionId: 'eu-west-1',
  RegionName: 'EU (Ireland)',
  ResourceId: 'i-1',
  ConsumedUnit: 'Hours',
  CommitmentDiscountStatus: 'Used',
  x_ServiceCode: 'AmazonEC2',
  x_Operation: 'RunInstances',
}
const AMOUNTS = { ConsumedQuantity: '1', BilledCost: '0', EffectiveCost: '6.5E-2', ListCost: '0' }
const DATES = {
  ChargePeriodStart: '2026-09-01T01:00:00.000Z',
  ChargePeriodEnd: '2026-09-01T02:00:00.000Z',
  BillingPeriodStart: '2026-09-01T00:00:00.000Z',
}
const DETAILS = { InstanceType: 'm6i.large', CoreCount: '2', MemorySize: '8', DiskType: 'SSD' }
const TAGS = { team: 'web', 'aws:cloudformation:stack-name': 's', 'user:app': 'shop' }

const map = (entries: Record<string, string>) =>
  `map {${Object.entries(entries)
    .map(([key, value]) => `${text(key)}: ${text(value)}`)
    .join(', ')}}`
const quoted = (row: Record<string, string>) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, text(value)]))
const stamp = (value: string) => `TIMESTAMPTZ ${text(value)}`

const parquet = await writeParquet(join(folder, 'focus.parquet'), [
  {
    ...quoted(CHARGE),
    ...Object.fromEntries(Object.entries(AMOUNTS).map(([name, value]) => [name, `${value}::DOUBLE`])),
    ...Object.fromEntries(Object.entries(DATES).map(([name, value]) => [name, stamp(value)])),
    SkuPriceDetails: map(DETAILS),
    Tags: map(TAGS),
  },
])
const csvRow = {
  ...CHARGE,
  ...AMOUNTS,
  ...DATES,
  SkuPriceDetails: JSON.stringify({ ...DETAILS, CoreCount: 2, MemorySize: 8 }),
  Tags: JSON.stringify(TAGS),
}

const EXPECTED = {
  provider: 'AWS',
  service_code: 'AmazonEC2',
  service_name: 'Amazon Elastic Compute Cloud',
  usage_type: 'BoxUsage:m6i.large',
  operation: 'RunInstances',
  sku_id: 'SKU1',
  product_family: 'Virtual Machines',
  unit: 'Hours',
  line_type: 'Usage',
  commitment_status: 'Used',
  region: 'eu-west-1',
  instance_type: 'm6i.large',
  vcpu: 2,
  memory_gib: 8,
  storage_media: 'SSD',
  sub_account_id: '210987654321',
  tags: '{"app":"shop","aws:cloudformation:stack-name":"s","team":"web"}',
  charge_period_start: '2026-09-01 01:00:00',
  charge_period_end: '2026-09-01 02:00:00',
  billing_period_start: '2026-09-01',
  currency: 'EUR',
  quantity: 1,
  billed_cost: 0,
  effective_cost: 0.065,
  list_cost: 0.065,
  reject_reason: null,
}

it('reads the maps of a FOCUS 1.2 export in Parquet', async () => {
  expect(await recogniseBill(parquet)).toMatchObject({ format: 'focus', version: '1.2', generator: 'AWS' })
  expect(await readCharges(parquet)).toMatchObject([EXPECTED])
})

it('reads the same export as CSV and as CSV.gz to the same record', async () => {
  const plain = writeCsv(join(folder, 'focus.csv'), [csvRow])
  const packed = writeCsv(join(folder, 'focus-gz'), [csvRow], { gzip: true })
  const [fromParquet] = await readCharges(parquet)
  for (const path of [plain, packed]) {
    const [row] = await readCharges(path)
    expect({ ...row, source_file: '' }).toEqual({ ...fromParquet, source_file: '' })
  }
})

it('reads Azure’s meter and size from its own columns, and counts ConsumedQuantity in no block', async () => {
  const { x_ServiceCode: _code, x_Operation: _operation, SkuMeter: _meter, ...common } = CHARGE
  const path = writeCsv(join(folder, 'azure.csv'), [
    {
      ...common,
      ...AMOUNTS,
      ...DATES,
      ProviderName: 'Microsoft Azure',
      ConsumedUnit: 'Units',
      x_PricingUnitDescription: '10K',
      x_SkuMeterCategory: 'Virtual Machines',
      x_SkuMeterName: 'D4s v5',
      x_SkuDetails: '{"ServiceType":"Standard_D4s_v5","VCPUs":"4"}',
      Tags: '',
    },
  ])
  expect(await recogniseBill(path)).toMatchObject({ generator: 'Microsoft' })
  expect(await readCharges(path)).toMatchObject([
    {
      provider: 'Microsoft',
      service_code: 'Virtual Machines',
      usage_type: 'D4s v5',
      unit: 'Units',
      instance_type: 'Standard_D4s_v5',
      vcpu: 4,
      tags: '{}',
    },
  ])
})

it.each([
  ['100 GB/Month', 'GB', 'GB/Month'],
  ['1 Hour', 'Hours', 'Hour'],
  ['1/Month', 'Units', '/Month'],
  ['1M', 'Units', 'Units'],
])('takes the period of Azure’s %s, and not the size of its block', async (described, consumed, unit) => {
  const path = writeCsv(join(folder, 'azure-unit.csv'), [
    {
      ...CHARGE,
      ...AMOUNTS,
      ...DATES,
      ProviderName: 'Microsoft',
      ConsumedUnit: consumed,
      x_PricingUnitDescription: described,
      Tags: '',
    },
  ])
  expect(await readCharges(path)).toMatchObject([{ unit }])
})

it('gives every cloud one name, and a row without one the name of whoever wrote the file', async () => {
  const names = ['Amazon Web Services', 'Microsoft Azure', 'Google', 'Oracle', 'Databricks', '']
  const path = writeCsv(
    join(folder, 'providers.csv'),
    names.map((ProviderName) => ({ ...csvRow, ProviderName })),
  )
  expect((await readCharges(path)).map((row) => row.provider)).toEqual([
    'AWS',
    'Microsoft',
    'Google Cloud',
    'Oracle',
    'Databricks',
    'AWS',
  ])
})

it('tells the versions apart by the columns that each added', async () => {
  const { BillingAccountType: _type, InvoiceId: _invoice, ...older } = csvRow
  const { SkuMeter: _meter, SkuPriceDetails: _details, ...oldest } = older
  const versions: string[] = []
  for (const [index, row] of [oldest, older, csvRow, { ...csvRow, HostProviderName: 'AWS' }].entries()) {
    versions.push((await recogniseBill(writeCsv(join(folder, `v${index}.csv`), [row]))).version)
  }
  expect(versions).toEqual(['1.0', '1.1', '1.2', '1.3'])
})
