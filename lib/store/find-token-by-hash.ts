import { timingSafeEqual } from 'node:crypto'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { type TokenRecord, toTokenRecord } from './token-record.ts'

/** The token, of whatever organisation, whose SHA-256 this is, in hexadecimal; expired and revoked ones too. */
export async function findTokenByHash(
  hash: string,
  at: AnyCatalogue = catalogue(),
): Promise<TokenRecord | undefined> {
  const { prisma } = await at
  const found = await prisma.token.findUnique({ where: { hash } })
  const isSame = found && timingSafeEqual(Buffer.from(found.hash, 'hex'), Buffer.from(hash, 'hex'))
  return isSame ? toTokenRecord(found) : undefined
}
