import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { type ShareLinkRecord, toShareLinkRecord } from './share-link-record.ts'

/** The share links of the organisation, newest first; expired and revoked ones too. */
export async function listShareLinks(
  { organisationId }: Scope,
  at: AnyCatalogue = catalogue(),
): Promise<readonly ShareLinkRecord[]> {
  const { prisma } = await at
  const found = await prisma.shareLink.findMany({
    where: { organisationId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
  return found.map(toShareLinkRecord)
}
