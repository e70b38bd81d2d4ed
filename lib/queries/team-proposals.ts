import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import {
  type AccountFound,
  type Proposal,
  proposeRules,
  type TagFound,
} from '#lib/domain/teams/propose-rules.ts'
import { accountsFound, tagsFound } from '#lib/engine/facts/tags-found.ts'
import { teamRules } from './team-rules.ts'
import { withFacts } from './with-facts.ts'

export interface TeamProposals {
  readonly proposals: readonly Proposal[]
  /** Most common first. */
  readonly tags: readonly TagFound[]
  readonly accounts: readonly AccountFound[]
}

/** Rules that would make teams, from the tags and accounts of the bills. They speak of all teams, so only who sees all is told. */
export async function teamProposals(scope: Scope, factorSet: FactorSetId): Promise<TeamProposals> {
  if (scope.teams !== 'all') return { proposals: [], tags: [], accounts: [] }
  const { rules } = await teamRules(scope)
  return withFacts(scope, factorSet, async ({ connection }) => {
    const [tags, accounts] = [await tagsFound(connection), await accountsFound(connection)]
    return { proposals: proposeRules(tags, accounts, rules), tags, accounts }
  })
}
