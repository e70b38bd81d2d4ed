import type { SciBadge as SciBadgeRow } from './client/client.ts'

/** A badge as its owner sees it: the secret in its address is not kept. */
export interface SciBadgeRecord {
  readonly id: string
  readonly organisationId: string
  readonly boundary: string
  readonly operation: string
  /** The last days with a bill that its number is of. */
  readonly days: number
  readonly prefix: string
  readonly author: string
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly revokedAt: string | null
}

export const toSciBadgeRecord = ({ hash: _, ...row }: SciBadgeRow): SciBadgeRecord => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
})
