import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Emissions } from '#lib/domain/report/emissions.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import type { BoundaryDefinition } from '#lib/domain/sci/boundary.ts'
import { dayOf } from '#lib/domain/targets/month-days.ts'
import { NO_SPLIT } from '#lib/domain/teams/shared-split.ts'
import { saveTeamRules } from '#lib/pipeline/save-team-rules.ts'
import { defineBoundary } from '#lib/pipeline/sci/define-boundary.ts'
import { importCounts } from '#lib/pipeline/sci/import-counts.ts'
import { setConstantCount } from '#lib/pipeline/sci/set-constant-count.ts'
import { withdrawBoundary } from '#lib/pipeline/sci/withdraw-boundary.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { report } from '#lib/queries/report.ts'
import { boundaries } from '#lib/queries/sci/boundaries.ts'
import { compareSciPeriods } from '#lib/queries/sci/compare-periods.ts'
import { operations } from '#lib/queries/sci/operations.ts'
import { sciOfBoundary } from '#lib/queries/sci/sci-score.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { importFiles } from '#test/support/import-file.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeCsv } from '#test/support/write-table.ts'

const folder = await temporaryFolder()
await ownTestDataDir()
let scope: Scope

const MONTH = '2025-11'
const DAYS = Array.from({ length: 30 }, (_, index) => dayOf(MONTH, index + 1))
const asked = { by: 'month', factorSet: '2026.1' } as const
const by = { author: 'Ada', note: '' }

/** Machines of a team for some hours of a day, in a Cost and Usage Report. */
const machine = (team: string, day: string, hours: number, app = '') => ({
  'identity/LineItemId': `${team}-${day}-${app}`,
  'bill/PayerAccountId': '900',
  'bill/BillingPeriodStartDate': `${MONTH}-01T00:00:00Z`,
  'lineItem/UsageAccountId': team === 'search' ? '2' : '1',
  'lineItem/LineItemType': 'Usage',
  'lineItem/UsageStartDate': `${day}T00:00:00Z`,
  'lineItem/UsageEndDate': `${day}T23:00:00Z`,
  'lineItem/ProductCode': 'AmazonEC2',
  'lineItem/UsageType': 'EUC1-BoxUsage:m5.large',
  'lineItem/Operation': 'RunInstances',
  'lineItem/UsageAmount': String(hours),
  'lineItem/UnblendedCost': '2.5',
  'lineItem/CurrencyCode': 'USD',
  'product/ProductName': 'Amazon Elastic Compute Cloud',
  'product/regionCode': 'eu-central-1',
  'product/instanceType': 'm5.large',
  'pricing/unit': 'Hrs',
  'resourceTags/user:team': team,
  'resourceTags/user:app': app,
})

const logs = (team: string, day: string) => ({
  ...machine(team, day, 0, 'logs'),
  'lineItem/ProductCode': 'AmazonCloudWatch',
  'lineItem/UsageType': 'EUC1-TimedStorage-ByteHrs',
  'lineItem/Operation': 'HourlyStorageMetering',
  'lineItem/UsageAmount': '4000',
  'product/ProductName': 'AmazonCloudWatch',
  'product/instanceType': '',
  'pricing/unit': 'GB-Mo',
})

const definition = (
  components: BoundaryDefinition['components'],
  more: Partial<BoundaryDefinition> = {},
): BoundaryDefinition => ({
  description: '',
  components,
  sharedSplit: NO_SPLIT,
  allocation: null,
  ...more,
})

/** The API by its tag, then logging, then the rest: parts that overlap but for their order. */
const CHECKOUT = definition([
  { name: 'API', selection: { tag: ['app=api'] }, inside: true },
  { name: 'logs', selection: { team: ['checkout'], category: ['logging'] }, inside: true },
  { name: 'the rest', selection: { team: ['checkout'] }, inside: true },
])

const kg = async (filter: UsageFilter): Promise<Emissions> =>
  (await report(scope, { filter, groupBy: [], method: 'location', factorSet: '2026.1' })).total

const PARTS = ['energyKwh', 'operationalKgCo2e', 'embodiedKgCo2e', 'totalKgCo2e'] as const
const SIDES = ['low', 'central', 'high'] as const

const define = (name: string, of: BoundaryDefinition) =>
  defineBoundary(scope, { name, definition: of, ...by })
const perDay = (
  boundary: string,
  operation: string,
  count: number,
  from = DAYS[0] ?? '',
  to = DAYS[29] ?? '',
) => setConstantCount(scope, { boundary, operation, unit: operation, perDay: count, from, to, ...by })
const sciG = (score: Awaited<ReturnType<typeof sciOfBoundary>>['score']) =>
  score.ok ? score.sciG : expect.fail(score.reason)

