import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import type { Dimension } from '#lib/domain/report/emissions.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'
import { dayOf, daysInMonth, monthAfter } from '#lib/domain/targets/month-days.ts'
import { targetInForce } from '#lib/domain/targets/target.ts'
import { groupsOf, type TeamStatus, TREND_MONTHS, teamStatus } from '#lib/domain/targets/team-status.ts'
import type { Month } from '#lib/domain/usage/kind.ts'
import { summarise } from '#lib/engine/facts/summarise.ts'
import { listTargets } from '#lib/store/list-targets.ts'
import { billedDays } from './billed-days.ts'
import { withFacts } from './with-facts.ts'

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

const hasUsage = ({ lines }: SummaryRow): boolean => lines > 0

/**
 * How each team, and the organisation, stands against its target in a month, with the totals of six months. Filters do not
 * apply: a target is for all that a team uses. Who sees some teams only gets theirs, and nothing of the organisation.
 */
export async function teamStatuses(scope: Scope, question: StatusQuestion): Promise<TeamStatuses> {
  const { method, factorSet, teams: wanted } = question
  const targets = await listTargets(scope)
  return withFacts(scope, factorSet, async (facts) => {
    const billed = await billedDays(facts.connection)
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
        ? teamStatus(null, { monthly, daily, billed }, month, targetInForce(targets, null, month))
        : null,
      teams: names.map((name) =>
        teamStatus(
          name,
          { monthly: ofTeam.get(name) ?? [], daily: daysOfTeam.get(name) ?? [], billed },
          month,
          targetInForce(targets, name, month),
        ),
      ),
    }
  })
}
