import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { MoveBody } from '#app/api/_schema/what-if.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import type { GridSourceId } from '#lib/domain/what-if/grid-source.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { moveRegion } from '#lib/queries/move-region.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { report } from '#lib/queries/report.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { importFiles } from '#test/support/import-file.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeCsv } from '#test/support/write-table.ts'

await ownTestDataDir()
const folder = await temporaryFolder()
let scope: Scope
let lines = 0

/** A day of one usage type, in a Cost and Usage Report. */
const line = (region: string, usageType: string, amount: number, cost: number, more = {}) => {
  lines += 1
  return {
    'identity/LineItemId': `line-${lines}`,
    'bill/PayerAccountId': '900',
    'bill/BillingPeriodStartDate': '2026-08-01T00:00:00Z',
    'lineItem/UsageAccountId': '901',
    'lineItem/LineItemType': 'Usage',
    'lineItem/UsageStartDate': '2026-08-03T00:00:00Z',
    'lineItem/UsageEndDate': '2026-08-04T00:00:00Z',
    'lineItem/ProductCode': 'AmazonEC2',
    'lineItem/UsageType': usageType,
    'lineItem/Operation': '',
    'lineItem/UsageAmount': String(amount),
    'lineItem/UnblendedCost': String(cost),
    'lineItem/CurrencyCode': 'USD',
    'product/ProductName': 'Amazon Elastic Compute Cloud',
    'product/regionCode': region,
    'product/instanceType': '',
    'pricing/unit': 'GB-Mo',
    ...more,
  }
}
const machine = {
  'product/instanceType': 'm5.large',
  'pricing/unit': 'Hrs',
  'lineItem/Operation': 'RunInstances',
}
const transfer = { 'pricing/unit': 'GB', 'lineItem/Operation': 'InterZone-Out' }

beforeAll(async () => {
  await startUp()
  const [organisation] = await listOrganisations()
  scope = { organisationId: organisation?.id ?? '', teams: 'all' }
  await importFiles(scope, [
    writeCsv(join(folder, 'bill.csv'), [
      line('eu-west-1', 'EU-BoxUsage:m5.large', 2400, 240, machine),
      line('us-east-1', 'BoxUsage:m5.large', 1200, 110, machine),
      line('eu-north-1', 'EUN1-BoxUsage:m5.large', 100, 9, machine),
      line('eu-west-1', 'EU-EBS:VolumeUsage.gp3', 744, 60),
      line('eu-west-1', 'EU-EUN1-AWS-Out-Bytes', 500, 10, transfer),
      line('', 'Something-Global', 10, 5, { 'pricing/unit': 'Requests' }),
    ]),
  ])
})

const ask = async (filter: UsageFilter, to?: string, source?: GridSourceId) => {
  const answer = await moveRegion(scope, { filter, factorSet: '2026.1', to, source })
  expect(MoveBody.parse(answer)).toEqual(answer)
  return answer
}
const result = async (filter: UsageFilter, to: string, source?: GridSourceId) => {
  const { move, ...answer } = await ask(filter, to, source)
  if (!move?.ok) throw new Error(`refused: ${JSON.stringify(move)}`)
  return { ...answer, move }
}
const total = async (filter: UsageFilter) =>
  (await report(scope, { filter, groupBy: [], method: 'location', factorSet: '2026.1' })).total.totalKgCo2e

