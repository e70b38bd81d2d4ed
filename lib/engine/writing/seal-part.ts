import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { sync } from './sync.ts'

/**
 * Syncs a written part to disk.
 * @returns SHA-256 in hexadecimal, by file name
 */
export async function sealPart(folder: string): Promise<Record<string, string>> {
  const sha256: Record<string, string> = {}
  for (const name of (await readdir(folder)).sort()) {
    sha256[name] = await hashOf(join(folder, name))
    await sync(join(folder, name))
  }
  await sync(folder)
  return sha256
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
