import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import type { Group, Report } from '#lib/domain/report/emissions.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import { divideShared } from '#lib/domain/teams/divide-shared.ts'
import { type SharedShares, sharedShares } from '#lib/domain/teams/shared-shares.ts'
import type { SharedSplit } from '#lib/domain/teams/shared-split.ts'
import { report } from './report.ts'
import { teamRules } from './team-rules.ts'

export interface TeamQuestion {
  readonly filter: UsageFilter
  readonly method: Method
  readonly factorSet: FactorSetId
}

/** The emissions of each team, with shared usage as a row of its own and, beside it, divided. */
export interface TeamReport {
  /** Before the split: shared usage is a row of its own. */
  readonly before: Report
  /** The same usage after it. Teams that get a share are here even where they have no usage of their own. */
  readonly after: readonly Group[]
  readonly split: SharedSplit
  readonly shares: SharedShares
}

/**
 * Whose emissions they are. Shares are those of the whole period, whatever else the filter asks, so that a team's figures by region or
 * service add up to the team's; who may not see all teams is told of no split.
 *
 * @param split another one than that of the rules in force
 */
export async function teamReport(
  scope: Scope,
  { filter, method, factorSet }: TeamQuestion,
  split?: SharedSplit,
): Promise<TeamReport> {
  const { team, ...others } = filter
  const { from, to, ...narrower } = others
  const common = { groupBy: ['team'], method, factorSet } as const
  const period = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  const ofWhole = report(scope, { ...common, filter: period })
  const isWhole = team === undefined && Object.keys(narrower).length === 0
  const [before, whole, inForce] = await Promise.all([
    isWhole ? ofWhole : report(scope, { ...common, filter }),
    ofWhole,
    teamRules(scope),
  ])
  const asked =
    scope.teams === 'all' ? (split ?? inForce.sharedSplit) : { ...inForce.sharedSplit, by: 'none' as const }
  const shares = sharedShares(whole.groups, asked)
  const everybody =
    team === undefined
      ? before
      : Object.keys(narrower).length === 0
        ? whole
        : await report(scope, { ...common, filter: others })
  const after = divideShared(everybody.groups, shares)
  const isShown = (group: Group) => team === undefined || team.includes(group.key.team ?? '')
  return { before, after: after.filter(isShown), split: asked, shares }
}
