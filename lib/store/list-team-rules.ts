import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import type { TeamRule } from './team-rule.ts'

/** The team rules in their order: the first that matches counts. */
export async function listTeamRules(
  { organisationId }: Scope,
  at: AnyCatalogue = catalogue(),
): Promise<readonly TeamRule[]> {
  const { prisma } = await at
  return prisma.teamRule.findMany({
    where: { organisationId },
    orderBy: { position: 'asc' },
    select: { subAccountId: true, team: true },
  })
}
