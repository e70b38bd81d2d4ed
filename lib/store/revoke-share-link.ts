import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { lockOrganisation } from './lock-organisation.ts'

/** From here on the link shows nothing. Revoking it again changes nothing. @throws AppError `not-found` */
export async function revokeShareLink(
  { organisationId }: Scope,
  shareLinkId: string,
  author: string,
  at: AnyCatalogue = catalogue(),
): Promise<void> {
  const { prisma } = await at
  await prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const found = await transaction.shareLink.findUnique({ where: { id: shareLinkId, organisationId } })
    if (!found)
      throw new AppError(
        'not-found',
        'This share link does not exist.',
        'Choose one from the list in Settings.',
      )
    if (found.revokedAt !== null) return
    await transaction.shareLink.update({ where: { id: shareLinkId }, data: { revokedAt: new Date() } })
    await transaction.auditEntry.create({
      data: {
        organisationId,
        author,
        action: 'share-link-revoked',
        detail: { shareLinkId, page: found.page },
      },
    })
  })
}
