import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Scope } from '#lib/domain/report/filter.ts'
import { sync } from '#lib/engine/writing/sync.ts'
import { readSettings } from '#lib/store/read-settings.ts'
import { dataFolders } from './data-folders.ts'
import { originalsFolder, packedName } from './original-files.ts'

/** An uploaded file and the SHA-256 of it, in hexadecimal. */
interface ImportedFile {
  readonly path: string
  readonly sha256: string
}

/** How gzip, zip (and Excel) and Parquet files begin: they are compressed already. */
const COMPRESSED = [
  [0x1f, 0x8b],
  [0x50, 0x4b],
  [0x50, 0x41, 0x52, 0x31],
]

async function isCompressed(path: string): Promise<boolean> {
  const handle = await open(path)
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    return COMPRESSED.some((magic) => magic.every((byte, index) => buffer[index] === byte))
  } finally {
    await handle.close()
  }
}

/**
 * Compresses a file under another name until it is whole and on disk; only then the plain one goes.
 * @throws the error of the disk, with the plain file where it was
 */
async function pack(from: string, to: string): Promise<void> {
  const unfinished = `${to}.tmp`
  try {
    await pipeline(
      createReadStream(from),
      createGzip({ level: 1 }),
      createWriteStream(unfinished, { flush: true }),
    )
    await rename(unfinished, to)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  await rm(from, { force: true })
}

/**
 * For the files of an import that counts now: moves them, compressed, to where they are kept, or leaves them where the settings say
 * that none are kept. Files that were moved before are passed over, so that it can be done again after a crash. A file for whose
 * compressing there is no room is kept as it is.
 */
export async function keepOriginals(
  scope: Scope,
  importId: string,
  files: readonly ImportedFile[],
): Promise<void> {
  const { keepOriginals: isWanted } = await readSettings()
  if (!isWanted) return
  const folder = originalsFolder(await dataFolders(), scope, importId)
  await mkdir(folder, { recursive: true })
  for (const { path, sha256 } of files) {
    const plain = join(folder, sha256)
    const compressed = await isCompressed(path).catch(() => null)
    if (compressed === null) continue
    if (compressed) await rename(path, plain)
    else await pack(path, join(folder, packedName(sha256))).catch(() => rename(path, plain))
  }
  await sync(folder)
}
