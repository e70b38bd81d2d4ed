import { timingSafeEqual } from 'node:crypto'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { type SciBadgeRecord, toSciBadgeRecord } from './sci-badge-record.ts'

/** The badge, of whatever organisation, whose secret has this SHA-256, in hexadecimal; revoked ones too. */
export async function findSciBadgeByHash(
  hash: string,
  at: AnyCatalogue = catalogue(),
): Promise<SciBadgeRecord | undefined> {
  const { prisma } = await at
  const found = await prisma.sciBadge.findUnique({ where: { hash } })
  const isSame = found && timingSafeEqual(Buffer.from(found.hash, 'hex'), Buffer.from(hash, 'hex'))
  return isSame ? toSciBadgeRecord(found) : undefined
}
