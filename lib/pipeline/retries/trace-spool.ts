import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { RECEIVED_FILE } from '#lib/domain/imports/received-file.ts'
import { processSingleton } from '#lib/domain/process-singleton.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { sync } from '#lib/engine/writing/sync.ts'
import { type OtlpEncoding, SPOOL_MAGIC, spoolFrame } from '#lib/formats/traces/otlp-spool.ts'
import { addUpload } from '../add-upload.ts'
import { dataFolders } from '../data-folders.ts'
import { enqueueImport } from '../import-queue.ts'
import { makeRoom } from '../make-room.ts'
import { recordImport } from '../start-import.ts'
import { stopping } from '../stopping.ts'

/** What was received is imported when it is so large, or so old. */
const IMPORT_BYTES = 32 * 1024 ** 2
const IMPORT_AFTER_MS = 300_000

/** The file that is written to, and files that wait to be imported. */
const OPEN = 'received.otlp'
const READY = /^received-[0-9a-f-]{36}\.otlp$/

/** What could not be imported is tried again after so long, twice as long each time, and at most so long. */
const FIRST_RETRY_MS = 60_000
const LAST_RETRY_MS = 1_800_000

interface Spool {
  /** One thing after the other: writing, and putting aside. */
  last: Promise<unknown>
  timer: NodeJS.Timeout | null
  /** Imports that failed since the last one that did not. */
  failures: number
}

const spools = () => processSingleton('trace-spools', () => new Map<string, Spool>())

const spoolOf = ({ organisationId }: Scope): Spool => {
  const known = spools().get(organisationId) ?? { last: Promise.resolve(), timer: null, failures: 0 }
  spools().set(organisationId, known)
  return known
}

const folderOf = async ({ organisationId }: Scope): Promise<string> =>
  join((await dataFolders()).received, organisationId)

function inTurn<Result>(spool: Spool, work: () => Promise<Result>): Promise<Result> {
  const done = spool.last.then(work)
  spool.last = done.catch(() => undefined)
  return done
}

const asideIn = (folder: string): string => join(folder, `received-${randomUUID()}.otlp`)

/**
 * Appends to the file and waits until the disk has all of it. What fails leaves the file as it was; where even that fails, the file is
 * put aside, for nothing that came after half a request could be read.
 *
 * @returns the bytes of the file
 */
async function append(folder: string, frame: Uint8Array): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, OPEN)
  const file = await open(path, 'a', 0o600)
  try {
    const found = (await file.stat()).size
    const size = found < SPOOL_MAGIC.length ? 0 : found
    try {
      if (size < found) await file.truncate(size)
      await file.appendFile(size === 0 ? Buffer.concat([SPOOL_MAGIC, frame]) : frame)
      await file.datasync()
      if (size === 0) await sync(folder)
    } catch (error) {
      await file.truncate(size).catch(() => rename(path, asideIn(folder)))
      throw error
    }
    return (await file.stat()).size
  } finally {
    await file.close()
  }
}

const noRoom = (error: unknown): AppError =>
  new AppError(
    'limit-exceeded',
    'There is not enough disk space left for more spans.',
    'Free some space; the exporter sends them again by itself.',
    error,
  )

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code))

/**
 * Keeps a request of the OTLP receiver: when this ends well, its spans are safe and will be imported, whatever becomes of the process.
 *
 * @throws AppError `limit-exceeded` where the disk is full
 */
export async function keepReceived(scope: Scope, encoding: OtlpEncoding, body: Uint8Array): Promise<void> {
  const spool = spoolOf(scope)
  await makeRoom(body.length).catch((error: unknown) => {
    throw noRoom(error)
  })
  const folder = await folderOf(scope)
  const bytes = await inTurn(spool, () => append(folder, spoolFrame(encoding, body))).catch(
    (error: unknown) => {
      throw isFull(error) ? noRoom(error) : error
    },
  )
  if (bytes >= IMPORT_BYTES && spool.failures === 0) void importInBackground(scope)
  else importAfter(scope, spool, IMPORT_AFTER_MS)
}

function importAfter(scope: Scope, spool: Spool, ms: number): void {
  spool.timer ??= setTimeout(() => void importInBackground(scope), ms).unref()
}

/** @example retryAfterMs(3) // 240000, four minutes after the third failure */
export const retryAfterMs = (failures: number): number =>
  Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LAST_RETRY_MS)

/** Imports what was received; what fails is tried again by itself, less and less often. */
async function importInBackground(scope: Scope): Promise<void> {
  const spool = spoolOf(scope)
  try {
    await importReceived(scope)
    spool.failures = 0
  } catch (error) {
    if (stopping().signal.aborted) return
    const ms = retryAfterMs(++spool.failures)
    console.error(`Received spans could not be imported yet; they are tried again in ${ms / 1000} s:`, error)
    importAfter(scope, spool, ms)
  }
}

async function putAside(folder: string): Promise<void> {
  if (existsSync(join(folder, OPEN))) await rename(join(folder, OPEN), asideIn(folder))
}

/**
 * What was received and is not imported yet, as files that change no more.
 *
 * @returns their paths
 */
export async function receivedFiles(): Promise<readonly string[]> {
  const { received } = await dataFolders()
  const found: string[] = []
  for (const organisationId of existsSync(received) ? await readdir(received) : []) {
    const folder = join(received, organisationId)
    await inTurn(spoolOf({ organisationId, teams: 'all' }), () => putAside(folder))
    const ready = (await readdir(folder)).filter((name) => READY.test(name))
    found.push(...ready.map((name) => join(folder, name)))
  }
  return found
}

/**
 * Imports what was received so far. A file of it is removed only once its import is recorded; where that is cut short, it is imported
 * once all the same, for the same bytes are recognised.
 */
export function importReceived(scope: Scope): Promise<void> {
  const spool = spoolOf(scope)
  if (spool.timer) clearTimeout(spool.timer)
  spool.timer = null
  return inTurn(spool, async () => {
    const folder = await folderOf(scope)
    await putAside(folder)
    const names = existsSync(folder) ? await readdir(folder) : []
    for (const name of names.filter((each) => READY.test(each)).sort()) {
      const path = join(folder, name)
      if ((await stat(path)).size > SPOOL_MAGIC.length) {
        const upload = await addUpload(RECEIVED_FILE, path)
        await sync(upload.path)
        const { begun, isEarlier } = await recordImport(scope, [upload], { contents: 'traces' })
        if (!isEarlier) await enqueueImport({ organisationId: scope.organisationId, importId: begun.id })
      }
      await rm(path)
    }
  })
}

/** Imports what was received before the process began. */
export async function importLeftReceived(): Promise<void> {
  const { received } = await dataFolders()
  for (const organisationId of existsSync(received) ? await readdir(received) : [])
    await importInBackground({ organisationId, teams: 'all' })
}

/** Lets what is being written end, and begins nothing else: what was received is imported at the next start. */
export async function closeSpools(): Promise<void> {
  for (const spool of spools().values()) {
    if (spool.timer) clearTimeout(spool.timer)
    spool.timer = null
    await spool.last
  }
  spools().clear()
}
