import type { Scope } from '#lib/domain/report/filter.ts'
import { NO_SPLIT } from '#lib/domain/teams/shared-split.ts'
import type { TeamRule } from '#lib/domain/teams/team-rule.ts'
import { saveTeamRules } from '#lib/pipeline/save-team-rules.ts'

/** The rule that gives an account to a team. */
export const accountRule = (account: string, team: string): TeamRule => ({
  id: `account-${account}`,
  when: [{ subject: 'account', key: '', test: 'is', values: [account] }],
  gives: { team },
})

/** Puts these rules in force, in this order. */
export const putRules = (scope: Scope, ...rules: readonly TeamRule[]) =>
  saveTeamRules(scope, { rules, sharedSplit: NO_SPLIT, author: 'Ann', note: 'For a test' })
