import type { Scope } from '#lib/domain/report/filter.ts'
import type { TeamRuleSet } from '#lib/domain/teams/team-rule-set.ts'
import type { AnyCatalogue } from './catalogue.ts'
import { listTeamRuleSets } from './list-team-rule-sets.ts'

/** The team rules that decide now. @throws AppError `not-found` */
export async function teamRulesInForce(scope: Scope, at?: AnyCatalogue): Promise<TeamRuleSet> {
  const [latest] = await listTeamRuleSets(scope, 1, at)
  return latest
}
