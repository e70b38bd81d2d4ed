import { createHash, randomBytes } from 'node:crypto'

/** What a secret opens: `hr` the API, as a token; `hs` one view, in the address of a share link; `hb` one number, in that of a badge. */
export type SecretKind = 'hr' | 'hs' | 'hb'

const SECRET_BYTES = 32
const CHECKSUM_LENGTH = 8
const SHAPE = /^(h[rsb])_([A-Za-z0-9_-]{43})([0-9a-f]{8})$/
const SHOWN = 9

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const checksumOf = (secret: string): string => sha256(secret).slice(0, CHECKSUM_LENGTH)

/** A new secret: its kind, 256 random bits, and a checksum by which a mistyped or cut one is known without asking the catalogue. */
export function newSecretText(kind: SecretKind): string {
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  return `${kind}_${secret}${checksumOf(secret)}`
}

/** Whether a text can be one of our secrets of this kind at all. */
export function isSecretText(kind: SecretKind, text: string): boolean {
  const [, found, secret = '', checksum] = SHAPE.exec(text) ?? []
  return found === kind && checksum === checksumOf(secret)
}

/** What is kept of a secret. 256 random bits need no salt and no slow hash. */
export const secretHash = (text: string): string => sha256(text)

/** The first characters, by which a person tells secrets apart. */
export const secretPrefix = (text: string): string => text.slice(0, SHOWN)
