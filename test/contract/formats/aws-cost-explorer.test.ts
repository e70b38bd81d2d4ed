import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { estimateBill } from '#lib/pipeline/estimate-bill.ts'
import { readCharges } from '#test/support/read-charges.ts'
import { sample, samplesDir } from '#test/support/samples.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const folder = await temporaryFolder()

let files = 0
function answer(document: unknown, indent = 2): string {
  files += 1
  const path = join(folder, `answer-${files}.json`)
  writeFileSync(path, JSON.stringify(document, null, indent))
  return path
}

const dimension = (Key: string) => ({ Type: 'DIMENSION', Key })
const usd = (Amount: string) => ({ Amount, Unit: 'USD' })
const august = { Start: '2026-08-01', End: '2026-09-01' }

const byUsage = (...GroupDefinitions: { Type: string; Key: string }[]) => ({
  GroupDefinitions,
  ResultsByTime: [
    {
      TimePeriod: august,
      Total: {},
      Estimated: false,
      Groups: [
        {
          Keys: GroupDefinitions.map(({ Key }) =>
            Key === 'SERVICE' ? 'Amazon Elastic Compute Cloud - Compute' : 'EUC1-BoxUsage:m5.large',
          ),
          Metrics: {
            UnblendedCost: usd('85.56'),
            AmortizedCost: usd('60.5'),
            UsageQuantity: { Amount: '744', Unit: 'Hrs' },
          },
        },
      ],
    },
  ],
})

