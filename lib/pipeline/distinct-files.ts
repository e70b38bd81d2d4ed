import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

async function contentOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/**
 * Files without those that are there twice, by path or by content: the same bill never counts twice. Only files
 * of equal size are read. A file that cannot be looked at stays, for the reader to say why.
 */
export async function distinctFiles(paths: readonly string[]): Promise<readonly string[]> {
  const seen = new Map<string, string>()
  const sizes = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ size }) => size,
        () => -1,
      ),
    ),
  )
  for (const [index, path] of paths.entries()) {
    const place = await realpath(path).catch(() => path)
    const size = sizes[index]
    const alone = size === -1 || sizes.filter((other) => other === size).length === 1
    const key = alone ? place : await contentOf(place)
    if (!seen.has(key)) seen.set(key, path)
  }
  return [...seen.values()]
}
