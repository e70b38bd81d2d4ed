import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolders } from '../data-folders.ts'
import { UNFINISHED } from './make-backup.ts'

/** For the start: removes what is left of backups that a stop cut short. */
export async function sweepBackups(): Promise<void> {
  const { backups } = await dataFolders()
  if (!existsSync(backups)) return
  for (const name of await readdir(backups))
    if (UNFINISHED.test(name)) await rm(join(backups, name), { recursive: true, force: true })
}
