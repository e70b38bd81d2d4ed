import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Json } from '#lib/domain/sources/json.ts'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12

/** By which a key is known again, and nothing more. */
const keyId = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 8)

/**
 * Encrypts a secret with AES-256-GCM, for one owner only: moved to another row it cannot be opened.
 *
 * @param owner the id of what the secret belongs to
 */
export function sealSecret(key: Buffer, owner: string, secret: Json): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(owner))
  const text = Buffer.concat([cipher.update(JSON.stringify(secret), 'utf8'), cipher.final()])
  return [
    'v1',
    keyId(key),
    ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url')),
  ].join('.')
}

/** @throws AppError `conflict` where it was encrypted with another key or changed since */
export function openSecret(key: Buffer, owner: string, sealed: string): Json {
  const [version, id, ...parts] = sealed.split('.')
  const [nonce, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'))
  try {
    if (version !== 'v1' || id !== keyId(key) || !nonce || !tag || !text) throw new Error('another key')
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: 16 })
    decipher.setAAD(Buffer.from(owner)).setAuthTag(tag)
    return JSON.parse(Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8'))
  } catch (cause) {
    throw new AppError(
      'conflict',
      'The secret of this source cannot be read: it was encrypted with another key.',
      'Put the key back (HEADROOM_SECRET_KEY, or secret.key in the data directory), or give the secret again.',
      cause instanceof AppError ? cause : undefined,
    )
  }
}
