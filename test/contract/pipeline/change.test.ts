import { beforeAll, describe, expect, it } from 'vitest'
import { CHANGE_PARTS, type Change } from '#lib/domain/change/change.ts'
import type { ChangeReport, Days } from '#lib/domain/change/change-report.ts'
import { MOVER_DIMENSIONS } from '#lib/domain/change/movers.ts'
import { directionOf } from '#lib/domain/change/scenarios.ts'
import { METHODS, type Method } from '#lib/domain/factors/factor-set.ts'
import type { Report } from '#lib/domain/report/emissions.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { changeAdjustments } from '#lib/pipeline/change-adjustments.ts'
import { change } from '#lib/queries/change.ts'
import { explainChange } from '#lib/queries/explain-change.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { overview } from '#lib/queries/overview.ts'
import { report } from '#lib/queries/report.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { dataDirWithDemo } from '#test/support/template-demo.ts'

await ownTestDataDir(dataDirWithDemo)

const SCENARIOS = ['low', 'central', 'high'] as const
const JULY = { from: '2026-07-01', to: '2026-07-31' }
const AUGUST = { from: '2026-08-01', to: '2026-08-31' }
const factorSet = '2026.1'
let scope: Scope

beforeAll(async () => {
  const demo = (await listOrganisations()).find(({ slug }) => slug === 'demo')
  scope = { organisationId: demo?.id ?? '', teams: 'all' }
})

const ask = (base: Days, now: Days, method: Method = 'location') =>
  change(scope, { filter: now, base, moversBy: 'service', method, factorSet })

const totalOf = (days: Days, method: Method = 'location'): Promise<Report> =>
  report(scope, { filter: days, groupBy: [], method, factorSet })

function expectClose(actual: number, expected: number, size: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-9 * Math.abs(size))
}

const sumOfParts = ({ parts }: Change, scenario: (typeof SCENARIOS)[number]): number =>
  CHANGE_PARTS.reduce((sum, part) => sum + parts[part][scenario], 0)

