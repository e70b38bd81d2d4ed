import { existsSync } from 'node:fs'
import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { importOfRejectedFile } from '#lib/engine/facts/part-files.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { catalogueBytes } from '#lib/store/catalogue-bytes.ts'
import { listOrganisations } from '#lib/store/list-organisations.ts'

/** What the data directory takes, in bytes. */
export interface Storage {
  /** Facts and estimates. */
  readonly lake: number
  /** Rows that could not be read, kept for their owners. */
  readonly rejectedRows: number
  /** Files that were imported. */
  readonly originals: number
  /** Files that were uploaded and not imported yet. */
  readonly uploads: number
  readonly catalogue: number
  readonly backups: number
  /** What is left of the disk for this program. */
  readonly free: number
  readonly organisations: readonly {
    readonly slug: string
    readonly lake: number
    readonly rejectedRows: number
    readonly originals: number
  }[]
}

/** Bytes of the files of a folder and the folders in it, by whether they count; files that go meanwhile are passed over. */
async function bytesIn(folder: string, counts: (name: string) => boolean = () => true): Promise<number> {
  if (!existsSync(folder)) return 0
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  let bytes = 0
  for (const entry of entries)
    if (entry.isFile() && counts(entry.name))
      bytes += (await stat(join(entry.parentPath, entry.name)).catch(() => ({ size: 0 }))).size
  return bytes
}

const isRejected = (name: string): boolean => importOfRejectedFile(name) !== undefined

/** How much of the disk everything takes. Looks at every file's size, and reads none. */
export async function storage(): Promise<Storage> {
  const { dataDir } = await catalogue()
  const place = (...path: string[]) => join(dataDir, ...path)
  const own = (name: string) => existsSync(place(name))
  const { bavail, bsize } = await statfs(dataDir)
  const organisations = await Promise.all(
    (await listOrganisations()).map(async ({ id, slug }) => ({
      slug,
      lake: await bytesIn(place('lake', id), (name) => !isRejected(name)),
      rejectedRows: await bytesIn(place('lake', id), isRejected),
      originals: await bytesIn(place('originals', id)),
    })),
  )
  return {
    lake: await bytesIn(place('lake'), (name) => !isRejected(name)),
    rejectedRows: await bytesIn(place('lake'), isRejected),
    originals: await bytesIn(place('originals')),
    uploads: await bytesIn(place('uploads')),
    catalogue: own('catalogue') ? await bytesIn(place('catalogue')) : await catalogueBytes(),
    backups: await bytesIn(place('backups')),
    free: bavail * bsize,
    organisations,
  }
}
