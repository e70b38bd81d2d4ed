import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { openEngine } from '#lib/engine/duckdb/engine.ts'
import { quotePath } from '#lib/engine/duckdb/quote.ts'

/** Products of the generated bill: service, name, usage type, operation, family, unit, instance type, vCPU, share of rows. */
const PRODUCTS = [
  ['AmazonEC2', 'Amazon Elastic Compute Cloud', 'BoxUsage:', 'RunInstances', 'Compute Instance', 'Hrs', 30],
  [
    'AmazonEC2',
    'Amazon Elastic Compute Cloud',
    'EBS:VolumeUsage.gp3',
    'CreateVolume-Gp3',
    'Storage',
    'GB-Mo',
    15,
  ],
  [
    'AmazonEC2',
    'Amazon Elastic Compute Cloud',
    'DataTransfer-Regional-Bytes',
    'InterZone-In',
    'Data Transfer',
    'GB',
    10,
  ],
  [
    'AmazonEC2',
    'Amazon Elastic Compute Cloud',
    'DataTransfer-Out-Bytes',
    'RunInstances',
    'Data Transfer',
    'GB',
    5,
  ],
  [
    'AmazonS3',
    'Amazon Simple Storage Service',
    'TimedStorage-ByteHrs',
    'StandardStorage',
    'Storage',
    'GB-Mo',
    10,
  ],
  ['AmazonS3', 'Amazon Simple Storage Service', 'Requests-Tier1', 'PutObject', 'API Request', 'Requests', 10],
  [
    'AmazonRDS',
    'Amazon Relational Database Service',
    'InstanceUsage:db.',
    'CreateDBInstance',
    'Database Instance',
    'Hrs',
    5,
  ],
  ['AWSLambda', 'AWS Lambda', 'Lambda-GB-Second', 'Invoke', 'Serverless', 'Lambda-GB-Second', 10],
  ['AmazonCloudWatch', 'AmazonCloudWatch', 'DataProcessing-Bytes', 'PutLogEvents', 'Data Payload', 'GB', 5],
] as const

const TYPES = [
  'm5.large',
  'm5.2xlarge',
  'c6g.xlarge',
  'r5.4xlarge',
  't3.medium',
  'm7g.large',
  'c5.9xlarge',
  'r6i.xlarge',
]
const VCPUS = [2, 8, 4, 16, 2, 2, 36, 4]
const REGIONS = ['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1', 'ap-south-1', 'sa-east-1']
const PREFIXES = ['', 'USW2-', 'EU-', 'EUC1-', 'APS3-', 'SAE1-']

const list = (values: readonly (string | number)[]): string =>
  `[${values.map((value) => (typeof value === 'number' ? value : `'${value}'`)).join(', ')}]`

/** Each product as often as its share says, so that a remainder picks by share. */
const weighted = PRODUCTS.flatMap((product) => Array.from({ length: product[6] }, () => product))
const column = (index: 0 | 1 | 2 | 3 | 4 | 5): string => list(weighted.map((product) => product[index]))

/** Rows `from` to `to` of a bill of so many rows. */
const select = (rows: number, from = 0, to = rows): string => `
  WITH picked AS (
    SELECT i, hash(i) h, 1 + (hash(i) % ${weighted.length})::INTEGER p, 1 + (hash(i + 7) % ${TYPES.length})::INTEGER t,
      1 + (hash(i + 13) % ${REGIONS.length})::INTEGER r, (hash(i + 17) % 4000)::INTEGER resource,
      TIMESTAMP '2026-09-01' + INTERVAL 1 HOUR * ((i * 720) // ${rows})::INTEGER AS hour
    FROM range(${from}, ${to}) rows(i)
  ), named AS (
    SELECT *, ${column(0)}[p] AS service, ${column(2)}[p] AS usage, ${list(REGIONS)}[r] AS region,
      CASE WHEN ends_with(${column(2)}[p], ':') OR ends_with(${column(2)}[p], '.') THEN ${list(TYPES)}[t] ELSE '' END AS machine
    FROM picked
  )
  SELECT 'id' || i AS "identity/LineItemId",
    strftime(hour, '%Y-%m-%dT%H:%M:%SZ/') || strftime(hour + INTERVAL 1 HOUR, '%Y-%m-%dT%H:%M:%SZ') AS "identity/TimeInterval",
    'AWS' AS "bill/BillingEntity", '000000000009' AS "bill/PayerAccountId",
    '2026-09-01T00:00:00Z' AS "bill/BillingPeriodStartDate",
    lpad((resource % 20)::VARCHAR, 12, '0') AS "lineItem/UsageAccountId",
    CASE WHEN h % 50 = 0 THEN 'DiscountedUsage' WHEN h % 97 = 0 THEN 'Tax' ELSE 'Usage' END AS "lineItem/LineItemType",
    strftime(hour, '%Y-%m-%dT%H:%M:%SZ') AS "lineItem/UsageStartDate",
    strftime(hour + INTERVAL 1 HOUR, '%Y-%m-%dT%H:%M:%SZ') AS "lineItem/UsageEndDate",
    service AS "lineItem/ProductCode", ${list(PREFIXES)}[r] || usage || machine AS "lineItem/UsageType",
    ${column(3)}[p] AS "lineItem/Operation", region || 'a' AS "lineItem/AvailabilityZone",
    'arn:aws:service:' || region || ':' || lpad((resource % 20)::VARCHAR, 12, '0') || ':resource/' || resource AS "lineItem/ResourceId",
    ((h % 1000003) / 1000003.0)::DECIMAL(18, 10)::VARCHAR AS "lineItem/UsageAmount", 'USD' AS "lineItem/CurrencyCode",
    ((h % 999983) / 9999830.0)::DECIMAL(18, 10)::VARCHAR AS "lineItem/UnblendedCost",
    ((h % 999983) / 9999830.0)::DECIMAL(18, 10)::VARCHAR AS "pricing/publicOnDemandCost",
    ${column(1)}[p] AS "product/ProductName", ${column(4)}[p] AS "product/productFamily", region AS "product/region",
    machine AS "product/instanceType", CASE WHEN machine = '' THEN '' ELSE (${list(VCPUS)}[t])::VARCHAR END AS "product/vcpu",
    upper(md5(usage || machine || region)[1:16]) AS "product/sku", ${column(5)}[p] AS "pricing/unit",
    ['checkout', 'search', 'payments', 'data', ''][1 + (resource % 5)] AS "resourceTags/user:team"
  FROM named`