describe('what changed from one month of the demo to the next', () => {
  it.each(METHODS)('has parts that add up to the difference of two reports, %s-based', async (method) => {
    const [answer, base, now] = await Promise.all([
      ask(JULY, AUGUST, method),
      totalOf(JULY, method),
      totalOf(AUGUST, method),
    ])
    for (const scenario of SCENARIOS) {
      const before = base.total.totalKgCo2e[scenario]
      const after = now.total.totalKgCo2e[scenario]
      expect(after).not.toBe(before)
      expectClose(answer.change.difference[scenario], after - before, after)
      expectClose(sumOfParts(answer.change, scenario), after - before, after)
      expectClose(answer.base.emissions.totalKgCo2e[scenario], before, before)
    }
  })

  it.each(MOVER_DIMENSIONS)(
    'has movers by %s that add up to it, each of the sum of its own parts',
    async (moversBy) => {
      const answer: ChangeReport = await change(scope, {
        filter: AUGUST,
        base: JULY,
        moversBy,
        method: 'location',
        factorSet,
      })
      const size = answer.change.now.central
      expect(answer.movers.length).toBeGreaterThan(1)
      const sum = answer.movers.reduce((all, mover) => all + mover.difference.central, 0)
      expectClose(sum, answer.change.difference.central, size)
      for (const mover of answer.movers)
        expectClose(sumOfParts(mover, 'central'), mover.difference.central, size)
    },
  )

  it('explains a mover by its two figures, scenario by scenario, and by parts that add up', async () => {
    const { movers } = await change(scope, {
      filter: AUGUST,
      base: JULY,
      moversBy: 'account',
      method: 'location',
      factorSet,
    })
    const [mover] = movers
    if (!mover) throw new Error('the demo has accounts')
    expect(mover.value).not.toBe('')
    const filter = { ...AUGUST, account: [mover.value] }
    const explained = await explainChange(scope, { filter, base: JULY, method: 'location', factorSet })
    const { explanation: base } = explained.base
    const { explanation: now } = explained.now
    expect([explained.base.from, explained.now.to]).toEqual([JULY.from, AUGUST.to])
    for (const scenario of SCENARIOS) {
      const [before, after] = [base, now].map(({ emissions }) => emissions.totalKgCo2e[scenario])
      expectClose(mover.base[scenario], before ?? 0, before ?? 0)
      expectClose(explained.change.base[scenario], before ?? 0, before ?? 0)
      expectClose(explained.change.difference[scenario], (after ?? 0) - (before ?? 0), after ?? 0)
      expectClose(mover.difference[scenario], explained.change.difference[scenario], after ?? 0)
      expectClose(sumOfParts(explained.change, scenario), explained.change.difference[scenario], after ?? 0)
    }
    expect(explained.direction).toBe(directionOf(mover.difference))
  })

  it('has the same parts by service as as a whole: no family is of two services', async () => {
    const { change: whole, services } = await ask(JULY, AUGUST)
    for (const part of CHANGE_PARTS) {
      const sum = services.reduce((all, service) => all + service.parts[part].central, 0)
      expectClose(sum, whole.parts[part].central, whole.now.central)
    }
  })

  it('is no change at all between a month and itself', async () => {
    const { change: same } = await ask(AUGUST, AUGUST)
    expect(same.difference).toEqual({ low: 0, central: 0, high: 0 })
    for (const part of CHANGE_PARTS) expect(same.parts[part]).toEqual({ low: 0, central: 0, high: 0 })
  })

  it('knows which days have no bill yet', async () => {
    const { base, now } = await ask(
      { from: '2026-09-01', to: '2026-09-30' },
      { from: '2026-10-01', to: '2026-10-31' },
    )
    expect(base).toMatchObject({ days: 30, billedDays: 30 })
    expect(now).toMatchObject({ days: 31, billedDays: 18 })
  })

  it('is volume where there was nothing before', async () => {
    const { change: first } = await ask({ from: '2025-01-01', to: '2025-01-31' }, AUGUST)
    expect(first.base).toEqual({ low: 0, central: 0, high: 0 })
    expectClose(first.parts.volume.central, first.difference.central, first.now.central)
    expect(first.parts).toMatchObject({ mix: first.base, region: first.base, factors: first.base })
  })

  it('has a figure that is replaced from a month on as factors, and nothing else of the change', async () => {
    const before = await ask(JULY, AUGUST)
    await changeAdjustments(scope, {
      adjustments: {
        overrides: [
          {
            factorSet,
            figureId: 'grid, AWS us-east-1',
            unit: 'gCO2e/kWh',
            year: 2026,
            low: 900,
            central: 900,
            high: 900,
            from: '2026-08',
            author: 'Ada',
            reason: 'A test',
          },
        ],
        kindRules: [],
      },
      after: 1,
      author: 'Ada',
      reason: 'A test',
    })
    const after = await ask(JULY, AUGUST)
    expect(after.change.base.central).toBe(before.change.base.central)
    expect(after.change.now.central).toBeGreaterThan(before.change.now.central)
    const grown = after.change.now.central - before.change.now.central
    const byFactors = after.change.parts.factors.central - before.change.parts.factors.central
    // What is new in August has no rate of July, and is taken at that of August: a little of it is not factors.
    expect(byFactors / grown).toBeGreaterThan(0.9)
    expect(byFactors / grown).toBeLessThanOrEqual(1 + 1e-9)
    expectClose(
      sumOfParts(after.change, 'central'),
      after.change.difference.central,
      after.change.now.central,
    )
  })
})

describe('the Overview', () => {
  it('says the same as the reports that it stands for', async () => {
    const common = { filter: AUGUST, method: 'location', factorSet } as const
    const answer = await overview(scope, {
      ...common,
      grain: 'day',
      split: null,
      compared: { now: AUGUST, base: JULY },
      moversBy: 'team',
    })
    const reports = [
      [answer.byService, await report(scope, { ...common, groupBy: ['service'] })],
      [answer.byRegion, await report(scope, { ...common, groupBy: ['region'] })],
      [answer.byTeam, await report(scope, { ...common, groupBy: ['team'] })],
      [answer.overTime, await report(scope, { ...common, groupBy: ['day'] })],
    ] as const
    for (const [own, asked] of reports) {
      expect(own.groups.map(({ key }) => key)).toEqual(asked.groups.map(({ key }) => key))
      expect(own.rows).toEqual(asked.rows)
      own.groups.forEach((group, index) => {
        for (const scenario of SCENARIOS)
          expectClose(
            group.totalKgCo2e[scenario],
            asked.groups[index]?.totalKgCo2e[scenario] ?? Number.NaN,
            asked.total.totalKgCo2e[scenario],
          )
      })
      expectClose(own.cost[0]?.kept ?? 0, asked.cost[0]?.kept ?? Number.NaN, asked.cost[0]?.kept ?? 1)
    }
    expect(answer.change?.teams.map(({ value }) => value).sort()).toEqual(
      answer.byTeam.groups.map(({ key }) => key.team).sort(),
    )
  })
})
