import { createReadStream } from 'node:fs'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { UnpackBudget } from './unpack-budget.ts'

/**
 * Unpacks a gzip file from beginning to end without keeping it, check sum and length included; several members are one file, and
 * zeros behind the last are no damage.
 * The engine itself reads a cut archive up to the cut without a word, so every gzip must pass here.
 * @returns the unpacked size in bytes
 * @throws AppError `file-damaged`, `file-too-large`
 */
export async function verifyGzip(path: string, budget: UnpackBudget, signal?: AbortSignal): Promise<number> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  let unpacked = 0
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      unpacked += chunk.length
      done()
    },
  })
  const source = createReadStream(path, { highWaterMark: 1024 * 1024 })
  try {
    await pipeline(
      source,
      gunzip,
      budget.meter(() => gunzip.bytesWritten),
      sink,
      { signal },
    )
  } catch (error) {
    if (error instanceof AppError || signal?.aborted === true) throw error
    throw new AppError(
      'file-damaged',
      `The gzip file is damaged or was cut off: it breaks at byte ${gunzip.bytesWritten}, after ${unpacked} unpacked bytes.`,
      'Download it again; a complete download ends without this message.',
      error,
    )
  }
  return unpacked
}
