import { open } from 'node:fs/promises'
import { AppError } from '#lib/domain/errors/app-error.ts'

/** Whether a file begins as gzip does, whatever its name. @throws AppError `file-not-found` where it cannot be read */
export async function isGzipFile(path: string): Promise<boolean> {
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
