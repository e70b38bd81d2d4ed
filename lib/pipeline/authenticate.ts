import { AppError } from '#lib/domain/errors/app-error.ts'
import { findTokenByHash } from '#lib/store/find-token-by-hash.ts'
import { noteTokenUsed } from '#lib/store/note-token-used.ts'
import type { TokenRecord } from '#lib/store/token-record.ts'
import { isSecretText, secretHash } from './secret-text.ts'

/** The last use is noted no more often than this. */
const NOTE_EVERY_MILLISECONDS = 60_000

/**
 * Whom a token lets in. The catalogue is asked every time, so that a token that is revoked or expires is refused from then on.
 *
 * @throws AppError `unauthorised`, in the same words for a token that is unknown, expired or revoked
 */
export async function authenticate(text: string, now = Date.now()): Promise<TokenRecord> {
  const token = isSecretText('hr', text) ? await findTokenByHash(secretHash(text)) : undefined
  if (!token || token.revokedAt !== null || Date.parse(token.expiresAt) <= now)
    throw new AppError(
      'unauthorised',
      'The token is not valid, or not any more.',
      'Create a new one in Settings, and copy it whole.',
    )
  const last = token.lastUsedAt === null ? 0 : Date.parse(token.lastUsedAt)
  if (now - last >= NOTE_EVERY_MILLISECONDS) await noteTokenUsed(token.id, new Date(now))
  return token
}
