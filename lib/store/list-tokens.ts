import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { type TokenRecord, toTokenRecord } from './token-record.ts'

/** The tokens of the organisation, newest first; expired and revoked ones too. */
export async function listTokens(
  { organisationId }: Scope,
  at: AnyCatalogue = catalogue(),
): Promise<readonly TokenRecord[]> {
  const { prisma } = await at
  const found = await prisma.token.findMany({
    where: { organisationId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
  return found.map(toTokenRecord)
}
