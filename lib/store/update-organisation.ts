import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { lockOrganisation } from './lock-organisation.ts'
import { Organisation } from './organisation.ts'

/** What may change; absent means as it was. */
export interface OrganisationSettings {
  readonly name?: string
  readonly factorSetId?: FactorSetId
  readonly method?: Method
}

/**
 * Changes how an organisation counts.
 *
 * @throws AppError `not-found`
 */
export async function updateOrganisation(
  { organisationId }: Scope,
  settings: OrganisationSettings,
  at: AnyCatalogue = catalogue(),
): Promise<Organisation> {
  const { prisma } = await at
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const updated = await transaction.organisation.update({
      where: { id: organisationId },
      data: { ...settings },
    })
    await transaction.auditEntry.create({
      data: { organisationId, action: 'organisation-updated', detail: { ...settings } },
    })
    return Organisation.parse(updated)
  })
}
