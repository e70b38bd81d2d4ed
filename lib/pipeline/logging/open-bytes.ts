import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { isGzipFile } from '#lib/engine/files/is-gzip-file.ts'

const CHUNK = 1024 * 1024

/** The bytes of a file piece by piece, unpacked where it is gzip. @throws AppError `file-not-found`, `file-damaged` */
export async function* openBytes(path: string): AsyncGenerator<Buffer> {
  const packed = await isGzipFile(path)
  const source = createReadStream(path, { highWaterMark: CHUNK })
  const gunzip = packed ? createGunzip({ chunkSize: CHUNK }) : null
  source.on('error', (error) => gunzip?.destroy(error))
  try {
    for await (const piece of gunzip ? source.pipe(gunzip) : source) yield piece
  } catch (error) {
    if (!packed) throw error
    throw new AppError(
      'file-damaged',
      `${path} is a gzip file that is damaged or was cut off.`,
      'Download it again; a complete download ends without this message.',
      error,
    )
  } finally {
    gunzip?.destroy()
    source.destroy()
  }
}
