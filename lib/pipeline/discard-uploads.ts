import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolders } from './data-folders.ts'

/** Removes uploads with everything that is known of them. */
export async function discardUploads(uploadIds: Iterable<string>): Promise<void> {
  const { uploads } = await dataFolders()
  for (const id of uploadIds) await rm(join(uploads, id), { recursive: true, force: true })
}
