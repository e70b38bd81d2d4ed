import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { create } from 'tar'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { partFolder } from '#lib/engine/facts/part-files.ts'
import { sync } from '#lib/engine/writing/sync.ts'
import type { CatalogueDump } from '#lib/store/dump-catalogue.ts'
import { dataFolders } from '../data-folders.ts'
import { sha256Of } from '../sha256-of.ts'
import { BackupManifest, MANIFEST, MANIFEST_HASH } from './backup-manifest.ts'
import { damagedPartFile } from './damaged-part-file.ts'
import { stageBackup } from './stage-backup.ts'

export interface BackupOptions {
  /** Whether the files as they were uploaded are in it, where they were kept. */
  readonly withOriginals: boolean
}

/** What is being made, beside the backups that are whole. */
export const UNFINISHED = /^\.work-|\.part$/

/**
 * Writes one file that holds everything: the catalogue of one moment and the files that it names. Imports and deletions may go on
 * meanwhile. The file appears under its name when it is whole, on disk, and every part of the lake is what its import wrote.
 *
 * @param target a path that does not exist
 * @throws AppError `conflict` where the target exists; `file-damaged` where the lake is damaged; `file-too-large` without room
 */
export async function makeBackup(target: string, { withOriginals }: BackupOptions): Promise<BackupManifest> {
  if (existsSync(target))
    throw new AppError('conflict', `There is a file ${target} already.`, 'Give the backup another name.')
  const { backups } = await dataFolders()
  const work = join(backups, `.work-${randomUUID()}`)
  const unfinished = `${resolve(target)}.part`
  try {
    const dump = await stageBackup(work, withOriginals)
    await refuseDamage(work, dump)
    const manifest = await writeManifest(work, dump, withOriginals)
    await mkdir(dirname(unfinished), { recursive: true })
    await refuseFullDisk(dirname(unfinished), manifest)
    await create({ cwd: work, file: unfinished, portable: true, strict: true }, (await readdir(work)).sort())
    await sync(unfinished)
    await rename(unfinished, target)
    await sync(dirname(unfinished))
    return manifest
  } finally {
    await rm(unfinished, { force: true })
    await rm(work, { recursive: true, force: true })
  }
}

async function refuseDamage(work: string, { parts }: CatalogueDump): Promise<void> {
  for (const part of parts) {
    const found = await damagedPartFile(partFolder(join(work, 'lake'), part.organisationId, part.id), part)
    if (found === null) continue
    throw new AppError(
      'file-damaged',
      `The file ${relative(work, found.file)} of the data directory ${found.fault}: it is not what its import wrote.`,
      'Restore it from an earlier backup, or delete its import and import the file again.',
    )
  }
}

async function writeManifest(
  work: string,
  { migrations, tables }: CatalogueDump,
  withOriginals: boolean,
): Promise<BackupManifest> {
  const files: BackupManifest['files'] = {}
  for (const path of await filesIn(work)) {
    const { size } = await stat(join(work, path))
    files[path] = { bytes: size, sha256: await sha256Of(join(work, path)) }
  }
  const manifest = BackupManifest.parse({
    format: 'headroom-backup',
    version: 1,
    createdAt: new Date().toISOString(),
    migrations,
    tables,
    withOriginals,
    files,
  })
  await writeFile(join(work, MANIFEST), JSON.stringify(manifest, null, 2))
  await writeFile(join(work, MANIFEST_HASH), await sha256Of(join(work, MANIFEST)))
  return manifest
}

/** Paths of all files of a folder and the folders in it, with `/`, sorted. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

async function refuseFullDisk(folder: string, { files }: BackupManifest): Promise<void> {
  const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0)
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize > bytes) return
  throw new AppError(
    'file-too-large',
    `The backup takes ${bytes} bytes, and only ${bavail * bsize} are free in ${folder}.`,
    'Free some space, or write the backup to another disk.',
  )
}
