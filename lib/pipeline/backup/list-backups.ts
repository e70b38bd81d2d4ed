import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dataFolders } from '../data-folders.ts'
import type { CreatedBackup } from './create-backup.ts'
import { BACKUP_NAME, findBackup } from './find-backup.ts'

/** The backups of the data directory, newest first. */
export async function listBackups(): Promise<readonly CreatedBackup[]> {
  const { backups } = await dataFolders()
  const names = existsSync(backups) ? await readdir(backups) : []
  const found = await Promise.all(
    names
      .filter((name) => BACKUP_NAME.test(name))
      .map(async (name) => {
        const { bytes, createdAt } = await findBackup(name)
        return { name, bytes, createdAt }
      }),
  )
  return found.sort((a, b) => (a.name < b.name ? 1 : -1))
}
