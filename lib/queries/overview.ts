import type { ChangeReport, Days } from '#lib/domain/change/change-report.ts'
import type { MoverDimension } from '#lib/domain/change/movers.ts'
import { excludedReasons } from '#lib/domain/explain/quality.ts'
import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import { buildReport } from '#lib/domain/report/build-report.ts'
import type { Dimension, Report } from '#lib/domain/report/emissions.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import { regroup } from '#lib/domain/report/regroup.ts'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'
import { summarise } from '#lib/engine/facts/summarise.ts'
import { estimatedKinds, usedKinds } from '#lib/engine/facts/used-kinds.ts'
import { activeBills } from './active-bills.ts'
import { billPeriod } from './bill-period.ts'
import { type BilledDays, billedDays } from './billed-days.ts'
import { changeBetween, usedIn } from './change.ts'
import { importsOf } from './imports-of.ts'
import { rejectedBy } from './rejected-by.ts'
import { withFacts } from './with-facts.ts'

export interface OverviewQuestion {
  /** Without days: all data. */
  readonly filter: UsageFilter
  readonly grain: 'day' | 'month'
  /** What the figures over time are split by, beside the time. */
  readonly split: Dimension | null
  /** The days of the filter, and those that they are compared with; null for no comparison. */
  readonly compared: { readonly now: Days; readonly base: Days } | null
  readonly moversBy: MoverDimension
  readonly method: Method
  readonly factorSet: FactorSetId
}

/** All that the Overview shows of the facts, asked at once. */
export interface Overview {
  readonly byService: Report
  readonly byRegion: Report
  readonly byTeam: Report
  readonly overTime: Report
  /** Why usage has no figure, in lines. */
  readonly excluded: readonly { readonly reason: string; readonly lines: number }[]
  readonly billed: readonly BilledDays[]
  readonly change: ChangeReport | null
}

/** How much, from where, and what changed: few questions to the facts, of which everything else is a sum. */
export async function overview(scope: Scope, question: OverviewQuestion): Promise<Overview> {
  const { filter, grain, split, compared, method, factorSet } = question
  const active = activeBills(await importsOf(scope))
  const period = billPeriod(active, filter)
  const rejected = rejectedBy(active, filter)
  return withFacts(scope, factorSet, async ({ connection, beside }) => {
    const both = question.moversBy === 'account' ? 'account, team and kind' : 'team and kind'
    const periods = compared ? [filter, compared.base] : [filter]
    const estimated = estimatedKinds(connection, { periods, method })
    const kinds = (of: UsageFilter) =>
      beside((on) => usedKinds(on, { filter: of, method }, compared ? both : 'kind', estimated))
    const sums = (groupBy: readonly Dimension[]) => beside((on) => summarise(on, { groupBy, filter, method }))
    const times = split === null ? [grain] : [grain, split]
    const [ofKinds, ofBase, overTime, ofTeams] = await Promise.all([
      kinds(filter),
      compared && kinds({ ...filter, ...compared.base }),
      sums(times),
      compared ? null : sums(['team']),
      estimated,
    ])
    const billed = await billedDays(connection)
    const now = compared && usedIn(compared.now, ofKinds)
    const base = compared && ofBase && usedIn(compared.base, ofBase)
    const used = now ? now.rows : ofKinds
    const rows = used.map(({ row }) => row)
    const teams =
      ofTeams ??
      regroup(
        ofKinds.map(({ row }) => row),
        ['team'],
      )
    const total = regroup(rows, [])
    const reportBy = (groupBy: readonly Dimension[], groups: readonly SummaryRow[]): Report =>
      buildReport({ factorSet, method, groupBy, total, groups, rejected, period })
    const reportOf = (dimension: Dimension) => reportBy([dimension], regroup(rows, [dimension]))
    return {
      byService: reportOf('service'),
      byRegion: reportOf('region'),
      byTeam: reportBy(['team'], teams),
      overTime: reportBy(times, overTime),
      excluded: excludedReasons(used.filter(({ row }) => row.lines > 0)),
      billed,
      change: base && now && changeBetween(base, now, question.moversBy, billed),
    }
  })
}
