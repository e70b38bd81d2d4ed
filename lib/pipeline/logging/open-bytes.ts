import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { AppError } from '#lib/domain/errors/app-error.ts'

const CHUNK = 1024 * 1024

async function isGzip(path: string): Promise<boolean> {
  try {
    const file = await open(path)
    try {
      const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
      return buffer[0] === 0x1f && buffer[1] === 0x8b
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new AppError(
      'file-not-found',
      code === 'EISDIR' ? `${path} is a folder.` : `${path} cannot be read${code ? ` (${code})` : ''}.`,
      'Name the files themselves, and check their paths.',
      error,
    )
  }
}

/** The bytes of a file piece by piece, unpacked where it is gzip. @throws AppError `file-not-found`, `file-damaged` */
export async function* openBytes(path: string): AsyncGenerator<Buffer> {
  const packed = await isGzip(path)
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
