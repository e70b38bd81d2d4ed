import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import { emissionsOf } from '#lib/domain/report/build-report.ts'
import type { Dimension } from '#lib/domain/report/emissions.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'
import { dayOf, daysInMonth, monthAfter } from '#lib/domain/targets/month-days.ts'
import { type MonthStatus, type MonthUsage, monthStatus } from '#lib/domain/targets/month-status.ts'
import type { DailyUsage } from '#lib/domain/targets/project-month.ts'
import { suggestTarget } from '#lib/domain/targets/suggest-target.ts'
import { targetInForce } from '#lib/domain/targets/target.ts'
import type { Range } from '#lib/domain/units/range.ts'
import type { Month } from '#lib/domain/usage/kind.ts'
import { summarise } from '#lib/engine/facts/summarise.ts'
import { listTargets } from '#lib/store/list-targets.ts'
import { type BilledDays, billedDays } from './billed-days.ts'
import { withFacts } from './with-facts.ts'

/** The months of a trend, the asked one last. */
const TREND_MONTHS = 6

export interface MonthTotal {
  readonly month: Month
  /** Null where there is no usage. */
  readonly totalKgCo2e: Range | null
  /** The bills cover only part of it. */
  readonly isPartial: boolean
}

export interface TeamStatus {
  /** Null: the organisation. */
  readonly team: string | null
  readonly status: MonthStatus
  /** Six months, oldest first; the last one is that of the status. */
  readonly trend: readonly MonthTotal[]
  /** kg CO2e a month to propose as a target; null where no month of the trend is complete. */
  readonly suggestedKgCo2e: number | null
}

export interface TeamStatuses {
  /** Null where there are no bills. */
  readonly month: Month | null
  /** Null also for who sees some teams only. */
  readonly organisation: TeamStatus | null
  /** By name: every team with usage in the six months, and *unallocated*; or those that were asked for, whatever they used. */
  readonly teams: readonly TeamStatus[]
}

export interface StatusQuestion {
  /** The month of the statuses; by default the last one that has bills. */
  readonly month?: Month | undefined
  /** Only these teams; all by default. The organisation is then left out. */
  readonly teams?: readonly string[] | undefined
  readonly method: Method
  readonly factorSet: FactorSetId
}

type Cost = Pick<SummaryRow, 'currency' | 'positive_measured' | 'positive_proxied' | 'positive_excluded'>

/** The least covered share of cost among the currencies, 0 to 1; null where no usage has a cost. */
function coveredShare(rows: readonly Cost[]): number | null {
  const shares = [...new Set(rows.map(({ currency }) => currency))].flatMap((currency) => {
    const own = rows.filter((row) => row.currency === currency)
    const covered = own.reduce((sum, row) => sum + row.positive_measured + row.positive_proxied, 0)
    const all = own.reduce((sum, row) => sum + row.positive_excluded, covered)
    return all > 0 ? [covered / all] : []
  })
  return shares.length > 0 ? Math.min(...shares) : null
}

const kgCo2eOf = (rows: readonly SummaryRow[]): Range => emissionsOf(rows).totalKgCo2e

/** Groups in the order in which their keys first come. */
function groupsOf<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

interface Sums {
  /** By team, provider and month, for the months of the trend. */
  readonly monthly: readonly SummaryRow[]
  /** By team, provider and day, for the month of the status. */
  readonly daily: readonly SummaryRow[]
  readonly billed: readonly BilledDays[]
}

const hasUsage = ({ lines }: SummaryRow): boolean => lines > 0

function usageOf({ monthly, daily, billed }: Sums, month: Month): MonthUsage {
  const providersIn = (which: Month) => [
    ...new Set(monthly.filter((row) => row.month === which).map((row) => row.provider ?? '')),
  ]
  const billedIn = (provider: string) =>
    billed.find((days) => days.month === month && days.provider === provider)
  const byProvider = groupsOf(daily, (row) => row.provider ?? '')
  const providers = new Map(
    providersIn(month).flatMap((provider): [string, DailyUsage][] => {
      const covered = billedIn(provider)
      const days = groupsOf(byProvider.get(provider) ?? [], (row) => row.day ?? '')
      const kgCo2eByDay = new Map([...days].map(([day, rows]) => [day, kgCo2eOf(rows)]))
      return covered ? [[provider, { covered, kgCo2eByDay }]] : []
    }),
  )
  return {
    month,
    providers,
    missingProviders: providersIn(monthAfter(month, -1)).filter((provider) => !billedIn(provider)),
    coveredShare: coveredShare(daily),
  }
}

function trendOf({ monthly, billed }: Sums, last: Month): MonthTotal[] {
  return Array.from({ length: TREND_MONTHS }, (_, index) => {
    const month = monthAfter(last, index + 1 - TREND_MONTHS)
    const rows = monthly.filter((row) => row.month === month)
    const isWhole = (provider: string) =>
      billed.some(
        (days) =>
          days.provider === provider &&
          days.month === month &&
          days.first === 1 &&
          days.last === daysInMonth(month),
      )
    return {
      month,
      totalKgCo2e: rows.length > 0 ? kgCo2eOf(rows) : null,
      isPartial: !rows.every((row) => isWhole(row.provider ?? '')),
    }
  })
}

function statusOf(team: string | null, sums: Sums, month: Month, targetKgCo2e: number | null): TeamStatus {
  const trend = trendOf(sums, month)
  const complete = trend.flatMap(({ totalKgCo2e, isPartial }) =>
    totalKgCo2e && !isPartial ? [totalKgCo2e.central] : [],
  )
  return {
    team,
    status: monthStatus(usageOf(sums, month), targetKgCo2e),
    trend,
    suggestedKgCo2e: suggestTarget(complete),
  }
}

/**
 * How each team, and the organisation, stands against its target in a month, with the totals of six months. Filters do not
 * apply: a target is for all that a team uses. Who sees some teams only gets theirs, and nothing of the organisation.
 */
export async function teamStatuses(scope: Scope, question: StatusQuestion): Promise<TeamStatuses> {
  const { method, factorSet, teams: wanted } = question
  const targets = await listTargets(scope)
  return withFacts(scope, factorSet, async (facts) => {
    const billed = await billedDays(scope, factorSet, facts)
    const months = billed.map((days) => days.month).sort()
    const month = question.month ?? months.at(-1)
    if (month === undefined) return { month: null, organisation: null, teams: [] }
    const team = wanted ? { team: wanted } : {}
    const to = dayOf(month, daysInMonth(month))
    const sum = (groupBy: readonly Dimension[], from: string) =>
      summarise(facts.connection, { groupBy, filter: { ...team, from, to }, method })
    const first = monthAfter(month, 1 - TREND_MONTHS)
    const monthly = (await sum(['team', 'provider', 'month'], dayOf(first, 1))).filter(hasUsage)
    const daily = (await sum(['team', 'provider', 'day'], dayOf(month, 1))).filter(hasUsage)
    const names = wanted ?? [...new Set(monthly.map((row) => row.team ?? ''))].sort()
    const ofTeam = groupsOf(monthly, (row) => row.team ?? '')
    const daysOfTeam = groupsOf(daily, (row) => row.team ?? '')
    const seesAll = scope.teams === 'all' && !wanted
    return {
      month,
      organisation: seesAll
        ? statusOf(null, { monthly, daily, billed }, month, targetInForce(targets, null, month))
        : null,
      teams: names.map((name) =>
        statusOf(
          name,
          { monthly: ofTeam.get(name) ?? [], daily: daysOfTeam.get(name) ?? [], billed },
          month,
          targetInForce(targets, name, month),
        ),
      ),
    }
  })
}
