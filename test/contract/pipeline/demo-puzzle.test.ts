import { beforeAll, describe, expect, it } from 'vitest'
import type { MoverDimension } from '#lib/domain/change/movers.ts'
import { directionOf } from '#lib/domain/change/scenarios.ts'
import { METHODS } from '#lib/domain/factors/factor-set.ts'
import { type Dimension, UNALLOCATED } from '#lib/domain/report/emissions.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import { DEMO_MONTHS } from '#lib/pipeline/demo/calendar.ts'
import { loadDemo } from '#lib/pipeline/demo/load-demo.ts'
import { adjustments } from '#lib/queries/adjustments.ts'
import { footprints } from '#lib/queries/footprints.ts'
import { listImports } from '#lib/queries/imports.ts'
import { whatIfOfLogs } from '#lib/queries/logging/log-what-if.ts'
import { logging } from '#lib/queries/logging.ts'
import { marks } from '#lib/queries/marks.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { overview } from '#lib/queries/overview.ts'
import { regionFactors } from '#lib/queries/regions.ts'
import { report } from '#lib/queries/report.ts'
import { retries } from '#lib/queries/retries/retries.ts'
import { compareSciPeriods } from '#lib/queries/sci/compare-periods.ts'
import { sciOfBoundary } from '#lib/queries/sci/sci-score.ts'
import { teamReport } from '#lib/queries/team-report.ts'
import { teamStatuses } from '#lib/queries/team-statuses.ts'
import { workloads } from '#lib/queries/workloads.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { dataDirWithDemo } from '#test/support/template-demo.ts'

await ownTestDataDir(dataDirWithDemo)

const common = { method: 'location', factorSet: '2026.1' } as const
const LAST_DAYS = [30, 31, 30, 31, 31, 30]
const MONTHS = DEMO_MONTHS.map((month, index) => ({
  from: `${month}-01`,
  to: `${month}-${LAST_DAYS[index] ?? 0}`,
}))
const [, , , JULY, AUGUST, SEPTEMBER] = MONTHS as [Days, Days, Days, Days, Days, Days]
type Days = (typeof MONTHS)[number]

let scope: Scope

const scopeOfDemo = async (): Promise<Scope> => {
  const demo = (await listOrganisations()).find(({ slug }) => slug === 'demo')
  return { organisationId: demo?.id ?? '', teams: 'all' }
}

beforeAll(async () => {
  scope = await scopeOfDemo()
})

/** What the Overview asks. */
const overviewOf = async (now: Days, base: Days, moversBy: MoverDimension) => {
  const answer = await overview(scope, {
    ...common,
    filter: now,
    grain: 'day',
    split: 'service',
    compared: { now, base },
    moversBy,
  })
  if (!answer.change) throw new Error('the two periods were not compared')
  const rose = answer.change.movers.filter(
    ({ difference }) => difference.central > 0 && directionOf(difference) !== 'none',
  )
  return { ...answer, change: answer.change, up: rose.map(({ value }) => value) }
}

const kgBy = async (dimensions: readonly Dimension[], filter: UsageFilter) => {
  const { groups } = await report(scope, { ...common, filter, groupBy: dimensions })
  return groups.map(({ key, totalKgCo2e }) => ({
    name: dimensions.map((dimension) => key[dimension] ?? '').join(' '),
    kg: totalKgCo2e.central,
  }))
}

const firstThree = (rows: readonly { readonly name: string }[]) => rows.slice(0, 3).map(({ name }) => name)

