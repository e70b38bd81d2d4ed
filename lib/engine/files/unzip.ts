import { randomUUID } from 'node:crypto'
import { mkdir, open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Limits } from '#lib/domain/imports/limits.ts'
import { notSupportedYet } from '#lib/formats/recognise-export.ts'
import { limitError } from './limit-error.ts'
import type { UnpackBudget } from './unpack-budget.ts'

/** A file of a zip archive, unpacked under a random name. */
export interface ZipMember {
  /** What the archive calls it. Hostile text: only ever shown and compared, never a path. */
  readonly name: string
  readonly path: string
  /** Bytes it has unpacked, even where only its beginning was. */
  readonly bytes: number
  /** Whether the file at `path` is only its beginning. */
  readonly cut: boolean
}

export interface UnzipOptions {
  readonly limits: Pick<Limits, 'archiveEntries'>
  readonly budget: UnpackBudget
  /** Where members are unpacked to. */
  readonly folder: string
  /** Given: only so many bytes of each member that is no Parquet. */
  readonly headBytes?: number
}

/** The shortest local header of a member. */
const LOCAL_HEADER_BYTES = 30
const UNIX_TYPE = 0o170000
const UNIX_LINK = 0o120000
const PARQUET = Buffer.from('PAR1')

/**
 * Unpacks a zip archive, file by file. Names are never paths; sizes are what comes out, not what the archive says; links, folders
 * and what macOS adds are passed over.
 * @throws AppError `file-damaged`, `file-too-large`, `format-not-supported-yet`
 */
export async function unzip(path: string, options: UnzipOptions): Promise<readonly ZipMember[]> {
  let zip: ZipFile | undefined
  try {
    zip = await openPromise(path, { autoClose: false })
    const entries = await entriesOf(zip, (await stat(path)).size, options.limits.archiveEntries)
    await mkdir(options.folder, { recursive: true })
    const members: ZipMember[] = []
    for (const entry of entries) members.push(await unpack(zip, entry, options))
    return members
  } catch (error) {
    if (error instanceof AppError) throw error
    const words = error instanceof Error ? error.message : String(error)
    throw new AppError(
      'file-damaged',
      `The zip archive is damaged, was cut off, or is not what it says (${words.slice(0, 200)}).`,
      'Download it again, or unpack it and give the files in it.',
      error,
    )
  } finally {
    zip?.close()
  }
}

async function entriesOf(zip: ZipFile, archiveBytes: number, most: number): Promise<readonly Entry[]> {
  if (zip.entryCount > most) throw tooMany(most)
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry() as AsyncIterable<Entry>) {
    if (entries.push(entry) > most) throw tooMany(most)
  }
  if (entries.some(({ fileName }) => fileName === '[Content_Types].xml'))
    throw notSupportedYet('an Excel workbook; save the sheet as CSV')
  refuseOverlaps(entries, archiveBytes)
  const kept = entries.filter((entry) => !isPassedOver(entry))
  if (kept.some((entry) => entry.isEncrypted()))
    throw notSupportedYet('a zip archive with a password; unpack it')
  return kept
}

const tooMany = (most: number) =>
  limitError(`The zip archive holds more than ${most} files.`, 'Files in one archive')

const isPassedOver = ({ fileName, externalFileAttributes }: Entry): boolean =>
  fileName.endsWith('/') ||
  ((externalFileAttributes >>> 16) & UNIX_TYPE) === UNIX_LINK ||
  fileName.split('/').some((part) => part === '__MACOSX' || part.startsWith('.'))

/** Members that share bytes are how a small archive unpacks to a giant one. */
function refuseOverlaps(entries: readonly Entry[], archiveBytes: number): void {
  let end = 0
  for (const entry of [...entries].sort(
    (a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader,
  )) {
    const start = entry.relativeOffsetOfLocalHeader
    if (start < end) throw new Error('its files overlap')
    end = start + LOCAL_HEADER_BYTES + entry.compressedSize
  }
  if (end > archiveBytes) throw new Error('its files reach beyond its end')
}

async function unpack(zip: ZipFile, entry: Entry, options: UnzipOptions): Promise<ZipMember> {
  const path = join(options.folder, randomUUID())
  const source = await zip.openReadStreamPromise(entry)
  const meter = source.pipe(options.budget.meter(() => entry.compressedSize, options.folder))
  source.once('error', (error) => meter.destroy(error))
  const file = await open(path, 'wx')
  let written = 0
  let most = options.headBytes ?? Number.POSITIVE_INFINITY
  try {
    for await (const chunk of meter as AsyncIterable<Buffer>) {
      if (written === 0 && chunk.subarray(0, 4).equals(PARQUET)) most = Number.POSITIVE_INFINITY
      await file.writeFile(chunk)
      written += chunk.length
      if (written >= most) return { name: entry.fileName, path, bytes: entry.uncompressedSize, cut: true }
    }
  } finally {
    source.destroy()
    await file.close()
  }
  return { name: entry.fileName, path, bytes: written, cut: false }
}
