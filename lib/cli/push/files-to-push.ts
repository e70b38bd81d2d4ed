import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'

export interface FileToPush {
  /** Absolute. */
  readonly path: string
  /** With the folders under the one that was named, which is the first: `june/part-1.csv.gz`. */
  readonly name: string
  readonly bytes: number
}

async function walk(path: string, name: string): Promise<readonly FileToPush[]> {
  const found = await stat(path)
  if (found.isFile()) return [{ path, name, bytes: found.size }]
  if (!found.isDirectory()) return []
  const entries = (await readdir(path, { withFileTypes: true }))
    .filter((entry) => !entry.name.startsWith('.') && !entry.isSymbolicLink())
    .map((entry) => entry.name)
  const files = []
  for (const entry of entries.sort()) files.push(...(await walk(join(path, entry), `${name}/${entry}`)))
  return files
}

/**
 * The files that some paths name: folders with everything in them but hidden files and links.
 *
 * @throws AppError `file-not-found`, `file-empty`
 */
export async function filesToPush(paths: readonly string[]): Promise<readonly FileToPush[]> {
  const files: FileToPush[] = []
  for (const path of new Set(paths.map((each) => resolve(each)))) {
    const found = await walk(path, basename(path)).catch((cause: unknown) => {
      throw new AppError(
        'file-not-found',
        `${path} cannot be read.`,
        'Check the path and your rights.',
        cause,
      )
    })
    files.push(...found)
  }
  if (files.length === 0)
    throw new AppError(
      'file-empty',
      'There is no file in what was named.',
      'Name files, or a folder with files.',
    )
  return files
}
