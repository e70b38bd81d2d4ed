import type { Scope } from '#lib/domain/report/filter.ts'
import { replaceTeamRules } from '#lib/store/replace-team-rules.ts'
import { updateOrganisation } from '#lib/store/update-organisation.ts'

export interface TeamRuleInput {
  readonly tagKeys: readonly string[]
  readonly accounts: readonly { readonly account: string; readonly team: string }[]
}

/** Says which tags and accounts decide the team. No line is read again: teams are looked up in every question. */
export async function setTeamRules(scope: Scope, { tagKeys, accounts }: TeamRuleInput): Promise<void> {
  await updateOrganisation(scope, { teamTagKeys: tagKeys })
  await replaceTeamRules(
    scope,
    accounts.map(({ account, team }) => ({ subAccountId: account, team })),
  )
}
