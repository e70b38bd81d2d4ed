import { createHash, randomBytes } from 'node:crypto'

const SECRET_BYTES = 32
const CHECKSUM_LENGTH = 8
const SHAPE = /^hr_([A-Za-z0-9_-]{43})([0-9a-f]{8})$/
const SHOWN = 9

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const checksumOf = (secret: string): string => sha256(secret).slice(0, CHECKSUM_LENGTH)

/** A new token: `hr_`, 256 random bits, and a checksum by which a mistyped or cut one is known without asking the catalogue. */
export function newTokenText(): string {
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  return `hr_${secret}${checksumOf(secret)}`
}

/** Whether a text can be one of our tokens at all. */
export function isTokenText(text: string): boolean {
  const [, secret = '', checksum] = SHAPE.exec(text) ?? []
  return checksum !== undefined && checksum === checksumOf(secret)
}

/** What is kept of a token. 256 random bits need no salt and no slow hash. */
export const tokenHash = (text: string): string => sha256(text)

/** The first characters, by which a person tells tokens apart. */
export const tokenPrefix = (text: string): string => text.slice(0, SHOWN)