describe('the page finds among its first three', () => {
  it('Regions: the dirtiest place, by what was emitted there and by its grid', async () => {
    const regions = await kgBy(['provider', 'region'], SEPTEMBER)
    expect(regions[0]?.name).toBe('AWS ap-south-1')
    const factors = await regionFactors(scope, { ...common, filter: SEPTEMBER })
    const byGrid = [...factors].sort((a, b) => (b.grid?.central ?? 0) - (a.grid?.central ?? 0))
    expect(byGrid[0]).toMatchObject({ provider: 'AWS', region: 'ap-south-1', grid: { central: 708.32 } })
  })

  it('Services: machines that run for nothing, among the usage types of the service that emits most', async () => {
    const [service] = await kgBy(['provider', 'service'], SEPTEMBER)
    expect(service?.name).toBe('AWS Amazon Elastic Compute Cloud')
    const filter = { ...SEPTEMBER, provider: ['AWS'], service: ['Amazon Elastic Compute Cloud'] }
    expect(firstThree(await kgBy(['usageType'], filter))).toContain('APS2-BoxUsage:m5.4xlarge')
  })

  it('Kubernetes: the same machines, idle', async () => {
    const levels = ['cluster', 'namespace', 'workload'] as const
    for (const level of levels) {
      const answer = await workloads(scope, { ...common, filter: SEPTEMBER, level })
      expect(answer.groups[0]).toMatchObject({ state: 'idle', cluster: 'load-test' })
      expect(answer.unmatchedCount).toBe(0)
      expect(answer.groups.some(({ state }) => state === 'unsplit')).toBe(false)
    }
  })

  it('Overview: the log that somebody left on, by service and by category', async () => {
    const byService = await overviewOf(SEPTEMBER, AUGUST, 'service')
    expect(byService.up.slice(0, 3)).toContain('AmazonCloudWatch')
    const byCategory = await overviewOf(SEPTEMBER, AUGUST, 'category')
    expect(byCategory.up.slice(0, 3)).toContain('logging')
  })

  it('Services, category logging: what that log takes in and keeps', async () => {
    const rows = await kgBy(['provider', 'service', 'usageType'], { ...SEPTEMBER, category: ['logging'] })
    expect(firstThree(rows).slice(0, 2)).toEqual([
      'AWS AmazonCloudWatch EU-DataProcessing-Bytes',
      'AWS AmazonCloudWatch EU-TimedStorage-ByteHrs',
    ])
  })

  it('Logging: the log group of that log is the first in September, and wrote less than a sixth in April', async () => {
    const [first] = (await logging(scope, { ...common, filter: SEPTEMBER, sources: 1 })).sources
    expect(first?.source).toMatchObject({ type: 'log-group', name: '/checkout-api' })
    const april = await logging(scope, { ...common, filter: MONTHS[0] ?? {}, sources: 100 })
    const then = april.sources.find(({ source }) => source.name === '/checkout-api')
    expect(then?.writtenGb).toBeGreaterThan(0)
    expect(first?.writtenGb).toBeGreaterThan(6 * (then?.writtenGb ?? 0))
  })

  it('Logging: most of what that log writes is debug output, and to end it saves what the bill then lacks', async () => {
    const question = { ...common, filter: SEPTEMBER }
    const { sources, advice, samples } = await logging(scope, { ...question, sources: 1 })
    const [first] = sources
    expect(samples).toMatchObject([{ fileNames: ['checkout-api.log'], attachment: { source: first?.id } }])
    const [debug, info] = first?.sample?.levels ?? []
    expect([debug?.level, info?.level]).toEqual(['debug', 'info'])
    expect(debug?.share).toBeGreaterThan(0.6)
    expect(advice[0]).toMatchObject({ rule: 'debug-in-production', source: first?.id })
    const retried = first?.sample?.templates.find(({ flags }) => flags.includes('retry'))
    expect(retried?.edges).toMatchObject([{ caller: 'checkout-api', callee: 'ledger' }])

    const plan = { source: first?.id ?? '', templates: null, action: { kind: 'demote' } } as const
    const { saved } = await whatIfOfLogs(scope, question, [plan])
    const resource = ['arn:aws:logs:eu-west-1:000010000011:log-group:/checkout-api']
    const lacking = await report(scope, { ...common, groupBy: [], filter: { ...SEPTEMBER, resource } })
    for (const side of ['low', 'central', 'high'] as const)
      expect(saved.totalKgCo2e[side]).toBeCloseTo(lacking.total.totalKgCo2e[side], 9)
    expect(saved.cost[0]?.central).toBeCloseTo(lacking.cost[0]?.kept ?? 0, 6)
  })

  it.each([
    ['service', 'Amazon Elastic Compute Cloud'],
    ['category', 'gpu'],
    ['region', 'us-west-2'],
    ['team', 'data-platform'],
  ] as const)('Overview: what made August jump, by %s', async (dimension, value) => {
    const { change, up } = await overviewOf(AUGUST, JULY, dimension)
    expect(up[0]).toBe(value)
    const [first] = change.movers
    expect(first?.difference.central).toBeGreaterThan(0.7 * change.change.difference.central)
  })

  it('Overview, over time: August is the highest month', async () => {
    const months = await kgBy(['month'], { from: MONTHS[0]?.from ?? '', to: SEPTEMBER.to })
    expect(months[0]?.name).toBe('2026-08')
  })

  it('Teams: what belongs to nobody has a row, and is on every cloud', async () => {
    const { before } = await teamReport(scope, { ...common, filter: SEPTEMBER })
    const row = before.groups.find(({ key }) => key.team === UNALLOCATED)
    expect(row?.totalKgCo2e.central).toBeGreaterThan(50)
    const clouds = await kgBy(['provider'], { ...SEPTEMBER, team: [UNALLOCATED] })
    expect(clouds.map(({ name }) => name).sort()).toEqual(['AWS', 'Google Cloud', 'Microsoft'])
    expect(clouds.every(({ kg }) => kg > 0)).toBe(true)
  })
})