/** AWS writes numbers and times as such into Parquet. */
const PARQUET_TYPES = Object.entries({
  'lineItem/UsageAmount': 'DOUBLE',
  'lineItem/UnblendedCost': 'DOUBLE',
  'pricing/publicOnDemandCost': 'DOUBLE',
  'lineItem/UsageStartDate': 'TIMESTAMP',
  'lineItem/UsageEndDate': 'TIMESTAMP',
  'bill/BillingPeriodStartDate': 'TIMESTAMP',
})
  .map(([name, type]) => `"${name}"::${type} AS "${name}"`)
  .join(', ')

/** The columns of the bill as AWS names them in a manifest. */
const MANIFEST_COLUMNS = [...select(1).matchAll(/AS "(\w+)\/([\w:]+)"/g)].map(([, category, name]) => ({
  category,
  name,
  type: 'String',
}))

/**
 * A generated AWS CUR of so many rows in several gzip files, in folders and with a manifest as AWS lays them in a bucket. Made once and kept.
 * @returns the folder of the month
 */
export async function generateExport(folder: string, rows: number, files: number): Promise<string> {
  const month = join(folder, `export-${rows}-${files}`, '20260901-20261001')
  const assembly = join(month, 'a2f0c3de-0000-4000-8000-000000000001')
  const manifest = join(month, 'cur-Manifest.json')
  if (existsSync(manifest)) return month
  mkdirSync(assembly, { recursive: true })
  const engine = await openEngine()
  const connection = await engine.connect()
  const names = Array.from({ length: files }, (_, index) => `cur-${index + 1}.csv.gz`)
  for (const [index, name] of names.entries()) {
    const [from, to] = [index, index + 1].map((part) => Math.floor((rows * part) / files))
    await connection.run(
      `COPY (${select(rows, from, to)}) TO ${quotePath(join(assembly, name))} (FORMAT csv, HEADER, COMPRESSION gzip)`,
    )
  }
  engine.close()
  const prefix = 'bills/cur/20260901-20261001'
  const text = JSON.stringify({
    assemblyId: basename(assembly),
    account: '000000000009',
    columns: MANIFEST_COLUMNS,
    charset: 'UTF-8',
    compression: 'GZIP',
    contentType: 'text/csv',
    reportName: 'cur',
    billingPeriod: { start: '20260901T000000.000Z', end: '20261001T000000.000Z' },
    bucket: 'bills',
    reportKeys: names.map((name) => `${prefix}/${basename(assembly)}/${name}`),
  })
  for (const path of [join(assembly, 'cur-Manifest.json'), manifest]) writeFileSync(path, text)
  return month
}

export type BillFile = 'csv' | 'csv.gz' | 'parquet'

/** A generated AWS CUR of so many rows, made once and kept. */
export async function generateBill(folder: string, rows: number, file: BillFile): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `cur-${rows}.${file}`)
  if (existsSync(path)) return path
  const engine = await openEngine()
  const connection = await engine.connect()
  const options =
    file === 'parquet'
      ? 'FORMAT parquet, COMPRESSION snappy'
      : `FORMAT csv, HEADER, COMPRESSION ${file === 'csv' ? 'none' : 'gzip'}`
  const typed =
    file === 'parquet' ? `SELECT * REPLACE (${PARQUET_TYPES}) FROM (${select(rows)})` : select(rows)
  await connection.run(`COPY (${typed}) TO ${quotePath(path)} (${options})`)
  engine.close()
  return path
}
