import { findSciBadgeByHash } from '#lib/store/find-sci-badge-by-hash.ts'
import type { SciBadgeRecord } from '#lib/store/sci-badge-record.ts'
import { isSecretText, secretHash } from '../secret-text.ts'

/** What the secret of a badge shows; null, without a word more, where it is unknown or revoked. */
export async function openSciBadge(secret: string): Promise<SciBadgeRecord | null> {
  const badge = isSecretText('hb', secret) ? await findSciBadgeByHash(secretHash(secret)) : undefined
  return badge && badge.revokedAt === null ? badge : null
}
