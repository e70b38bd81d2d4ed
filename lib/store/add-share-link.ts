import type { FigureIdentity } from '#lib/domain/report/explanation.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { SharedPage } from '#lib/domain/share/shared-page.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { lockOrganisation } from './lock-organisation.ts'
import { type ShareLinkRecord, toShareLinkRecord } from './share-link-record.ts'

export interface NewShareLink {
  readonly page: SharedPage
  readonly search: string
  readonly prefix: string
  /** SHA-256 of the secret, in hexadecimal. */
  readonly hash: string
  readonly identity: FigureIdentity
  readonly author: string
  readonly expiresAt: Date
}

/** Shows one view to whoever has the secret, until the link expires or is revoked. @throws AppError `not-found` */
export async function addShareLink(
  { organisationId }: Scope,
  link: NewShareLink,
  at: AnyCatalogue = catalogue(),
): Promise<ShareLinkRecord> {
  const { prisma } = await at
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const added = await transaction.shareLink.create({
      data: { ...link, identity: { ...link.identity }, organisationId },
    })
    const { id: shareLinkId, page, search, author } = added
    await transaction.auditEntry.create({
      data: {
        organisationId,
        author,
        action: 'share-link-created',
        detail: { shareLinkId, page, search, expiresAt: link.expiresAt.toISOString() },
      },
    })
    return toShareLinkRecord(added)
  })
}
