import { join } from 'node:path'
import type { Part } from '#lib/store/part.ts'
import { sha256Of } from '../sha256-of.ts'

/** The first file of a part that is missing or not what the import wrote, and what is wrong with it; null where all is well. */
export async function damagedPartFile(
  folder: string,
  { sha256 }: Pick<Part, 'sha256'>,
): Promise<{ readonly file: string; readonly fault: 'is missing' | 'is damaged' } | null> {
  for (const [name, wanted] of Object.entries(sha256)) {
    const file = join(folder, name)
    const found = await sha256Of(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    })
    if (found !== wanted) return { file, fault: found === undefined ? 'is missing' : 'is damaged' }
  }
  return null
}
