import type { Scope } from '#lib/domain/report/filter.ts'
import { DEFAULT_TEAM_RULES, type TeamRuleSet } from '#lib/domain/teams/team-rule-set.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { organisationOf } from './organisation-of.ts'
import { toTeamRuleSet } from './team-rule-set.ts'

/**
 * Every version of the team rules that is known, newest first: the first is in force.
 *
 * @param most so many of them are enough
 * @throws AppError `not-found`
 */
export async function listTeamRuleSets(
  scope: Scope,
  most?: number,
  at: AnyCatalogue = catalogue(),
): Promise<readonly [TeamRuleSet, ...TeamRuleSet[]]> {
  const { prisma } = await at
  const rows = await prisma.teamRuleSet.findMany({
    where: { organisationId: scope.organisationId },
    orderBy: { version: 'desc' },
    ...(most === undefined ? {} : { take: most }),
  })
  const [latest, ...earlier] = rows.map(toTeamRuleSet)
  if (latest && earlier.length + 1 === most) return [latest, ...earlier]
  const { createdAt } = await organisationOf(scope, at)
  const first: TeamRuleSet = { ...DEFAULT_TEAM_RULES, version: 1, author: '', note: '', createdAt }
  if (!latest) return [first]
  return [latest, ...earlier, ...([latest, ...earlier].at(-1)?.version === 2 ? [first] : [])]
}
