import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { lockOrganisation } from './lock-organisation.ts'

/** Has an organisation's figures counted with another factor set, where nothing else is asked for. @throws AppError `not-found` */
export async function activateFactorSet(
  { organisationId }: Scope,
  { factorSet, author }: { readonly factorSet: FactorSetId; readonly author: string },
  at: AnyCatalogue = catalogue(),
): Promise<void> {
  const { prisma } = await at
  await prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const before = await transaction.organisation.findUniqueOrThrow({ where: { id: organisationId } })
    if (before.factorSetId === factorSet) return
    await transaction.organisation.update({ where: { id: organisationId }, data: { factorSetId: factorSet } })
    await transaction.auditEntry.create({
      data: {
        organisationId,
        author,
        action: 'factor-set-activated',
        detail: { from: before.factorSetId, to: factorSet },
      },
    })
  })
}
