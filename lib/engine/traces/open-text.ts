import { createReadStream, type ReadStream } from 'node:fs'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { lineBatches } from '#lib/formats/traces/line-batches.ts'
import { isGzipFile } from '../files/is-gzip-file.ts'
import type { UnpackBudget } from '../files/unpack-budget.ts'

const CHUNK = 1024 * 1024

/** What the text of a file may come to, and the folder whose disk takes what is read. */
export interface TextLimit {
  readonly budget: UnpackBudget
  readonly folder: string
}

/** The bytes of the text, which fail where they are too many. */
function bytesOf(source: ReadStream, packed: boolean, limit: TextLimit | undefined): Readable {
  const gunzip = packed ? createGunzip({ chunkSize: CHUNK }) : null
  const meter = limit?.budget.meter(() => gunzip?.bytesWritten ?? source.bytesRead, limit.folder)
  const streams = [source, gunzip, meter].filter((stream) => stream !== null && stream !== undefined)
  // Whoever reads the last stream is told what failed in any of them.
  if (streams.length > 1) pipeline(streams, () => undefined)
  return streams.at(-1) ?? source
}

/**
 * A file of text as lines, unpacked where it is gzip.
 *
 * @param limit none where absent, but for the length of a line
 * @throws AppError `file-not-found`, `file-damaged`, `file-too-large`
 */
export async function* openText(path: string, limit?: TextLimit): AsyncGenerator<readonly string[]> {
  const packed = await isGzipFile(path)
  const source = createReadStream(path, { highWaterMark: CHUNK })
  const bytes = bytesOf(source, packed, limit)
  try {
    yield* lineBatches(bytes)
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
