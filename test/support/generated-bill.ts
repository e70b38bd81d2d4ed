import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'

/** One line of a generated AWS CUR. */
export interface BillLine {
  readonly day: string
  readonly account: string
  readonly lineType: string
  readonly service: string
  readonly usageType: string
  readonly unit: string
  readonly region: string
  readonly vcpu: string
  readonly amount: string
  readonly cost: string
  readonly currency: string
  readonly team: string
}

const PRODUCTS = [
  ['AmazonEC2', 'BoxUsage:m5.large', 'Hrs', '2'],
  ['AmazonEC2', 'EUC1-BoxUsage:c6g.xlarge', 'Hrs', '4'],
  ['AmazonEC2', 'BoxUsage:m99z.imaginary', 'Hrs', ''],
  ['AmazonEC2', 'EBS:VolumeUsage.gp3', 'GB-Mo', ''],
  ['AmazonEC2', 'USE1-USW2-AWS-Out-Bytes', 'GB', ''],
  ['AmazonEC2', 'DataTransfer-Out-Bytes', 'GB', ''],
  ['AmazonEC2', 'EBSOptimized:m5.large', 'Hrs', ''],
  ['AmazonS3', 'TimedStorage-ByteHrs', 'GB-Mo', ''],
  ['AmazonS3', 'Requests-Tier1', 'Requests', ''],
  ['AmazonRDS', 'Multi-AZUsage:db.r5.large', 'Hrs', '2'],
  ['AWSLambda', 'Lambda-GB-Second', 'Lambda-GB-Second', ''],
  ['AmazonCloudWatch', 'USW2-DataProcessing-Bytes', 'GB', ''],
  ['AmazonBraket', 'Unheard-Of:Qubits', 'Qubits', ''],
] as const

const LINE_TYPES = ['Usage', 'Usage', 'Usage', 'DiscountedUsage', 'Tax', 'Credit', 'Refund', 'RIFee'] as const

/** Amounts as bills write them: few or many digits, and exponents. */
const amount = fc.oneof(
  fc.integer({ min: 0, max: 1000 }).map(String),
  fc.double({ min: 0, max: 1e4, noNaN: true }).map((value) => value.toFixed(10)),
  fc.double({ min: 1e-9, max: 1e-4, noNaN: true }).map(String),
)

export const billLine: fc.Arbitrary<BillLine> = fc
  .record({
    day: fc.constantFrom('2026-01-01', '2026-01-31', '2026-02-01', '2026-02-28', '2026-03-15'),
    account: fc.constantFrom('000000000001', '000000000002'),
    lineType: fc.constantFrom(...LINE_TYPES),
    product: fc.constantFrom(...PRODUCTS),
    region: fc.constantFrom('us-east-1', 'eu-central-1', 'ap-south-1', ''),
    amount,
    cost: amount,
    currency: fc.constant('USD'),
    team: fc.constantFrom('checkout', 'search', '', '=HYPERLINK("x")', 'naïve, "quoted"'),
  })
  .map(({ product: [service, usageType, unit, vcpu], ...rest }) => ({
    ...rest,
    service,
    usageType,
    unit,
    vcpu,
    cost: rest.lineType === 'Credit' || rest.lineType === 'Refund' ? `-${rest.cost}` : rest.cost,
  }))

export const bill: fc.Arbitrary<readonly BillLine[]> = fc.array(billLine, { minLength: 1, maxLength: 60 })

const HEADER = [
  'identity/LineItemId',
  'identity/TimeInterval',
  'bill/PayerAccountId',
  'bill/BillingPeriodStartDate',
  'lineItem/UsageAccountId',
  'lineItem/LineItemType',
  'lineItem/UsageStartDate',
  'lineItem/UsageEndDate',
  'lineItem/ProductCode',
  'lineItem/UsageType',
  'lineItem/Operation',
  'lineItem/ResourceId',
  'lineItem/UsageAmount',
  'lineItem/CurrencyCode',
  'lineItem/UnblendedCost',
  'product/ProductName',
  'product/region',
  'product/vcpu',
  'pricing/unit',
  'resourceTags/user:Team',
]

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** The lines as an AWS CUR in CSV. */
export function toCurCsv(lines: readonly BillLine[]): string {
  const rows = lines.map((line, index) => [
    `id${index}`,
    `${line.day}T00:00:00Z/${line.day}T01:00:00Z`,
    '000000000009',
    `${line.day.slice(0, 7)}-01T00:00:00Z`,
    line.account,
    line.lineType,
    `${line.day}T00:00:00Z`,
    `${line.day}T01:00:00Z`,
    line.service,
    line.usageType,
    '',
    '',
    line.amount,
    line.currency,
    line.cost,
    line.service,
    line.region,
    line.vcpu,
    line.unit,
    line.team,
  ])
  return [HEADER, ...rows]
    .map((row) => row.map(quoted).join(','))
    .join('\n')
    .concat('\n')
}

/** A folder that is removed when the work is done. */
export async function inTemporaryFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-test-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export function writeBill(folder: string, name: string, lines: readonly BillLine[]): string {
  const path = join(folder, name)
  const csv = toCurCsv(lines)
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(csv) : csv)
  return path
}