describe('a what-if on stored facts', () => {
  it.each([
    {},
    { region: ['eu-west-1'] },
    { region: ['us-east-1'] },
    { service: ['Amazon Elastic Compute Cloud'] },
  ])('moves the total of the report but for what it lists as staying: %j', async (filter) => {
    const { moving, staying } = await ask(filter)
    const all = await total(filter)
    for (const side of ['low', 'central', 'high'] as const)
      expect(
        moving.totalKgCo2e[side] + staying.reduce((sum, each) => sum + each.totalKgCo2e[side], 0),
      ).toBeCloseTo(all[side], 6)
  })

  it('starts from the report’s own figure where the report uses the same source', async () => {
    const { moving, move } = await result({ region: ['us-east-1'] }, 'aws/us-west-2')
    expect(move.source.id).toBe('egrid')
    expect(move.before.totalKgCo2e.central).toBeCloseTo(moving.totalKgCo2e.central, 9)
  })

  it('leaves transfer between regions, what is global and what has no figure where they are', async () => {
    const { staying } = await ask({})
    expect(staying.map(({ reason, usageType }) => [usageType, reason]).sort()).toEqual([
      ['EU-EUN1-AWS-Out-Bytes', 'between-regions'],
      ['Something-Global', expect.stringMatching(/^(no-single-place|not-estimated)$/)],
    ])
  })

  it('counts both places by one source in one year', async () => {
    const { move } = await result({ region: ['us-east-1'] }, 'aws/eu-north-1')
    expect(move.source.id).toBe('electricity-maps')
    expect(new Set(move.grids.map(({ year }) => year)).size).toBe(1)
    const ember = await result({ region: ['us-east-1'] }, 'aws/eu-north-1', 'ember')
    expect(ember.move.grids.map(({ gramsPerKwh }) => gramsPerKwh)).toEqual([383.55, 35.82])
  })

  it('refuses a source that has only one of the places, and says which would do', async () => {
    const { move, sources } = await ask({ region: ['us-east-1'] }, 'aws/eu-north-1', 'egrid')
    expect(move).toEqual({ ok: false, reason: 'source-misses', missing: ['Stockholm'] })
    expect(sources.filter(({ isUsable }) => isUsable).map(({ source }) => source.id)).toEqual([
      'electricity-maps',
      'ember',
      'google',
    ])
  })

  it('refuses a place that is none, and a selection without usage', async () => {
    expect((await ask({}, 'aws/nowhere')).move).toEqual({ ok: false, reason: 'unknown-place' })
    expect((await ask({ region: ['mars'] }, 'aws/eu-north-1')).move).toEqual({
      ok: false,
      reason: 'nothing-to-move',
    })
  })

  it('knows the price of the machine in the target region from the bill, of nothing else', async () => {
    const { move } = await result({ region: ['eu-west-1'] }, 'aws/eu-north-1')
    expect(move.cost).toEqual([
      {
        currency: 'USD',
        cost: expect.closeTo(300, 6),
        knownShare: expect.closeTo(0.8, 9),
        before: expect.closeTo(240, 6),
        after: expect.closeTo(216, 6),
      },
    ])
  })

  it('says what else changes: distance, country, and carrying 744 GB once', async () => {
    const { move } = await result({ region: ['eu-west-1'] }, 'aws/eu-north-1')
    expect(move).toMatchObject({ latency: 'medium', leavesCountries: ['Ireland'], isOtherProvider: false })
    expect(move.transfer?.storedGb).toBeCloseTo(744, 6)
    expect((await result({ region: ['us-east-1'] }, 'aws/us-west-2')).move).toMatchObject({
      leavesCountries: [],
      transfer: null,
    })
  })

  it('ranks a region exactly as it moves there, and no region that only a separate cloud may use', async () => {
    const { move, targets } = await result({ region: ['eu-west-1'] }, 'aws/eu-north-1')
    const ranked = targets.find(({ place }) => place.region === 'eu-north-1')
    for (const side of ['low', 'central', 'high'] as const)
      expect(ranked?.differenceKg[side]).toBeCloseTo(move.differenceKg[side], 9)
    expect(targets.map(({ differenceKg }) => differenceKg.central)).toEqual(
      targets.map(({ differenceKg }) => differenceKg.central).sort((a, b) => a - b),
    )
    expect(targets.every(({ place }) => place.provider === 'aws' && place.partition === 'public')).toBe(true)
  })

  it('is location-based and pure: asking changes no report', async () => {
    const before = await total({})
    await ask({}, 'aws/eu-north-1')
    expect(await total({})).toEqual(before)
  })
})
