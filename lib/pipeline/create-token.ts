import type { TokenScope } from '#lib/domain/access/token-scope.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { addToken } from '#lib/store/add-token.ts'
import type { TokenRecord } from '#lib/store/token-record.ts'
import { newSecretText, secretHash, secretPrefix } from './secret-text.ts'

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000

export interface TokenWish {
  readonly name: string
  readonly scope: TokenScope
  /** From 1 to 365. */
  readonly expiresInDays: number
}

export interface CreatedToken extends TokenRecord {
  /** To be shown once: it is not kept. */
  readonly token: string
}

/** Makes a token by which a program is let into one organisation. @throws AppError `not-found` */
export async function createToken(
  scope: Scope,
  { name, scope: tokenScope, expiresInDays }: TokenWish,
  now = Date.now(),
): Promise<CreatedToken> {
  const token = newSecretText('hr')
  const record = await addToken(scope, {
    name,
    scope: tokenScope,
    prefix: secretPrefix(token),
    hash: secretHash(token),
    expiresAt: new Date(now + expiresInDays * DAY_MILLISECONDS),
  })
  return { ...record, token }
}
