import { createReadStream, type ReadStream } from 'node:fs'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { isGzipFile } from './is-gzip-file.ts'
import type { UnpackBudget } from './unpack-budget.ts'

const CHUNK = 1024 * 1024

/** What a file may come to, unpacked, and the folder whose disk takes what is read. */
export interface UnpackLimit {
  readonly budget: UnpackBudget
  readonly folder: string
}

/** The unpacked bytes, which fail where they are too many. */
function bytesOf(source: ReadStream, packed: boolean, limit: UnpackLimit | undefined): Readable {
  const gunzip = packed ? createGunzip({ chunkSize: CHUNK }) : null
  const meter = limit?.budget.meter(() => gunzip?.bytesWritten ?? source.bytesRead, limit.folder)
  const streams = [source, gunzip, meter].filter((stream) => stream !== null && stream !== undefined)
  // Whoever reads the last stream is told what failed in any of them.
  if (streams.length > 1) pipeline(streams, () => undefined)
  return streams.at(-1) ?? source
}

/**
 * The bytes of a file piece by piece, unpacked where it is gzip.
 *
 * @param limit of the bytes, unpacked; none where absent
 * @throws AppError `file-not-found`, `file-damaged`, `file-too-large`
 */
export async function* openBytes(path: string, limit?: UnpackLimit): AsyncGenerator<Buffer> {
  const packed = await isGzipFile(path)
  const source = createReadStream(path, { highWaterMark: CHUNK })
  const bytes = bytesOf(source, packed, limit)
  try {
    for await (const piece of bytes) yield piece
  } catch (error) {
    if (error instanceof AppError || !packed) throw error
    throw new AppError(
      'file-damaged',
      `${path} is a gzip file that is damaged or was cut off.`,
      'Download it again; a complete download ends without this message.',
      error,
    )
  } finally {
    bytes.destroy()
    source.destroy()
  }
}
