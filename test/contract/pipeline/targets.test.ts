import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '#lib/domain/report/filter.ts'
import { dayOf, isWeekend } from '#lib/domain/targets/month-days.ts'
import { setTarget } from '#lib/pipeline/set-target.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { hasTeam } from '#lib/queries/has-team.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { report } from '#lib/queries/report.ts'
import { listTargets, targetsInForce } from '#lib/queries/targets.ts'
import { teamStatuses } from '#lib/queries/team-statuses.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { importFiles } from '#test/support/import-file.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeCsv } from '#test/support/write-table.ts'

const folder = await temporaryFolder()
await ownTestDataDir()
let scope: Scope

const asked = { method: 'location', factorSet: '2026.1' } as const

/** Machines of a team for some hours of a day, in a Cost and Usage Report. */
const machine = (team: string, day: string, hours: number, usageType = 'EUC1-BoxUsage:m5.large') => ({
  'identity/LineItemId': `${team}-${day}-${usageType}`,
  'bill/PayerAccountId': '900',
  'bill/BillingPeriodStartDate': `${day.slice(0, 7)}-01T00:00:00Z`,
  'lineItem/UsageAccountId': '1',
  'lineItem/LineItemType': 'Usage',
  'lineItem/UsageStartDate': `${day}T00:00:00Z`,
  'lineItem/UsageEndDate': `${day}T23:00:00Z`,
  'lineItem/ProductCode': 'AmazonEC2',
  'lineItem/UsageType': usageType,
  'lineItem/Operation': 'RunInstances',
  'lineItem/UsageAmount': String(hours),
  'lineItem/UnblendedCost': '2.5',
  'lineItem/CurrencyCode': 'USD',
  'product/ProductName': 'Amazon Elastic Compute Cloud',
  'product/regionCode': 'eu-central-1',
  'product/instanceType': usageType.split(':')[1] ?? '',
  'pricing/unit': 'Hrs',
  'resourceTags/user:team': team,
})

const daysOf = (month: string, count: number) =>
  Array.from({ length: count }, (_, index) => dayOf(month, index + 1))

/** 20 hours on working days, 5 on weekends. */
const hours = (day: string): number => (isWeekend(day) ? 5 : 20)

/** kg CO2e of one hour of the machine. */
let kgAnHour: number

const statusOf = async (team: string, month?: string, as: Scope = scope) =>
  (await teamStatuses(as, { ...asked, month })).teams.find((each) => each.team === team)

beforeAll(async () => {
  await startUp()
  const [organisation] = await listOrganisations()
  scope = { organisationId: organisation?.id ?? '', teams: 'all' }
  // November 2025 whole; of December, which begins on a Monday, 18 days. Search stops on the 10th; half of what growth pays is for requests, which have no figure.
  const lines = [
    ...daysOf('2025-11', 30).map((day) => machine('checkout', day, hours(day))),
    ...daysOf('2025-12', 18).map((day) => machine('checkout', day, hours(day))),
    ...daysOf('2025-12', 10).map((day) => machine('search', day, 10)),
    ...daysOf('2025-12', 18).map((day) => machine('growth', day, 1)),
    ...daysOf('2025-12', 18).map((day) => ({
      ...machine('growth', day, 1, 'EUC1-Requests-Tier1'),
      'lineItem/ProductCode': 'AWSQueueService',
      'product/ProductName': 'Amazon Simple Queue Service',
      'pricing/unit': 'Requests',
    })),
  ]
  await importFiles(scope, [writeCsv(join(folder, 'bill.csv'), lines)])
  const whole = await report(scope, { ...asked, filter: { team: ['checkout'] }, groupBy: ['month'] })
  const november = whole.groups.find(({ key }) => key.month === '2025-11')?.totalKgCo2e.central ?? 0
  // November 2025 has 20 working days and 10 of a weekend: 20 × 20 + 10 × 5 = 450 hours.
  kgAnHour = november / 450
})

const target = { note: '', author: 'Ada' }

