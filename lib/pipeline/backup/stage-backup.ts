import { existsSync } from 'node:fs'
import { copyFile, link, mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { partFolder, rejectedFile } from '#lib/engine/facts/part-files.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { type CatalogueDump, dumpCatalogue } from '#lib/store/dump-catalogue.ts'
import { namedPartIds } from '#lib/store/named-part-ids.ts'
import { dataFolders } from '../data-folders.ts'
import { receivedFiles } from '../retries/trace-spool.ts'
import { ROWS } from './backup-manifest.ts'

/** Deletions that may come between the rows and their files before it is given up. */
const ATTEMPTS = 10

/** A second name for a file, so that it stays when the first goes; a copy where the disk has no such thing. */
async function keep(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await link(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw error
    return copyFile(from, to)
  })
}

async function keepFolder(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true }))
    if (entry.isFile() && !entry.name.endsWith('.tmp'))
      await keep(join(from, entry.name), join(to, entry.name))
}

/** Files that were moved or removed between reading their name and keeping them. */
const isGone = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

/**
 * Puts everything that a backup holds into a folder: the rows of the catalogue of one moment, and the files that they speak of.
 * Files of the lake never change, so only one that is deleted meanwhile is of another moment: then all is done again.
 *
 * @param folder on the disk of the data directory; emptied first
 * @throws AppError `conflict` where imports are deleted faster than files can be kept
 */
export async function stageBackup(folder: string, withOriginals: boolean): Promise<CatalogueDump> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    await keepReceived(folder)
    const dump = await dumpCatalogue(join(folder, ROWS))
    try {
      await keepFiles(folder, dump, withOriginals)
      return dump
    } catch (error) {
      if (!isGone(error)) throw error
      await refuseMissingParts(dump)
    }
  }
  throw new AppError('conflict', 'Imports are being deleted while the backup is made.', 'Try again later.')
}

/**
 * Spans that were received and are not imported yet. They come before the rows: what is imported in between is in both, and counts once
 * for its bytes are recognised.
 */
async function keepReceived(folder: string): Promise<void> {
  const { dataDir } = await catalogue()
  for (const path of await receivedFiles())
    await keep(path, join(folder, relative(dataDir, path))).catch((error: unknown) => {
      if (!isGone(error)) throw error
    })
}

async function keepFiles(folder: string, dump: CatalogueDump, withOriginals: boolean): Promise<void> {
  const { lake, originals } = await dataFolders()
  const { dataDir } = await catalogue()
  const inBackup = (path: string) => join(folder, relative(dataDir, path))
  for (const { id, organisationId } of dump.parts) {
    const part = partFolder(lake, organisationId, id)
    await keepFolder(part, inBackup(part))
  }
  for (const { id, organisationId } of dump.imports) {
    const rejected = rejectedFile(join(lake, organisationId), id)
    if (existsSync(rejected)) await keep(rejected, inBackup(rejected))
    const kept = join(originals, organisationId, id)
    if (withOriginals && existsSync(kept)) await keepFolder(kept, inBackup(kept))
  }
}

/** A part that the catalogue still names, without its folder, will not come back by trying again. */
async function refuseMissingParts(dump: CatalogueDump): Promise<void> {
  const { lake } = await dataFolders()
  const named = await namedPartIds()
  const missing = dump.parts.find(
    ({ id, organisationId }) => named.has(id) && !existsSync(partFolder(lake, organisationId, id)),
  )
  if (missing === undefined) return
  throw new AppError(
    'file-damaged',
    `The folder ${partFolder(lake, missing.organisationId, missing.id)}, which the catalogue names, is missing.`,
    'Restore it from an earlier backup, or delete its import and import the file again.',
  )
}