beforeAll(async () => {
  await startUp()
  const [organisation] = await listOrganisations()
  scope = { organisationId: organisation?.id ?? '', teams: 'all' }
  const lines = DAYS.flatMap((day, index) => [
    machine('checkout', day, 10 + index, 'api'),
    machine('checkout', day, 7, 'jobs'),
    machine('search', day, 5, 'api'),
    machine('search', day, 15),
    machine('everybody', day, 12),
    logs('checkout', day),
    logs('search', day),
  ])
  await importFiles(scope, [writeCsv(join(folder, 'bill.csv'), lines)])
  await saveTeamRules(scope, {
    rules: [
      {
        id: 'shared',
        when: [{ subject: 'tag', key: 'team', test: 'is', values: ['everybody'] }],
        gives: { shared: true },
      },
      { id: 'tag', when: [], gives: { teamFromTag: 'team' } },
    ],
    sharedSplit: NO_SPLIT,
    ...by,
  })
})

describe('the components of a boundary', () => {
  it('are disjoint and add up to what is selected: the first that selects a line has it', async () => {
    await define('shop', CHECKOUT)
    await perDay('shop', 'order', 100)
    const score = await sciOfBoundary(scope, { ...asked, boundary: 'shop' })
    const [checkout, api, ofSearch, both] = await Promise.all([
      kg({ team: ['checkout'] }),
      kg({ tag: ['app=api'] }),
      kg({ tag: ['app=api'], team: ['search'] }),
      kg({ team: ['checkout'], category: ['logging'] }),
    ])
    expect(both.totalKgCo2e.central).toBeGreaterThan(0)
    for (const part of PARTS)
      for (const side of SIDES) {
        const whole = checkout[part][side] + ofSearch[part][side]
        const parts = score.components.map(({ emissions }) => emissions[part][side])
        expect(parts[0]).toBeCloseTo(api[part][side], 9)
        expect(parts[1]).toBeCloseTo(both[part][side], 9)
        expect(parts.reduce((sum, value) => sum + value, 0)).toBeCloseTo(whole, 9)
        expect(score.emissions[part][side]).toBeCloseTo(whole, 9)
      }
    expect(sciG(score.score).central).toBeCloseTo((score.emissions.totalKgCo2e.central * 1000) / 3000, 9)
    const shares = score.components.map(({ share }) => share ?? Number.NaN)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  })

  it('that are left out are disclosed with their reason and are in no total', async () => {
    const [first, , rest] = CHECKOUT.components
    const logsOut = {
      name: 'logs',
      selection: { category: ['logging'] },
      inside: { reason: 'measured apart' },
    }
    await define('without logs', definition([logsOut, ...(first ? [first] : []), ...(rest ? [rest] : [])]))
    await perDay('without logs', 'order', 100)
    const [all, without] = await Promise.all(
      ['shop', 'without logs'].map((boundary) => sciOfBoundary(scope, { ...asked, boundary })),
    )
    const [logging, ownLogs] = await Promise.all([
      kg({ category: ['logging'] }),
      kg({ category: ['logging'], team: ['checkout'] }),
    ])
    expect(without?.components[0]).toMatchObject({ leftOutBecause: 'measured apart', share: null })
    expect(without?.components[0]?.emissions.totalKgCo2e.central).toBeCloseTo(logging.totalKgCo2e.central, 9)
    expect(without?.emissions.totalKgCo2e.central).toBeCloseTo(
      (all?.emissions.totalKgCo2e.central ?? 0) - ownLogs.totalKgCo2e.central,
      9,
    )
  })

  it('that take only some categories of a team need a word on the others', async () => {
    const silent = definition([
      { name: 'machines', selection: { team: ['checkout'], category: ['compute'] }, inside: true },
    ])
    await expect(define('silent', silent)).rejects.toMatchObject({ code: 'bad-arguments' })
  })
})

