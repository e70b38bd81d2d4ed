import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { CUR_LINE } from '#test/support/cur-lines.ts'
import { type ChargeRow, readCharges } from '#test/support/read-charges.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeCsv } from '#test/support/write-table.ts'

const folder = await temporaryFolder()
let number = 0

/** Records of CUR lines; cells that a line does not name are as in `CUR_LINE`, or blank. */
function read(...lines: readonly Readonly<Record<string, string>>[]): Promise<ChargeRow[]> {
  number += 1
  const headers = Object.fromEntries(lines.flatMap((line) => Object.keys(line)).map((header) => [header, '']))
  const rows = lines.map((line) => ({ ...headers, ...CUR_LINE, ...line }))
  return readCharges(writeCsv(join(folder, `bill-${number}.csv`), rows))
}

describe('the region of a line', () => {
  const PLACES = [
    [{ 'product/regionCode': 'eu-west-3', 'product/region': 'x' }, 'eu-west-3'],
    [{ 'product/region': 'eu-west-2' }, 'eu-west-2'],
    [{ 'lineItem/AvailabilityZone': 'us-west-1a' }, 'us-west-1'],
    [{ 'lineItem/AvailabilityZone': 'us-gov-west-1b' }, 'us-gov-west-1'],
    [{ 'lineItem/AvailabilityZone': 'us-west-2-lax-1a' }, 'us-west-2'],
    [{ 'lineItem/AvailabilityZone': 'ap-south-1' }, 'ap-south-1'],
    [{ 'lineItem/UsageType': 'APN1-TimedStorage-ByteHrs' }, 'ap-northeast-1'],
    [{ 'lineItem/UsageType': 'EU-BoxUsage:m5.large' }, 'eu-west-1'],
    [{ 'lineItem/UsageType': 'USW2-EUC1-AWS-Out-Bytes' }, 'us-west-2'],
    [{ 'lineItem/UsageType': 'BoxUsage:m5.large' }, 'us-east-1'],
    [{ 'lineItem/UsageType': 'TimedStorage-ByteHrs' }, 'us-east-1'],
    [{ 'lineItem/UsageType': 'HostedZone' }, ''],
    [{ 'lineItem/UsageType': 'EUROPE-something' }, ''],
  ] as const

  it('is what the bill says, else its zone, else the prefix of its usage type, else none', async () => {
    const rows = await read(
      ...PLACES.map(([cells]) => ({ 'product/regionCode': '', 'lineItem/UsageType': 'x', ...cells })),
    )
    expect(rows.map((row) => row.region)).toEqual(PLACES.map(([, region]) => region))
  })
})

describe('the machine of a line', () => {
  const MACHINES = [
    [{ 'product/instanceType': 'm5.large', 'lineItem/UsageType': 'Multi-AZUsage:db.m5.xl' }, 'm5.large'],
    [{ 'lineItem/UsageType': 'EUC1-BoxUsage:c6gn.16xlarge' }, 'c6gn.16xlarge'],
    [{ 'lineItem/UsageType': 'InstanceUsage:db.r5.2xl' }, 'db.r5.2xlarge'],
    [{ 'lineItem/UsageType': 'NodeUsage:cache.t3.micro' }, 'cache.t3.micro'],
    [{ 'lineItem/UsageType': 'BoxUsage:u-6tb1.metal' }, 'u-6tb1.metal'],
    [{ 'lineItem/UsageType': 'BoxUsage:c7g.metal-48xl' }, 'c7g.metal-48xl'],
    [{ 'lineItem/UsageType': 'EBS:VolumeUsage.gp3' }, ''],
    [{ 'lineItem/UsageType': 'Requests-Tier1' }, ''],
  ] as const

  it('is what the bill says, else the end of its usage type where that is one', async () => {
    const rows = await read(...MACHINES.map(([cells]) => cells))
    expect(rows.map((row) => row.instance_type)).toEqual(MACHINES.map(([, machine]) => machine))
  })

  it('has vCPUs and GiB as numbers, and none where the bill gives no number', async () => {
    const sizes = ['8 GiB', '1,952 GiB', '512 MiB', '0.5 GB', 'NA', '']
    const rows = await read(
      ...sizes.map((memory, index) => ({
        'product/memory': memory,
        'product/vcpu': ['2', 'NA'][index] ?? '',
      })),
    )
    expect(rows.map((row) => row.memory_gib)).toEqual([8, 1952, 0.5, 0.5, null, null])
    expect(rows.map((row) => row.vcpu)).toEqual([2, null, null, null, null, null])
  })
})

