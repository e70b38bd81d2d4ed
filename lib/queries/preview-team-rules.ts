import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import { type RulesPreview, rulesPreview } from '#lib/domain/teams/rules-preview.ts'
import type { TeamRules } from '#lib/domain/teams/team-rule-set.ts'
import { movedUsage } from '#lib/engine/facts/moved-usage.ts'
import { listTeamRuleSets } from '#lib/store/list-team-rule-sets.ts'
import { withFacts } from './with-facts.ts'

export interface PreviewQuestion {
  readonly filter: Pick<UsageFilter, 'from' | 'to'>
  readonly method: Method
  readonly factorSet: FactorSetId
}

/** Rules of a version that was in force once, or is. @throws AppError `not-found` */
async function rulesOf(scope: Scope, version: number | undefined): Promise<TeamRules> {
  const sets = await listTeamRuleSets(scope, version === undefined ? 1 : undefined)
  const found = version === undefined ? sets[0] : sets.find((set) => set.version === version)
  if (found) return found
  throw new AppError(
    'not-found',
    `Version ${version} of the team rules is not known.`,
    'Choose one from the history of the team rules.',
  )
}

/**
 * What rules would do if they were saved: what each matches, and what moves between teams. They speak of all teams, so only who
 * sees all may ask.
 *
 * @param against a version to compare with; the rules in force where absent
 * @throws AppError `not-found` where there is no such version, `forbidden`
 */
export async function previewTeamRules(
  scope: Scope,
  rules: TeamRules,
  { filter, method, factorSet }: PreviewQuestion,
  against?: number,
): Promise<RulesPreview> {
  if (scope.teams !== 'all')
    throw new AppError('forbidden', 'Team rules concern every team.', 'Ask somebody who may see all of them.')
  const before = await rulesOf(scope, against)
  return withFacts(scope, factorSet, async ({ connection }) => {
    const moved = await movedUsage(connection, { before: before.rules, after: rules.rules, filter, method })
    return rulesPreview({
      ...moved,
      rules: rules.rules,
      splitBefore: before.sharedSplit,
      splitAfter: rules.sharedSplit,
    })
  })
}

/**
 * What a version of the rules moved between teams, compared with the one before it: null where it is the first that is known.
 *
 * @throws AppError `not-found`, `forbidden`
 */
export async function movesOfVersion(
  scope: Scope,
  version: number,
  question: PreviewQuestion,
): Promise<RulesPreview | null> {
  const sets = await listTeamRuleSets(scope)
  if (version === sets.at(-1)?.version) return null
  return previewTeamRules(scope, await rulesOf(scope, version), question, version - 1)
}
