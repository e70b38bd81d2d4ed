import { timingSafeEqual } from 'node:crypto'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { type ShareLinkRecord, toShareLinkRecord } from './share-link-record.ts'

/** The share link, of whatever organisation, whose secret has this SHA-256, in hexadecimal; expired and revoked ones too. */
export async function findShareLinkByHash(
  hash: string,
  at: AnyCatalogue = catalogue(),
): Promise<ShareLinkRecord | undefined> {
  const { prisma } = await at
  const found = await prisma.shareLink.findUnique({ where: { hash } })
  const isSame = found && timingSafeEqual(Buffer.from(found.hash, 'hex'), Buffer.from(hash, 'hex'))
  return isSame ? toShareLinkRecord(found) : undefined
}