describe('the status of a team', () => {
  it('is unknown without a target, and says what is used: 14 × 20 + 4 × 5 = 300 hours by day 18', async () => {
    const found = await statusOf('checkout')
    expect(kgAnHour).toBeGreaterThan(0)
    expect(found?.status).toMatchObject({
      month: '2025-12',
      status: 'unknown',
      reason: 'no-target',
      day: 18,
      days: 31,
      isComplete: false,
    })
    expect(found?.status.usedKgCo2e.central).toBeCloseTo(300 * kgAnHour, 9)
  })

  it('of a partial month follows its projection: 9 × 20 + 4 × 5 hours more make 500', async () => {
    await setTarget(scope, {
      ...target,
      team: 'checkout',
      fromMonth: '2025-12',
      kgCo2ePerMonth: 501 * kgAnHour,
    })
    const { status } = (await statusOf('checkout')) ?? {}
    expect(status?.projection?.kgCo2e.central).toBeCloseTo(500 * kgAnHour, 9)
    expect(status?.projection?.kgCo2e.high).toBeCloseTo(500 * kgAnHour, 9)
    expect(status?.status).toBe('on course')
    expect(status?.usedShare).toBeCloseTo(300 / 501, 9)
    await setTarget(scope, {
      ...target,
      team: 'checkout',
      fromMonth: '2025-12',
      kgCo2ePerMonth: 499 * kgAnHour,
    })
    expect((await statusOf('checkout'))?.status.status).toBe('off course')
  })

  it('of a complete month is final, and its total is the report’s', async () => {
    await setTarget(scope, {
      ...target,
      team: 'checkout',
      fromMonth: '2025-11',
      kgCo2ePerMonth: 451 * kgAnHour,
    })
    const found = await statusOf('checkout', '2025-11')
    expect(found?.status).toMatchObject({ status: 'on course', isComplete: true, projection: null, day: 30 })
    expect(found?.trend.at(-1)).toMatchObject({ month: '2025-11', isPartial: false })
    expect(found?.trend.at(-1)?.totalKgCo2e?.central).toBeCloseTo(450 * kgAnHour, 9)
    expect(found?.suggestedKgCo2e).toBeCloseTo(405 * kgAnHour, 9)
  })

  it('counts days on which it used nothing, since the bills cover them: 80 hours on 8 working and 20 on 2 other days', async () => {
    const { status } = (await statusOf('search')) ?? {}
    // 8 working days of 14 and 2 weekend days of 4 have 10 hours: 9 × 80/14 + 4 × 20/4 hours more.
    expect(status?.day).toBe(18)
    expect(status?.projection?.kgCo2e.central).toBeCloseTo((100 + (9 * 80) / 14 + 20) * kgAnHour, 9)
  })

  it('is unknown where half of the cost is covered by no estimate', async () => {
    await setTarget(scope, { ...target, team: 'growth', fromMonth: '2025-12', kgCo2ePerMonth: 1e6 })
    expect((await statusOf('growth'))?.status).toMatchObject({
      status: 'unknown',
      reason: 'coverage',
      coveredShare: 0.5,
    })
  })

  it('of the organisation is that of everything its teams used', async () => {
    const { organisation, teams, month } = await teamStatuses(scope, asked)
    expect(month).toBe('2025-12')
    expect(teams.map(({ team }) => team)).toEqual(['checkout', 'growth', 'search'])
    const sum = teams.reduce((total, each) => total + each.status.usedKgCo2e.central, 0)
    expect(organisation?.status.usedKgCo2e.central).toBeCloseTo(sum, 9)
    const whole = await report(scope, { ...asked, filter: { from: '2025-12-01' }, groupBy: [] })
    expect(organisation?.status.usedKgCo2e.central).toBeCloseTo(whole.total.totalKgCo2e.central, 9)
  })
})

describe('who sees one team only', () => {
  const limited = (): Scope => ({ ...scope, teams: ['search'] })

  it('gets its status alone, the same as others see it, and nothing of the organisation', async () => {
    const { organisation, teams } = await teamStatuses(limited(), asked)
    expect(organisation).toBeNull()
    expect(teams).toEqual([await statusOf('search')])
  })

  it('finds no other team, sees none of its targets, and sets none', async () => {
    expect(await hasTeam(limited(), 'checkout', '2026.1')).toBe(false)
    expect(await hasTeam(limited(), 'no such team', '2026.1')).toBe(false)
    expect(await hasTeam(limited(), 'search', '2026.1')).toBe(true)
    expect(await hasTeam(scope, 'checkout', '2026.1')).toBe(true)
    expect(await listTargets(limited())).toEqual([])
    for (const team of ['checkout', null])
      await expect(
        setTarget(limited(), { ...target, team, fromMonth: '2025-12', kgCo2ePerMonth: 1 }),
      ).rejects.toMatchObject({ code: 'not-found' })
    const { teams } = await teamStatuses(limited(), { ...asked, teams: ['checkout'] })
    expect(teams[0]?.status).toMatchObject({ reason: 'no-target', usedKgCo2e: { central: 0 } })
  })
})

describe('targets', () => {
  it('are never overwritten: the history is newest first, and each month has the one in force', async () => {
    await setTarget(scope, {
      ...target,
      team: 'search',
      fromMonth: '2025-10',
      kgCo2ePerMonth: 9,
      note: 'try',
    })
    await setTarget(scope, { ...target, team: 'search', fromMonth: '2025-12', kgCo2ePerMonth: null })
    expect(await listTargets(scope, 'search')).toMatchObject([
      { fromMonth: '2025-12', kgCo2ePerMonth: null, author: 'Ada' },
      { fromMonth: '2025-10', kgCo2ePerMonth: 9, note: 'try' },
    ])
    expect(await targetsInForce(scope, { team: 'search', from: '2025-09', to: '2025-12' })).toEqual([
      { month: '2025-09', kgCo2e: null },
      { month: '2025-10', kgCo2e: 9 },
      { month: '2025-11', kgCo2e: 9 },
      { month: '2025-12', kgCo2e: null },
    ])
  })
})
