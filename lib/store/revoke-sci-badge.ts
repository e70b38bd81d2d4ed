import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { lockOrganisation } from './lock-organisation.ts'

/** From here on the badge shows nothing. Revoking it again changes nothing. @throws AppError `not-found` */
export async function revokeSciBadge(
  { organisationId }: Scope,
  badgeId: string,
  author: string,
  at: AnyCatalogue = catalogue(),
): Promise<void> {
  const { prisma } = await at
  await prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const found = await transaction.sciBadge.findUnique({ where: { id: badgeId, organisationId } })
    if (!found)
      throw new AppError('not-found', 'This badge does not exist.', 'Choose one from the list of badges.')
    if (found.revokedAt !== null) return
    await transaction.sciBadge.update({ where: { id: badgeId }, data: { revokedAt: new Date() } })
    await transaction.auditEntry.create({
      data: {
        organisationId,
        author,
        action: 'badge-revoked',
        detail: { badgeId, boundary: found.boundary },
      },
    })
  })
}
