import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Preflight } from '#lib/engine/preflight.ts'
import { runPreflightWorker } from '#lib/engine/run-preflight-worker.ts'
import { verifyGzip } from '#lib/engine/verify-gzip.ts'
import { dataFolders } from './data-folders.ts'
import { type UploadRecord, uploadPath, uploadRecordPath } from './upload-record.ts'

/** Free disk that an upload must leave. */
const DISK_FLOOR_BYTES = 1024 ** 3

const tooLarge = () =>
  new AppError(
    'file-too-large',
    'There is not enough disk space left for this file.',
    'Free some space, or start Headroom with DATA_DIR on a larger disk.',
  )

async function store(
  body: ReadableStream<Uint8Array>,
  folder: string,
): Promise<Pick<UploadRecord, 'sha256' | 'bytes'>> {
  const { bavail, bsize } = await statfs(folder)
  const limit = bavail * bsize - DISK_FLOOR_BYTES
  const hash = createHash('sha256')
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      hash.update(chunk)
      done(bytes > limit ? tooLarge() : null, chunk)
    },
  })
  await pipeline(
    Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]),
    measure,
    createWriteStream(uploadPath(folder), { flush: true }),
  )
  return { sha256: hash.digest('hex'), bytes }
}

/** Uploads that nobody imported within a day are not kept. */
const STALE_MILLISECONDS = 24 * 60 * 60 * 1000

async function removeStaleUploads(): Promise<void> {
  const { uploads } = await dataFolders()
  for (const name of await readdir(uploads)) {
    const { mtimeMs } = await stat(join(uploads, name))
    if (Date.now() - mtimeMs > STALE_MILLISECONDS)
      await rm(join(uploads, name), { recursive: true, force: true })
  }
}

/**
 * Streams a file to disk under a random name and has a process of its own look at its beginning. Nothing is imported; a file that
 * cannot be imported leaves nothing behind.
 *
 * @throws AppError for a file that is damaged, too large, or no export that Headroom reads
 */
export async function storeUpload(
  fileName: string,
  body: ReadableStream<Uint8Array>,
): Promise<{ readonly uploadId: string; readonly preflight: Preflight }> {
  const uploadId = randomUUID()
  const folder = join((await dataFolders()).uploads, uploadId)
  await mkdir(folder, { recursive: true })
  await removeStaleUploads()
  try {
    const stored = await store(body, folder)
    const preflight = await runPreflightWorker(uploadPath(folder))
    if (preflight.container === 'csv.gz') await verifyGzip(uploadPath(folder))
    const { format, version, generator } = preflight
    const record: UploadRecord = { fileName, ...stored, format, version, generator }
    await writeFile(uploadRecordPath(folder), JSON.stringify(record))
    return { uploadId, preflight }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}