describe('Cost Explorer answers', () => {
  it('are read by the names of their groups, in whatever order these were asked for', async () => {
    const one = answer(byUsage(dimension('SERVICE'), dimension('USAGE_TYPE')))
    const other = answer(byUsage(dimension('USAGE_TYPE'), dimension('SERVICE')))
    const [row] = await readCharges(one)
    expect(row).toMatchObject({
      provider: 'AWS',
      service_name: 'Amazon Elastic Compute Cloud - Compute',
      usage_type: 'EUC1-BoxUsage:m5.large',
      instance_type: 'm5.large',
      region: 'eu-central-1',
      unit: 'Hrs',
      line_type: 'Usage',
      billing_account_id: '',
      charge_period_start: '2026-08-01 00:00:00',
      charge_period_end: '2026-09-01 00:00:00',
      billing_period_start: '2026-08-01',
      currency: 'USD',
      quantity: 744,
      billed_cost: 85.56,
      effective_cost: 60.5,
      has_quantity: true,
      tags: '{}',
      reject_reason: null,
    })
    expect(await readCharges(other)).toEqual([row])
  })

  it('can be estimated where they are grouped by usage type: 744 h of an m5.large', async () => {
    const report = await estimateBill({
      files: [answer(byUsage(dimension('SERVICE'), dimension('USAGE_TYPE')))],
      groupBy: ['category'],
      factorSet: '2026.1',
      method: 'location',
      teamTagKeys: ['team'],
    })
    expect(report.groups.map(({ key }) => key.category)).toEqual(['compute'])
    expect(report.coverage?.measured).toBe(1)
    expect(report.total.energyKwh.central).toBeGreaterThan(1)
  })

  it('have tags and cost categories as tags, accounts, regions and record types in their columns', async () => {
    const path = answer({
      GroupDefinitions: [{ Type: 'TAG', Key: 'team' }, dimension('LINKED_ACCOUNT')],
      ResultsByTime: [
        {
          TimePeriod: { Start: '2026-08-01T05:00:00Z', End: '2026-08-01T06:00:00Z' },
          Total: {},
          Groups: [{ Keys: ['team$search$2', '000123456789'], Metrics: { UnblendedCost: usd('0E-10') } }],
        },
      ],
    })
    const category = answer({
      GroupDefinitions: [dimension('RECORD_TYPE'), { Type: 'COST_CATEGORY', Key: 'Unit' }],
      ResultsByTime: [
        {
          TimePeriod: august,
          Total: {},
          Groups: [
            { Keys: ['Tax', 'Unit$Retail'], Metrics: { UnblendedCost: usd('7') } },
            { Keys: ['Recurring', 'Unit$'], Metrics: { UnblendedCost: usd('9') } },
          ],
        },
      ],
    })
    expect(await readCharges(path)).toMatchObject([
      {
        tags: '{"team":"search$2"}',
        sub_account_id: '000123456789',
        billed_cost: 0,
        charge_period_start: '2026-08-01 05:00:00',
        charge_period_end: '2026-08-01 06:00:00',
      },
    ])
    expect(await readCharges(category)).toMatchObject([
      { line_type: 'Tax', tags: '{"costCategory/Unit":"Retail"}' },
      { line_type: 'RIFee', tags: '{}' },
    ])
  })

  it('have their sums in Total where they are not grouped, and a quantity only with a unit', async () => {
    const path = answer({
      ResultsByTime: [
        {
          TimePeriod: august,
          Total: { UnblendedCost: usd('12.5'), UsageQuantity: { Amount: '99', Unit: 'N/A' } },
          Groups: [],
          Estimated: true,
        },
        { TimePeriod: { Start: '2026-09-01', End: '2026-10-01' }, Total: {}, Groups: [] },
      ],
    })
    expect(await readCharges(path)).toMatchObject([
      { service_name: '', quantity: null, has_quantity: false, unit: '', billed_cost: 12.5 },
    ])
  })

  it('may be several pages, each in a file or all in one; a page that names a next one says so', async () => {
    const pages = ['2026-08-01', '2026-08-02'].map((Start, index) => ({
      ...(index === 0 ? { NextPageToken: 'more' } : {}),
      ...byUsage(dimension('SERVICE')),
      ResultsByTime: [{ TimePeriod: { Start, End: '2026-08-03' }, Total: { UnblendedCost: usd('1') } }],
    }))
    const apart = pages.map((page) => answer(page, 0))
    const rows = await readCharges(...apart)
    expect(rows.map((row) => row.charge_period_start)).toEqual(['2026-08-01 00:00:00', '2026-08-02 00:00:00'])
    expect(await readCharges(answer(pages))).toHaveLength(2)
    const [first, second] = await Promise.all(apart.map((path) => recogniseBill(path)))
    expect(first?.warnings.join(' ')).toContain('NextPageToken')
    expect(second?.warnings.join(' ')).not.toContain('NextPageToken')
  })

  it('for one region, one tag or one account say so by the filter they were asked with, and who pays by BillingAccountId', async () => {
    const asked = (Filter: unknown) => ({
      ...byUsage(dimension('SERVICE'), dimension('USAGE_TYPE')),
      BillingAccountId: '000000000009',
      Filter,
    })
    const region = (...Values: string[]) => ({ Dimensions: { Key: 'REGION', Values } })
    const team = (...Values: string[]) => ({ Tags: { Key: 'team', Values } })
    const account = { Dimensions: { Key: 'LINKED_ACCOUNT', Values: ['000123456789'] } }
    const of = async (filter: unknown) => (await readCharges(answer(asked(filter))))[0]
    expect(await of({ And: [region('eu-north-1'), team('search'), account] })).toMatchObject({
      region: 'eu-north-1',
      tags: '{"team":"search"}',
      sub_account_id: '000123456789',
      billing_account_id: '000000000009',
      service_code: 'AmazonEC2',
      usage_type: 'EUC1-BoxUsage:m5.large',
      reject_reason: null,
    })
    expect(await of(region('eu-north-1'))).toMatchObject({ region: 'eu-north-1', tags: '{}' })
    const told = { region: 'eu-central-1', tags: '{}', reject_reason: null }
    expect(await of(region('eu-north-1', 'eu-west-1'))).toMatchObject(told)
    expect(await of({ Not: region('eu-north-1') })).toMatchObject(told)
    expect(await of({ And: [{ Not: region('eu-north-1') }, { Not: team('search') }] })).toMatchObject(told)
    expect(await of({ Tags: { Key: 'team', Values: ['x'], MatchOptions: ['ABSENT'] } })).toMatchObject(told)
    expect(await of('nonsense')).toMatchObject(told)
    expect(await of(null)).toMatchObject(told)
  })

  it('may hold any text and any shape: what is no answer gives no rows, what is hostile stays text', async () => {
    const hostile = 'a"b$\'); DROP TABLE x; --'
    const path = answer({
      GroupDefinitions: [
        { Type: 'TAG', Key: 'a$b' },
        { Type: 'TAG', Key: 'a$b' },
      ],
      ResultsByTime: [
        {
          TimePeriod: august,
          Groups: [{ Keys: [`a$b$${hostile}`, 'a$b$2'], Metrics: { UnblendedCost: usd('1') } }],
        },
        'nonsense',
        { TimePeriod: august, Total: 'none', Groups: { Keys: 7 } },
      ],
    })
    expect(await readCharges(path)).toMatchObject([{ billed_cost: 1, tags: '{}', reject_reason: null }])
    const once = answer({
      GroupDefinitions: [{ Type: 'TAG', Key: 'a$b' }],
      ResultsByTime: [
        { TimePeriod: august, Groups: [{ Keys: [`a$b$${hostile}`], Metrics: { UnblendedCost: usd('1') } }] },
      ],
    })
    const [row] = await readCharges(once)
    expect(JSON.parse(String(row?.tags))).toEqual({ a$b: hostile })
    expect(await readCharges(answer({ ResultsByTime: 'none' }))).toEqual([])
  })

  it('that do not say what their groups are, or hold a cost that is no number, are rejected', async () => {
    const { GroupDefinitions: _, ...unnamed } = byUsage(dimension('SERVICE'))
    const [nameless] = await readCharges(answer(unnamed))
    expect(nameless?.reject_reason).toBe('the answer does not say what its groups are (GroupDefinitions)')
    const [bad] = await readCharges(
      answer({ ResultsByTime: [{ TimePeriod: august, Total: { UnblendedCost: usd('twelve') } }] }),
    )
    expect(bad?.reject_reason).toContain('is not a number')
  })
})

describe.skipIf(samplesDir === null)('the sample answers', () => {
  it('of cloudbridge: 12.45 + 0.75 + 0 on 1 August, 11.90 on 2 August, partly estimated', async () => {
    const file = sample('bills/aws-cost-explorer/cloudbridge_aws_cost_and_usage.json')
    const rows = await readCharges(file)
    expect(rows.map((row) => [row.charge_period_start, row.billed_cost])).toEqual([
      ['2026-08-01 00:00:00', 12.45],
      ['2026-08-01 00:00:00', 0.75],
      ['2026-08-01 00:00:00', 0],
      ['2026-08-02 00:00:00', 11.9],
    ])
    expect((await recogniseBill(file)).warnings.join(' ')).toContain('estimated')
  })

  it('of the AWS command line: 40.3543773134 untagged and 0.2682364644 for Dev, without usable quantities', async () => {
    const rows = await readCharges(sample('bills/aws-cost-explorer/aws-cli_get-cost-and-usage_excerpt.json'))
    expect(rows).toMatchObject([
      {
        service_name: 'Amazon Simple Storage Service',
        tags: '{}',
        billed_cost: 40.3543773134,
        has_quantity: false,
      },
      { tags: '{"Environment":"Dev"}', billed_cost: 0.2682364644, charge_period_end: '2017-10-01 00:00:00' },
    ])
  })
})
