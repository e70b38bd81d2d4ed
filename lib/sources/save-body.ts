import { createWriteStream } from 'node:fs'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FetchContext } from './fetcher.ts'

/**
 * Writes a body to a file as it comes, telling of its bytes.
 *
 * @returns how many bytes came
 * @throws whatever the telling does, such as AppError where the disk gets full, and the body's own failure
 */
export async function saveBody(
  body: Readable,
  path: string,
  { note, signal }: Pick<FetchContext, 'note' | 'signal'>,
): Promise<number> {
  let bytes = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      try {
        note({ bytes: chunk.length })
        done(null, chunk)
      } catch (error) {
        done(error as Error)
      }
    },
  })
  await pipeline(body, counted, createWriteStream(path, { flush: true }), { signal })
  return bytes
}
