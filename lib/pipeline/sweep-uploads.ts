import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { uploadsOfImports } from '#lib/store/uploads-of-imports.ts'
import { dataFolders } from './data-folders.ts'
import { discardUploads } from './discard-uploads.ts'
import { finishUploads } from './finish-uploads.ts'
import { runningImports } from './running-imports.ts'

/** Uploads that no import uses are kept for a day after their last byte. */
const STALE_MILLISECONDS = 24 * 60 * 60 * 1000

async function lastChange(folder: string): Promise<number> {
  const files = [folder, ...(await readdir(folder)).map((name) => join(folder, name))]
  return Math.max(...(await Promise.all(files.map((file) => stat(file)))).map(({ mtimeMs }) => mtimeMs))
}

/** Removes uploads that nobody imported within a day, and does what a crash kept from being done with those of imports that ended. */
export async function sweepUploads(now = Date.now()): Promise<void> {
  const { uploads: folder } = await dataFolders()
  if (!existsSync(folder)) return
  const imports = await uploadsOfImports()
  const named = new Set(imports.flatMap(({ uploads }) => uploads.map(({ uploadId }) => uploadId)))
  const hasEnded = imports.filter(
    ({ id, state }) => state !== 'queued' && state !== 'running' && !runningImports().has(id),
  )
  for (const { scope, id, state, uploads, contents } of hasEnded) {
    const left = uploads.filter(({ uploadId }) => existsSync(join(folder, uploadId)))
    if (left.length > 0) await finishUploads(scope, { id, state, uploads: left, contents })
  }
  for (const id of await readdir(folder)) {
    const isStale = async () => now - (await lastChange(join(folder, id))) > STALE_MILLISECONDS
    if (!named.has(id) && (await isStale().catch(() => false))) await discardUploads([id])
  }
}
