import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createGunzip } from 'node:zlib'
import { AppError } from '#lib/domain/errors/app-error.ts'

/** As much of a file as recognising it takes. */
export const HEAD_BYTES = 1024 * 1024

/** The beginning of a file, unpacked. */
export interface Head {
  readonly path: string
  /** Bytes on disk. */
  readonly fileBytes: number
  readonly gzip: boolean
  /** At most about 1 MB, decompressed. */
  readonly content: Buffer
  /** Compressed bytes that the content was made from; equals its length where nothing is compressed. */
  readonly packedBytes: number
  /** Whether the content is all there is. */
  readonly complete: boolean
}

/**
 * Reads the beginning of a file; gzip is unpacked, as far as it can be.
 * @throws AppError `file-not-found`, `file-empty`, `file-damaged`
 */
export async function readHead(path: string): Promise<Head> {
  const file = await stat(path).catch(() => null)
  if (file === null || !file.isFile()) {
    throw new AppError('file-not-found', `There is no file ${path}.`, 'Check the path.')
  }
  if (file.size === 0) {
    throw new AppError('file-empty', 'The file is empty (0 bytes).', 'Export or download it again.')
  }
  const start = Buffer.alloc(Math.min(file.size, HEAD_BYTES))
  const handle = await open(path)
  try {
    await handle.read(start, 0, start.length, 0)
  } finally {
    await handle.close()
  }
  const common = { path: resolve(path), fileBytes: file.size }
  if (start[0] !== 0x1f || start[1] !== 0x8b) {
    const complete = start.length === file.size
    return { ...common, gzip: false, content: start, packedBytes: start.length, complete }
  }
  return { ...common, gzip: true, ...(await unpackHead(path)) }
}

async function unpackHead(path: string): Promise<Pick<Head, 'content' | 'packedBytes' | 'complete'>> {
  const source = createReadStream(path, { highWaterMark: 16 * 1024 })
  const gunzip = source.pipe(createGunzip())
  const chunks: Buffer[] = []
  let length = 0
  let complete = true
  let failure: unknown
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      length += chunk.length
      if (length >= HEAD_BYTES) {
        complete = false
        break
      }
    }
  } catch (error) {
    complete = false
    failure = error
  } finally {
    source.destroy()
  }
  if (length === 0) {
    if (failure === undefined) {
      throw new AppError(
        'file-empty',
        'The gzip archive holds an empty file.',
        'Export or download it again.',
      )
    }
    throw new AppError(
      'file-damaged',
      'The file begins like gzip, but cannot be unpacked.',
      'Download it again.',
      failure,
    )
  }
  return { content: Buffer.concat(chunks), packedBytes: gunzip.bytesWritten, complete }
}
