import type { AdjustmentSetRecord } from '#lib/domain/adjustments/adjustments-in-force.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { TeamRuleSet } from '#lib/domain/teams/team-rule-set.ts'
import { adjustmentSetOf } from '#lib/store/adjustment-set-of.ts'
import { listTeamRuleSets } from '#lib/store/list-team-rule-sets.ts'
import type { Facts } from '../with-facts.ts'

/** The rules behind a figure, in the versions that made it. */
interface RulesBehind {
  /** By which lines found their team. Rules speak of all teams: of who sees some only, the version alone. */
  readonly teamRules: TeamRuleSet | Pick<TeamRuleSet, 'version'>
  /** What the organisation changed in the factor set. */
  readonly adjustments: AdjustmentSetRecord
}

export async function rulesBehind(scope: Scope, { organisation, adjustments }: Facts): Promise<RulesBehind> {
  const version = organisation.teamRulesVersion
  const sets = scope.teams === 'all' ? await listTeamRuleSets(scope) : []
  return {
    teamRules: sets.find((set) => set.version === version) ?? { version },
    adjustments: await adjustmentSetOf(scope, adjustments),
  }
}
