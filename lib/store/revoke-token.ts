import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { lockOrganisation } from './lock-organisation.ts'

/** From here on the token lets nobody in. Revoking it again changes nothing. @throws AppError `not-found` */
export async function revokeToken(
  { organisationId }: Scope,
  tokenId: string,
  at: AnyCatalogue = catalogue(),
): Promise<void> {
  const { prisma } = await at
  await prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const found = await transaction.token.findUnique({ where: { id: tokenId, organisationId } })
    if (!found)
      throw new AppError('not-found', 'This token does not exist.', 'Choose one from the list of tokens.')
    if (found.revokedAt !== null) return
    await transaction.token.update({ where: { id: tokenId }, data: { revokedAt: new Date() } })
    await transaction.auditEntry.create({
      data: { organisationId, action: 'token-revoked', detail: { tokenId, name: found.name } },
    })
  })
}