describe('the effective cost of a line', () => {
  const COSTS = [
    ['Usage', {}, 5],
    ['DiscountedUsage', { 'reservation/EffectiveCost': '0.7' }, 0.7],
    ['DiscountedUsage', {}, 5],
    [
      'RIFee',
      { 'reservation/UnusedRecurringFee': '1', 'reservation/UnusedAmortizedUpfrontFeeForBillingPeriod': '2' },
      3,
    ],
    ['RIFee', {}, 5],
    ['Fee', { 'reservation/ReservationARN': 'arn:aws:ec2:x' }, 0],
    ['Fee', {}, 5],
    ['SavingsPlanCoveredUsage', { 'savingsPlan/SavingsPlanEffectiveCost': '0.4' }, 0.4],
    ['SavingsPlanNegation', {}, 0],
    ['SavingsPlanUpfrontFee', {}, 0],
    [
      'SavingsPlanRecurringFee',
      { 'savingsPlan/TotalCommitmentToDate': '10', 'savingsPlan/UsedCommitment': '7.5' },
      2.5,
    ],
    ['Tax', {}, 5],
    ['Credit', {}, 5],
  ] as const

  it('spreads commitments over the usage they cover, and leaves on a fee what nothing used', async () => {
    const rows = await read(
      ...COSTS.map(([type, cells]) => ({
        'lineItem/LineItemType': type,
        'lineItem/UnblendedCost': '5',
        ...cells,
      })),
    )
    expect(rows.map((row) => row.effective_cost)).toEqual(COSTS.map(([, , cost]) => cost))
    expect(rows.map((row) => row.billed_cost)).toEqual(COSTS.map(() => 5))
  })

  it('stays unblended, negations too, in a report without the columns of an amortisation', async () => {
    const rows = await read(
      { 'lineItem/LineItemType': 'SavingsPlanCoveredUsage', 'lineItem/UnblendedCost': '5' },
      { 'lineItem/LineItemType': 'SavingsPlanNegation', 'lineItem/UnblendedCost': '-5' },
    )
    expect(rows.map((row) => row.effective_cost)).toEqual([5, -5])
  })

  it('is the list cost too where the bill gives none', async () => {
    const rows = await read(
      { 'pricing/publicOnDemandCost': '9' },
      { 'pricing/publicOnDemandCost': '0' },
      { 'pricing/publicOnDemandCost': '' },
    )
    expect(rows.map((row) => row.list_cost)).toEqual([9, 0.1, 0.1])
  })
})

describe('what a report lacks', () => {
  it('is told with its cost, and the report is read all the same', async () => {
    const { 'lineItem/CurrencyCode': _currency, 'pricing/unit': _unit, ...less } = CUR_LINE
    const path = writeCsv(join(folder, 'less.csv'), [less])
    const { gaps } = await recogniseBill(path)
    expect(gaps.map(({ column }) => column)).toEqual(
      expect.arrayContaining(['pricing/unit', 'lineItem/CurrencyCode', 'product/instanceType']),
    )
    expect(gaps.every(({ cost }) => cost.endsWith('.'))).toBe(true)
    expect(await readCharges(path)).toMatchObject([{ currency: 'USD', unit: '', has_quantity: true }])
  })

  it('a blank quantity is no quantity, and a blank currency no currency', async () => {
    const rows = await read({ 'lineItem/UsageAmount': '', 'lineItem/CurrencyCode': '' })
    expect(rows).toMatchObject([{ has_quantity: false, quantity: null, currency: '', reject_reason: null }])
  })
})

it('tags lose the prefix of the person and keep the one of AWS; blank ones are none', async () => {
  const rows = await read({
    'resourceTags/user:team': 'web',
    'resourceTags/aws:createdBy': 'root',
    'resourceTags/user:Cost Center': '',
  })
  expect(rows.map((row) => row.tags)).toEqual(['{"aws:createdBy":"root","team":"web"}'])
})
