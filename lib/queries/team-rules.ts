import type { Scope } from '#lib/domain/report/filter.ts'
import type { TeamRuleSet } from '#lib/domain/teams/team-rule-set.ts'
import { listTeamRuleSets } from '#lib/store/list-team-rule-sets.ts'
import { teamRulesInForce } from '#lib/store/team-rules-in-force.ts'

/** The rules by which usage finds its team, as they are now. @throws AppError `not-found` */
export const teamRules = (scope: Scope): Promise<TeamRuleSet> => teamRulesInForce(scope)

/** Every version of the rules, newest first. They speak of all teams, so only who sees all may see them. */
export const teamRulesHistory = async (scope: Scope): Promise<readonly TeamRuleSet[]> =>
  scope.teams === 'all' ? listTeamRuleSets(scope) : []
