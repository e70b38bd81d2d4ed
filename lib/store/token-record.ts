import type { TokenScope } from '#lib/domain/access/token-scope.ts'
import type { Token as TokenRow } from './client/client.ts'

/** A token as its owner sees it: the token itself is not kept. */
export interface TokenRecord {
  readonly id: string
  readonly organisationId: string
  readonly name: string
  readonly scope: TokenScope
  /** The first characters, by which a person tells tokens apart. */
  readonly prefix: string
  /** ISO 8601, UTC, as all that follow. */
  readonly createdAt: string
  readonly expiresAt: string
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

export const toTokenRecord = (row: TokenRow): TokenRecord => ({
  id: row.id,
  organisationId: row.organisationId,
  name: row.name,
  scope: row.scope,
  prefix: row.prefix,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
})
