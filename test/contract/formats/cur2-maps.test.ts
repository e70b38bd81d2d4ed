import { join } from 'node:path'
import { expect, it } from 'vitest'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { readCharges } from '#test/support/read-charges.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { text, writeCsv, writeParquet } from '#test/support/write-table.ts'

const folder = await temporaryFolder()

/** One line of a CUR 2.0 as Data Exports writes it, attributes and tags in maps. */
const LINE = {
  bill_payer_account_id: '012345678901',
  bill_payer_account_name: 'Payer',
  bill_billing_entity: 'AWS',
  bill_billing_period_start_date: '2026-05-01 00:00:00',
  line_item_usage_account_id: '000000000042',
  line_item_usage_account_name: 'prod',
  line_item_line_item_type: 'Usage',
  line_item_usage_start_date: '2026-05-03 04:00:00',
  line_item_usage_end_date: '2026-05-03 05:00:00',
  line_item_product_code: 'AmazonRDS',
  line_item_usage_type: 'EUC1-Multi-AZUsage:db.m5.2xl',
  line_item_operation: 'CreateDBInstance:0014',
  line_item_resource_id: 'arn:aws:rds:eu-central-1:42:db:orders',
  line_item_currency_code: 'USD',
  pricing_unit: 'Hrs',
  product_region_code: '',
  product_product_family: 'Database Instance',
  product_sku: 'ABC',
}
const AMOUNTS = {
  line_item_usage_amount: '1.5',
  line_item_unblended_cost: '2.25',
  pricing_public_on_demand_cost: '2.5',
}
const PRODUCT = {
  product_name: 'Amazon Relational Database Service',
  region: 'eu-central-1',
  vcpu: '8',
  memory: '1,952 GiB',
  physical_processor: 'Intel Xeon Platinum 8175',
  deployment_option: 'Multi-AZ',
}
const RESOURCE_TAGS = { user_team: 'orders "A"', aws_created_by: 'root', 'user:Cost Center': '7' }
const TAGS = { 'accountTag/stage': 'prod' }

const map = (entries: Record<string, string>) =>
  `map {${Object.entries(entries)
    .map(([key, value]) => `${text(key)}: ${text(value)}`)
    .join(', ')}}`

const texts = Object.fromEntries(Object.entries(LINE).map(([name, value]) => [name, text(value)]))
const numbers = Object.fromEntries(Object.entries(AMOUNTS).map(([name, value]) => [name, `${value}::DOUBLE`]))
const parquet = await writeParquet(join(folder, 'cur2.parquet'), [
  {
    ...texts,
    bill_billing_period_start_date: `TIMESTAMP ${text(LINE.bill_billing_period_start_date)}`,
    line_item_usage_start_date: `TIMESTAMP ${text(LINE.line_item_usage_start_date)}`,
    line_item_usage_end_date: `TIMESTAMP ${text(LINE.line_item_usage_end_date)}`,
    ...numbers,
    product: map(PRODUCT),
    resource_tags: map(RESOURCE_TAGS),
    tags: map(TAGS),
    discount: "map {'total': 0.5::DOUBLE}",
  },
])
const csv = writeCsv(join(folder, 'cur2.csv'), [
  {
    ...LINE,
    ...AMOUNTS,
    product: JSON.stringify(PRODUCT),
    resource_tags: JSON.stringify(RESOURCE_TAGS),
    tags: JSON.stringify(TAGS),
    discount: '{"total":0.5}',
  },
])

const EXPECTED = {
  provider: 'AWS',
  service_code: 'AmazonRDS',
  service_name: 'Amazon Relational Database Service',
  usage_type: 'EUC1-Multi-AZUsage:db.m5.2xl',
  operation: 'CreateDBInstance:0014',
  sku_id: 'ABC',
  product_family: 'Database Instance',
  unit: 'Hrs',
  line_type: 'Usage',
  region: 'eu-central-1',
  instance_type: 'db.m5.2xlarge',
  vcpu: 8,
  memory_gib: 1952,
  cpu: 'Intel Xeon Platinum 8175',
  deployment: 'Multi-AZ',
  has_quantity: true,
  billing_account_id: '012345678901',
  sub_account_id: '000000000042',
  sub_account_name: 'prod',
  tags: '{"Cost Center":"7","accountTag/stage":"prod","aws:created_by":"root","team":"orders \\"A\\""}',
  charge_period_start: '2026-05-03 04:00:00',
  charge_period_end: '2026-05-03 05:00:00',
  billing_period_start: '2026-05-01',
  resource_id: 'arn:aws:rds:eu-central-1:42:db:orders',
  currency: 'USD',
  quantity: 1.5,
  billed_cost: 2.25,
  effective_cost: 2.25,
  list_cost: 2.5,
  reject_reason: null,
}

it('reads the maps of a CUR 2.0 in Parquet', async () => {
  expect(await recogniseBill(parquet)).toMatchObject({ format: 'aws-cur', version: '2.0' })
  expect(await readCharges(parquet)).toMatchObject([EXPECTED])
})

it('reads the same CUR 2.0 as CSV, maps as JSON text, to the same record', async () => {
  const [fromParquet] = await readCharges(parquet)
  const [fromCsv] = await readCharges(csv)
  expect({ ...fromCsv, source_file: '' }).toEqual({ ...fromParquet, source_file: '' })
})

it('keeps the tags of a Parquet file whatever its other columns are called', async () => {
  const path = await writeParquet(join(folder, 'names.parquet'), [
    {
      ...texts,
      resource_tags: map(RESOURCE_TAGS),
      tags: map(TAGS),
      e: "{'key': 'a', 'value': 'b'}",
      ...numbers,
    },
  ])
  expect((await readCharges(path))[0]?.tags).toBe(EXPECTED.tags)
})

it('takes empty, missing and broken maps as no attributes and no tags', async () => {
  const cells = ['', '{}', 'not json', '[1]', '{"user_team":null}']
  const path = writeCsv(
    join(folder, 'broken.csv'),
    cells.map((cell) => ({ ...LINE, ...AMOUNTS, product: cell, resource_tags: cell })),
  )
  const rows = await readCharges(path)
  expect(rows.map((row) => row.tags)).toEqual(['{}', '{}', '{}', '{}', '{"team":""}'])
  expect(rows.map((row) => [row.vcpu, row.memory_gib, row.service_name])).toEqual(
    cells.map(() => [null, null, 'AmazonRDS']),
  )
})

it('marks the rows that split a machine among containers', async () => {
  const path = writeCsv(join(folder, 'split.csv'), [
    { ...LINE, ...AMOUNTS, split_line_item_parent_resource_id: '' },
    { ...LINE, ...AMOUNTS, split_line_item_parent_resource_id: 'i-0123' },
  ])
  expect((await readCharges(path)).map((row) => row.line_type)).toEqual(['Usage', 'SplitLineItem'])
})

it('keeps a Marketplace line with AWS, under the name of its publisher', async () => {
  const path = writeCsv(join(folder, 'marketplace.csv'), [
    { ...LINE, ...AMOUNTS, bill_billing_entity: 'AWS Marketplace', line_item_legal_entity: 'Red Hat®' },
  ])
  expect(await readCharges(path)).toMatchObject([
    { provider: 'AWS', service_name: 'AWS Marketplace: Red Hat®' },
  ])
})
