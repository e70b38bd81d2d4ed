import type { TokenScope } from '#lib/domain/access/token-scope.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { lockOrganisation } from './lock-organisation.ts'
import { type TokenRecord, toTokenRecord } from './token-record.ts'

export interface NewToken {
  readonly name: string
  readonly scope: TokenScope
  readonly prefix: string
  /** SHA-256 of the token, in hexadecimal. */
  readonly hash: string
  readonly expiresAt: Date
}

/** Lets whoever shows the token in, until it expires or is revoked. @throws AppError `not-found` */
export async function addToken(
  { organisationId }: Scope,
  token: NewToken,
  at: AnyCatalogue = catalogue(),
): Promise<TokenRecord> {
  const { prisma } = await at
  return prisma.$transaction(async (transaction) => {
    await lockOrganisation(transaction, organisationId)
    const added = await transaction.token.create({ data: { ...token, organisationId } })
    const { id: tokenId, name, scope } = added
    await transaction.auditEntry.create({
      data: {
        organisationId,
        action: 'token-created',
        detail: { tokenId, name, scope, expiresAt: token.expiresAt.toISOString() },
      },
    })
    return toTokenRecord(added)
  })
}