describe('shared usage', () => {
  const one = (team: string, sharedSplit: BoundaryDefinition['sharedSplit'], tag?: string) =>
    definition([{ name: team, selection: { team: [team], ...(tag ? { tag: [tag] } : {}) }, inside: true }], {
      sharedSplit,
    })

  it('is shared as Teams does, and boundaries of all teams add up to everything', async () => {
    const all = await kg({})
    for (const split of ['even', 'usage', 'cost'] as const) {
      let sum = 0
      for (const team of ['checkout', 'search']) {
        const name = `${team} ${split}`
        await define(name, one(team, { by: split, weights: [] }))
        await perDay(name, 'order', 1)
        sum += (await sciOfBoundary(scope, { ...asked, boundary: name })).emissions.totalKgCo2e.central
      }
      expect(sum).toBeCloseTo(all.totalKgCo2e.central, 9)
    }
    const shared = await kg({ team: ['shared'] })
    const own = await kg({ team: ['checkout'] })
    const even = await sciOfBoundary(scope, { ...asked, boundary: 'checkout even' })
    expect(even.components.at(-1)).toMatchObject({ name: 'shared usage', leftOutBecause: null })
    expect(even.emissions.totalKgCo2e.central).toBeCloseTo(
      own.totalKgCo2e.central + shared.totalKgCo2e.central / 2,
      9,
    )
    expect(even.shared).toEqual([{ month: MONTH, part: { ok: true, part: 0.5 } }])
  })

  it('of a part of a team is that part of the team’s share, and no part is unknown to who sees the team only', async () => {
    await define('api only', one('checkout', { by: 'even', weights: [] }, 'app=api'))
    const { shared } = await sciOfBoundary(scope, { ...asked, boundary: 'api only' })
    const [api, team] = await Promise.all([
      kg({ team: ['checkout'], tag: ['app=api'] }),
      kg({ team: ['checkout'] }),
    ])
    const part = (0.5 * api.energyKwh.central) / team.energyKwh.central
    expect(shared[0]?.part.ok && shared[0].part.part).toBeCloseTo(part, 12)
    const narrow = { ...scope, teams: ['checkout'] }
    const seen = await sciOfBoundary(narrow, { ...asked, boundary: 'checkout even' })
    expect(seen.shared[0]?.part).toEqual({ ok: false, reason: 'teams-not-visible' })
    expect(seen.emissions.totalKgCo2e.central).toBeCloseTo(team.totalKgCo2e.central, 9)
  })
})

