import { randomBytes, randomUUID } from 'node:crypto'
import { chmod, link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { catalogue } from '#lib/store/catalogue.ts'

/** The file of the data directory that holds the key. It is in no backup. */
const SECRET_KEY_FILE = 'secret.key'
const KEY_BYTES = 32

function keyIn(text: string, from: string): Buffer {
  const trimmed = text.trim()
  const key = Buffer.from(trimmed, /^[\da-f]{64}$/i.test(trimmed) ? 'hex' : 'base64')
  if (key.length === KEY_BYTES) return key
  throw new AppError(
    'bad-arguments',
    `${from} holds no key of 32 bytes.`,
    'Make one with: openssl rand -base64 32',
  )
}

/** Writes a new key, whole or not at all; where another was faster, that one stays. */
async function writeKey(file: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600, flush: true })
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
}

/**
 * The key that secrets are encrypted with: `HEADROOM_SECRET_KEY` (32 bytes as base64 or hexadecimal), or else a file of the data
 * directory that only its owner may read, made when it is first needed. It is never in the catalogue.
 *
 * @throws AppError `bad-arguments` where there is something else in its place
 */
export async function secretKey(): Promise<Buffer> {
  const given = process.env.HEADROOM_SECRET_KEY
  if (given) return keyIn(given, 'HEADROOM_SECRET_KEY')
  const file = join((await catalogue()).dataDir, SECRET_KEY_FILE)
  const read = () => readFile(file, 'utf8').catch(() => null)
  const found = await read()
  if (found === null) await writeKey(file)
  else await chmod(file, 0o600)
  return keyIn(found ?? (await read()) ?? '', file)
}
