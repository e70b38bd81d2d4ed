import type { Scope } from '#lib/domain/report/filter.ts'
import type { TeamRuleSet } from '#lib/domain/teams/team-rule-set.ts'
import { addTeamRuleSet, type NewTeamRules } from '#lib/store/add-team-rule-set.ts'
import { warmFacts } from './warm-facts.ts'

/**
 * Says from now on whose usage is whose, as a new version of the rules. No line is read again: teams are looked up in every question.
 *
 * @throws AppError `not-found`, or `conflict` where somebody else was faster
 */
export async function saveTeamRules(scope: Scope, rules: NewTeamRules): Promise<TeamRuleSet> {
  const saved = await addTeamRuleSet(scope, rules)
  warmFacts(scope)
  return saved
}