describe('the grid that was measured anew', () => {
  it('is a part of its own of what changed in September, and its region rose most', async () => {
    const { change, up } = await overviewOf(SEPTEMBER, AUGUST, 'region')
    expect(up[0]).toBe('eu-west-1')
    const [ireland] = change.movers.filter(({ value }) => value === 'eu-west-1')
    expect(change.change.parts.factors.central).toBeGreaterThan(80)
    expect(ireland?.parts.factors.central).toBeGreaterThan(0.9 * (ireland?.difference.central ?? 0))
  })

  it('is marked in the chart on its first day, by the name of the region', async () => {
    const found = await marks(scope, { ...SEPTEMBER, team: undefined, ...common })
    expect(found).toContainEqual({ what: 'factors', day: '2026-09-01', figureId: 'grid, AWS eu-west-1' })
    expect(await marks(scope, { ...AUGUST, team: undefined, ...common })).toEqual([])
  })

  it('is why team checkout misses its target of September', async () => {
    const { teams } = await teamStatuses(scope, { ...common, month: '2026-09' })
    const checkout = teams.find(({ team }) => team === 'checkout')
    expect(checkout?.status).toMatchObject({ status: 'off course', targetKgCo2e: 450 })
    const { change } = await overviewOf(SEPTEMBER, AUGUST, 'team')
    const mover = change.movers.find(({ value }) => value === 'checkout')
    expect(mover?.base.central).toBeLessThan(450)
    expect(mover?.parts.factors.central).toBeGreaterThan(0.9 * (mover?.difference.central ?? 0))
  })

  it.each(DEMO_MONTHS.slice(1, 5))(
    'is the only one: in %s factors change with the length of the month only, which storage depends on',
    async (month) => {
      const index = DEMO_MONTHS.indexOf(month)
      const [base, now] = MONTHS.slice(index - 1, index + 1) as [Days, Days]
      const { change } = await overviewOf(now, base, 'category')
      const others = change.movers.filter(({ value }) => !/^(?:storage-|logging|database)/.test(value))
      for (const { parts } of others) expect(parts.factors.central).toBeCloseTo(0, 6)
      const isAsLong = LAST_DAYS[index] === LAST_DAYS[index - 1]
      const most = isAsLong ? 1e-6 : 0.01 * change.change.base.central
      expect(Math.abs(change.change.parts.factors.central)).toBeLessThan(most)
    },
  )
})

describe('the orders that went another way', () => {
  const asked = { boundary: 'Shop checkout', factorSet: common.factorSet } as const

  it('raise the carbon per order of the checkout from July 15th on, by half, and nothing of the checkout but R changes', async () => {
    const { base, now, comparison } = await compareSciPeriods(scope, {
      ...asked,
      by: 'day',
      from: '2026-07-15',
      to: '2026-07-21',
      base: { from: '2026-07-08', to: '2026-07-14' },
    })
    const g = (of: typeof base) => (of.score.ok ? of.score.sciG.central : Number.NaN)
    expect([g(base), g(now)].map((value) => value.toFixed(3))).toEqual(['0.252', '0.386'])
    expect(comparison).toMatchObject({ ok: true, direction: 'up' })
    const [before, after] = [base, now].map(({ emissions }) => emissions.totalKgCo2e.central)
    expect((after ?? 0) / (before ?? 1)).toBeCloseTo(1, 1)
    const days = [...base.series, ...now.series]
    const rates = days.map(({ score }) => (score.ok ? score.sciG.central : Number.NaN))
    const rises = rates
      .slice(1)
      .map((rate, index) => ({ day: days[index + 1]?.start, by: rate / (rates[index] ?? 1) }))
    expect(rises.filter((rise) => rise.by > 1.1)).toEqual([{ day: '2026-07-15', by: expect.any(Number) }])
  })

  it('were not counted on two days of June and only half on a third: gaps, not zeros', async () => {
    const june = await sciOfBoundary(scope, { ...asked, by: 'month', from: '2026-06-01', to: '2026-06-30' })
    expect(june).toMatchObject({ days: 30, countedDays: 27, operation: { unit: 'order' } })
    expect(june.gaps).toEqual([
      { from: '2026-06-10', to: '2026-06-11', reason: 'no-count' },
      { from: '2026-06-12', to: '2026-06-12', reason: 'part-of-day' },
    ])
  })

  it('are of all that the team emits, part by part', async () => {
    const september = await sciOfBoundary(scope, { ...asked, by: 'month', ...SEPTEMBER })
    const [team] = await kgBy(['team'], { ...SEPTEMBER, team: ['checkout'] })
    expect(september.emissions.totalKgCo2e.central).toBeCloseTo(team?.kg ?? Number.NaN, 9)
    const shares = september.components.map(({ share }) => share ?? Number.NaN)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(september.score.ok && september.score.sciG.central.toFixed(3)).toBe('0.499')
  })
})

