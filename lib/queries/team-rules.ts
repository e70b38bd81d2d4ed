import type { Scope } from '#lib/domain/report/filter.ts'
import { listTeamRules } from '#lib/store/list-team-rules.ts'
import { organisationOf } from '#lib/store/organisation-of.ts'

export interface TeamRuleSummary {
  readonly tagKeys: readonly string[]
  readonly accounts: readonly { readonly account: string; readonly team: string }[]
}

/** Which tags and accounts decide the team. */
export async function teamRules(scope: Scope): Promise<TeamRuleSummary> {
  const [{ teamTagKeys }, rules] = await Promise.all([organisationOf(scope), listTeamRules(scope)])
  return {
    tagKeys: teamTagKeys,
    accounts: rules.map(({ subAccountId, team }) => ({ account: subAccountId, team })),
  }
}