describe('the score', () => {
  it('halves when the count doubles', async () => {
    const before = sciG((await sciOfBoundary(scope, { ...asked, boundary: 'shop' })).score)
    await perDay('shop', 'order', 200)
    const after = sciG((await sciOfBoundary(scope, { ...asked, boundary: 'shop' })).score)
    for (const side of SIDES) expect(after[side]).toBeCloseTo(before[side] / 2, 9)
  })

  it('of a period is that of its parts put together again, whatever days are asked about', async () => {
    const rows = DAYS.map((day, index) => `${day},visit,${100 + 13 * index}`)
    await importCounts(scope, {
      boundary: 'checkout usage',
      csv: ['day,operation,count', ...rows].join('\n'),
      units: [],
      ...by,
    })
    const question = { ...asked, boundary: 'checkout usage', operation: 'visit' }
    const whole = await sciOfBoundary(scope, question)
    const parts = await Promise.all(
      [
        { from: DAYS[0], to: DAYS[10] },
        { from: DAYS[11], to: DAYS[29] },
      ].map((period) => sciOfBoundary(scope, { ...question, ...period })),
    )
    const carbon = parts.reduce((sum, { emissions }) => sum + emissions.totalKgCo2e.high, 0)
    expect(carbon).toBeCloseTo(whole.emissions.totalKgCo2e.high, 9)
    const units = parts.reduce((sum, { score }) => sum + (score.ok ? score.functionalUnits : Number.NaN), 0)
    expect(sciG(whole.score).high).toBeCloseTo((carbon * 1000) / units, 9)
    const daily = await sciOfBoundary(scope, { ...question, by: 'day' })
    const rates = daily.series.map(({ score }) => sciG(score).central)
    expect(rates.reduce((sum, rate) => sum + rate, 0) / 30).not.toBeCloseTo(sciG(whole.score).central, 3)
  })

  it('leaves days without a count out on both sides, says so, and counts a day of nothing with its idle carbon', async () => {
    const csv = [
      'hour,operation,count',
      `${DAYS[0]},call,50`,
      `${DAYS[1]},call,0`,
      ...Array.from({ length: 23 }, (_, hour) => `${DAYS[2]}T${String(hour).padStart(2, '0')}:00Z,call,7`),
      ...Array.from({ length: 24 }, (_, hour) => `${DAYS[4]}T${String(hour).padStart(2, '0')}:00Z,call,2.5`),
    ]
    await define('gaps', definition([{ name: 'all', selection: { team: ['search'] }, inside: true }]))
    await importCounts(scope, {
      boundary: 'gaps',
      csv: csv.join('\n'),
      units: [{ operation: 'call', unit: 'API call' }],
      ...by,
    })
    const score = await sciOfBoundary(scope, { ...asked, boundary: 'gaps', to: '2025-12-02' })
    expect(score.operation).toEqual({ operation: 'call', unit: 'API call' })
    expect(score).toMatchObject({ days: 32, countedDays: 3, units: { sources: ['csv'], version: 1 } })
    expect(score.gaps).toEqual([
      { from: DAYS[2], to: DAYS[2], reason: 'part-of-day' },
      { from: DAYS[3], to: DAYS[3], reason: 'no-count' },
      { from: DAYS[5], to: DAYS[29], reason: 'no-count' },
      { from: '2025-12-01', to: '2025-12-02', reason: 'no-bill' },
    ])
    const day = await kg({ team: ['search'], from: DAYS[0] ?? '', to: DAYS[0] ?? '' })
    expect(sciG(score.score).central).toBeCloseTo((3 * day.totalKgCo2e.central * 1000) / 110, 9)
    expect(score.leftOutG.central).toBeCloseTo(27 * day.totalKgCo2e.central * 1000, 6)
    expect(score.cost[0]?.coverage?.measured).toBeGreaterThan(0)
    const none = await sciOfBoundary(scope, { ...asked, boundary: 'gaps', from: DAYS[1], to: DAYS[1] })
    expect(none.score).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^cannot be computed: .*R.*0/),
    })
  })

  it('is shared among operations by weights, which add up to the boundary', async () => {
    const [all] = [await sciOfBoundary(scope, { ...asked, boundary: 'shop' })]
    const weights = [
      { operation: 'order', weight: 3 },
      { operation: 'browse', weight: 1 },
    ]
    await define('two', { ...CHECKOUT, allocation: { basis: 'cpu-seconds', weights } })
    await perDay('two', 'order', 10)
    await perDay('two', 'browse', 10)
    await perDay('two', 'stray', 10)
    const of = (operation?: string) => sciOfBoundary(scope, { ...asked, boundary: 'two', operation })
    const [order, browse] = await Promise.all([of('order'), of('browse')])
    expect(order.allocation).toEqual({ basis: 'cpu-seconds', share: 0.75 })
    expect(order.emissions.totalKgCo2e.low + browse.emissions.totalKgCo2e.low).toBeCloseTo(
      all.emissions.totalKgCo2e.low,
      9,
    )
    expect((await of()).score).toMatchObject({ ok: false })
    await expect(of('stray')).rejects.toMatchObject({ code: 'bad-arguments' })
    await expect(of('nothing')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('of two periods is compared scenario by scenario', async () => {
    const { base, now, comparison } = await compareSciPeriods(scope, {
      ...asked,
      boundary: 'shop',
      from: DAYS[15],
      to: DAYS[29],
      base: { from: DAYS[0] ?? '', to: DAYS[14] ?? '' },
    })
    expect(comparison).toMatchObject({ ok: true, direction: 'up' })
    const difference = comparison.ok ? comparison.differenceG : expect.fail(comparison.reason)
    for (const side of SIDES)
      expect(difference[side]).toBeCloseTo(sciG(now.score)[side] - sciG(base.score)[side], 12)
    expect(now.snapshot).toBe(base.snapshot)
  })
})

describe('who sees some teams only', () => {
  it('sees boundaries of these teams, and no others', async () => {
    const narrow = { ...scope, teams: ['search'] }
    const names = (await boundaries(narrow)).map(({ name }) => name)
    expect(names).toEqual(['gaps', 'search cost', 'search even', 'search usage'])
    for (const name of ['shop', 'checkout even']) {
      await expect(sciOfBoundary(narrow, { ...asked, boundary: name })).rejects.toMatchObject({
        code: 'not-found',
      })
      await expect(operations(narrow, name)).rejects.toMatchObject({ code: 'not-found' })
      await expect(withdrawBoundary(narrow, { name, author: 'Eve' })).rejects.toMatchObject({
        code: 'not-found',
      })
    }
    await expect(defineBoundary(narrow, { name: 'mine', definition: CHECKOUT, ...by })).rejects.toMatchObject(
      { code: 'forbidden' },
    )
  })
})

describe('counts with a row at fault', () => {
  it('are kept not at all', async () => {
    const csv = `day,operation,count\n${DAYS[0]},order,5\n${DAYS[0]},order,-1\n`
    const before = await operations(scope, 'shop')
    await expect(importCounts(scope, { boundary: 'shop', csv, units: [], ...by })).rejects.toMatchObject({
      code: 'bad-arguments',
      next: expect.stringContaining('Line 3'),
    })
    expect(await operations(scope, 'shop')).toEqual(before)
  })
})