describe('what AWS says of itself', () => {
  it('stands beside our estimate of each complete month', async () => {
    const { months } = await footprints(scope, { filter: {}, factorSet: common.factorSet })
    expect(months.map(({ month }) => month)).toEqual([...DEMO_MONTHS].reverse())
    for (const { accounts, compared } of months) {
      expect(accounts).toEqual({ both: 5, onlyOfficial: 0, onlyBills: 1 })
      const official = compared?.official.totalLocationKg ?? 0
      const ours = compared?.estimate.location?.totalKgCo2e
      expect(official).toBeGreaterThan(ours?.low ?? Number.NaN)
      expect(official).toBeLessThan(ours?.high ?? Number.NaN)
      expect(compared?.services).toHaveLength(5)
    }
  })
})

describe('Retries', () => {
  it('finds the storm first: search asks the indexer until it answers in time, and the indexer works on', async () => {
    const found = await retries(scope, { ...SEPTEMBER, factorSet: '2026.1' })
    const [storm, next] = found.edges
    expect(storm).toMatchObject({
      caller: 'search-api',
      callee: 'catalogue-indexer',
      operation: 'GET /similar',
      measures: { attempts: 728, logicalCalls: 450, wasted: 278, wastedByClass: { late: 278 } },
      policy: { unknownServices: [] },
    })
    expect(storm?.measures?.amplification).toBeCloseTo(1.62, 2)
    expect(storm?.policy.waste?.attributedG.central).toBeCloseTo(472_400.6, 0)
    expect(storm?.policy.waste?.avoidableG.central).toBeCloseTo(286_097.6, 0)
    expect(next?.policy.waste?.attributedG.central).toBeLessThan(1000)
    expect(found.tracedDays).toEqual(['2026-09-21', '2026-09-22', '2026-09-23'])
  })

  it('gives no service more than the bill has of it, and says what nobody mapped', async () => {
    const found = await retries(scope, { ...SEPTEMBER, factorSet: '2026.1' })
    const [indexer] = await kgBy(['provider'], { ...SEPTEMBER, tag: ['app=catalogue-indexer'] })
    const service = found.services.find((each) => each.service === 'catalogue-indexer')
    expect((service?.waste?.totalG.central ?? 0) / 1000).toBeCloseTo(indexer?.kg ?? 0, 6)
    expect(service?.waste?.attributedG.central).toBeLessThan(service?.waste?.totalG.central ?? 0)
    expect(found.services.filter(({ mapping }) => mapping !== 'mapped')).toMatchObject([
      { service: 'fraud-check', mapping: 'unmapped', waste: null },
    ])
  })

  it('shows traces to nobody who may see some teams only', async () => {
    const found = await retries({ ...scope, teams: ['search'] }, { factorSet: '2026.1' })
    expect(found).toMatchObject({ period: null, edges: [], services: [], tracedDays: [] })
  })
})

/** kg CO2e of each month, to the gram; the last one has bills of 18 days. */
const TOTALS = {
  location: [2325.845, 2498.971, 2485.624, 2645.913, 3326.447, 2826.759, 1760.818],
  market: [2215.63, 2379.128, 2364.932, 2515.263, 3189.088, 2688.035, 1674.365],
} as const

describe('two installations', () => {
  it.each(METHODS)('show the same totals, %s-based', async (method) => {
    const answer = await report(scope, { ...common, method, filter: {}, groupBy: ['month'] })
    const inOrder = [...answer.groups].sort((a, b) => ((a.key.month ?? '') < (b.key.month ?? '') ? -1 : 1))
    expect(answer.rows).toEqual({ read: 49_683, kept: 49_246, excluded: 437, rejected: 0 })
    expect(inOrder.map(({ key }) => key.month)).toEqual([...DEMO_MONTHS, '2026-10'])
    expect(inOrder.map(({ totalKgCo2e }) => Number(totalKgCo2e.central.toFixed(3)))).toEqual(TOTALS[method])
  })

  it('are the same after the demo is loaded again', async () => {
    await loadDemo()
    expect(await scopeOfDemo()).toEqual(scope)
    expect((await listImports(scope)).map(({ state }) => state)).toEqual(Array(7).fill('active'))
    expect(await adjustments(scope)).toMatchObject({ version: 1 })
  })
})
