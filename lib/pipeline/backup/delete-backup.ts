import { rm } from 'node:fs/promises'
import { findBackup } from './find-backup.ts'

/** Removes a backup from the data directory. @throws AppError `not-found` */
export async function deleteBackup(name: string): Promise<void> {
  await rm((await findBackup(name)).path)
}
