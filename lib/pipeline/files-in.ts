import { readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'

/** A file, and what people call it: its path as it was given, or from the folder that was given on. */
export interface FoundFile {
  readonly path: string
  readonly name: string
}

/**
 * Files, and all files in folders, in the order of their names. Links in folders are not followed. What is not there stays, for the
 * reader to say so.
 */
export async function filesIn(paths: readonly string[]): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = []
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (it) => it.isDirectory(),
      () => false,
    )
    if (!isFolder) {
      found.push({ path, name: path })
      continue
    }
    const folder = resolve(path)
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    const inside = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
    for (const file of inside)
      found.push({ path: file, name: basename(folder) + file.slice(folder.length).replaceAll('\\', '/') })
  }
  return found
}
