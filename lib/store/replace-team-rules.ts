import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { lockOrganisation } from './lock-organisation.ts'
import { Organisation } from './organisation.ts'
import type { TeamRule } from './team-rule.ts'

/**
 * Puts these rules, in this order, in the place of all others: a new version of the team rules.
 *
 * @throws AppError `not-found`
 */
export async function replaceTeamRules(
  { organisationId }: Scope,
  rules: readonly TeamRule[],
  at: AnyCatalogue = catalogue(),
): Promise<Organisation> {
  const { prisma } = await at
  const data = rules.map(({ subAccountId, team }) => ({ subAccountId, team }))
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    await transaction.teamRule.deleteMany({ where: { organisationId } })
    await transaction.teamRule.createMany({
      data: data.map((rule, position) => ({ ...rule, organisationId, position })),
    })
    await transaction.auditEntry.create({
      data: { organisationId, action: 'team-rules-replaced', detail: { rules: data } },
    })
    const updated = await transaction.organisation.update({
      where: { id: organisationId },
      data: { teamRulesVersion: { increment: 1 } },
    })
    return Organisation.parse(updated)
  })
}
