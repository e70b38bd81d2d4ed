import { createReadStream } from 'node:fs'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { AppError } from '#lib/domain/errors/app-error.ts'

/** Bills compress 8 to 20 times; a bomb about 1000 times. The ratio counts only after so many bytes. */
const RATIO_LIMIT = 200
const RATIO_FREE_BYTES = 10 * 1024 * 1024

/**
 * Unpacks a gzip file from beginning to end without keeping it, check sum and length included; several members are one file.
 * The engine itself reads a cut archive up to the cut without a word, so every gzip must pass here.
 * @returns the unpacked size in bytes
 * @throws AppError `file-damaged`, `file-too-large`
 */
export async function verifyGzip(path: string, signal?: AbortSignal): Promise<number> {
  const gunzip = createGunzip()
  let unpacked = 0
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      unpacked += chunk.length
      const bomb = unpacked > RATIO_FREE_BYTES && unpacked > gunzip.bytesWritten * RATIO_LIMIT
      done(bomb ? bombError(gunzip.bytesWritten, unpacked) : null)
    },
  })
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), gunzip, sink, { signal })
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

function bombError(packed: number, unpacked: number): AppError {
  return new AppError(
    'file-too-large',
    `The gzip file unpacks to more than ${RATIO_LIMIT} times its size (${packed} bytes became ${unpacked}), as no bill does.`,
    'If it really is a bill, unpack it and give the unpacked file.',
  )
}
