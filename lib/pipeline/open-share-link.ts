import { findShareLinkByHash } from '#lib/store/find-share-link-by-hash.ts'
import { noteShareLinkUsed } from '#lib/store/note-share-link-used.ts'
import type { ShareLinkRecord } from '#lib/store/share-link-record.ts'
import { isSecretText, secretHash } from './secret-text.ts'

/** The last use is noted no more often than this. */
const NOTE_EVERY_MILLISECONDS = 60_000

/**
 * What a secret shows; null, without a word more, where it is unknown, expired or revoked. The catalogue is asked every time, so
 * that a link that is revoked or expires shows nothing from then on.
 */
export async function openShareLink(secret: string, now = Date.now()): Promise<ShareLinkRecord | null> {
  const link = isSecretText('hs', secret) ? await findShareLinkByHash(secretHash(secret)) : undefined
  if (!link || link.revokedAt !== null || Date.parse(link.expiresAt) <= now) return null
  const last = link.lastUsedAt === null ? 0 : Date.parse(link.lastUsedAt)
  if (now - last >= NOTE_EVERY_MILLISECONDS) await noteShareLinkUsed(link.id, new Date(now))
  return link
}
