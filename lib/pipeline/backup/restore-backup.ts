import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { extract, list } from 'tar'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { sync } from '#lib/engine/writing/sync.ts'
import { catalogueLocation } from '#lib/store/catalogue-location.ts'
import { ownDataDir } from '#lib/store/own-data-dir.ts'
import { restoreCatalogue } from '#lib/store/restore-catalogue.ts'
import { restoreFolder } from '#lib/store/unfinished-restore.ts'
import { sha256Of } from '../sha256-of.ts'
import { BackupManifest, MANIFEST, MANIFEST_HASH, ROWS } from './backup-manifest.ts'
import { filesIn } from './make-backup.ts'

/** What a restored data directory consists of. The catalogue comes last: without it nothing else is looked at. */
const PLACES = ['lake', 'originals', 'received', 'catalogue']

/** What may lie in a directory that counts as empty: the lock, what a restore left that was cut short, and the key of secrets, which no backup holds. */
const OURS = ['owner.lock', 'restore.new', 'secret.key']

const REMOVE = { recursive: true, force: true, maxRetries: 5 } as const

/** Our own names and nothing else can leave the archive. */
const OWN_PATH =
  /^(manifest\.(json|sha256)|(rows|lake|originals|received)(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\/?)$/

/**
 * Puts a backup into an empty data directory (`DATA_DIR`), and its catalogue into the empty database that `DATABASE_URL` names, where
 * it names one. Every file is checked before anything is put in its place; a restore that fails leaves nothing.
 *
 * @throws AppError `file-not-found`, `file-damaged` (with the file at fault); `conflict` where there is data already, or the backup is
 * of a newer version; `data-dir-in-use`
 */
export async function restoreBackup(
  file: string,
  { dataDir, databaseUrl } = catalogueLocation(),
): Promise<BackupManifest> {
  if (!existsSync(file))
    throw new AppError('file-not-found', `There is no file ${file}.`, 'Check the path of the backup.')
  const root = resolve(dataDir)
  const ownership = ownDataDir(root)
  try {
    await refuseData(root)
    return await restore(file, root, databaseUrl)
  } finally {
    ownership.release()
  }
}

async function restore(file: string, root: string, databaseUrl: string | undefined): Promise<BackupManifest> {
  const work = restoreFolder(root)
  const placed: string[] = []
  try {
    await rm(work, REMOVE)
    await mkdir(work, { recursive: true, mode: 0o700 })
    await unpack(file, work)
    const manifest = await verifiedManifest(work)
    const rows = { folder: join(work, ROWS), migrations: manifest.migrations, tables: manifest.tables }
    await restoreCatalogue({ ...rows, databaseUrl, newFolder: join(work, 'catalogue') })
    for (const place of PLACES) {
      if (!existsSync(join(work, place))) continue
      placed.push(join(root, place))
      await rename(join(work, place), join(root, place))
    }
    await sync(root)
    await rm(work, REMOVE)
    return manifest
  } catch (error) {
    for (const path of [...placed, work]) await rm(path, REMOVE)
    throw error
  }
}

async function refuseData(root: string): Promise<void> {
  const found = (await readdir(root)).filter((name) => !OURS.includes(name))
  if (found.length === 0) return
  throw new AppError(
    'conflict',
    `The directory ${root} is not empty (it holds ${found.slice(0, 3).join(', ')}).`,
    'Set DATA_DIR to a new, empty directory.',
  )
}

/** Unpacks our own names into a folder. The archive is read through before, for a fault found meanwhile would leave writes under way. */
async function unpack(file: string, folder: string): Promise<void> {
  await list({ file, strict: true }).catch((error: unknown) => {
    const words = error instanceof Error ? error.message : String(error)
    throw damaged(`the archive itself cannot be read (${words})`, error)
  })
  const isOurs = (path: string, type: string) =>
    OWN_PATH.test(path) && ['File', 'OldFile', 'Directory'].includes(type)
  await extract({
    file,
    cwd: folder,
    strict: true,
    noMtime: true,
    filter: (path, entry) => 'type' in entry && isOurs(path, entry.type),
  })
}

/** The manifest of an unpacked backup, once every file is what it says, and no other is there. */
async function verifiedManifest(folder: string): Promise<BackupManifest> {
  const [text, wanted] = await Promise.all(
    [MANIFEST, MANIFEST_HASH].map((name) => readFile(join(folder, name), 'utf8').catch(() => '')),
  )
  if (!text || (await sha256Of(join(folder, MANIFEST))) !== wanted)
    throw damaged(`${MANIFEST} is missing or damaged`)
  const parsed = BackupManifest.safeParse(JSON.parse(text))
  if (!parsed.success)
    throw new AppError(
      'conflict',
      'This backup is of a kind that this version of Headroom does not know.',
      'Restore it with a newer version.',
    )
  const { files } = parsed.data
  for (const [path, { bytes, sha256 }] of Object.entries(files)) {
    const found = await stat(join(folder, path)).catch(() => null)
    if (found === null) throw damaged(`${path} is missing`)
    if (found.size !== bytes || (await sha256Of(join(folder, path))) !== sha256)
      throw damaged(`${path} is damaged`)
  }
  const strange = (await filesIn(folder)).find(
    (path) => path !== MANIFEST && path !== MANIFEST_HASH && !Object.hasOwn(files, path),
  )
  if (strange !== undefined) throw damaged(`${strange} is not in its manifest`)
  return parsed.data
}

const damaged = (what: string, cause?: unknown): AppError =>
  new AppError('file-damaged', `This backup is damaged: ${what}.`, 'Restore another one.', cause)
