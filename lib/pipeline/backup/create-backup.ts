import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { processSingleton } from '#lib/domain/process-singleton.ts'
import { dataFolders } from '../data-folders.ts'
import { type BackupOptions, makeBackup } from './make-backup.ts'

/** A backup that lies in the data directory. */
export interface CreatedBackup {
  readonly name: string
  readonly bytes: number
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

/**
 * Makes a backup in the data directory while the server runs, under a name made of the time. One at a time.
 *
 * @throws AppError `conflict` while another is made; as `makeBackup` does
 */
export async function createBackup(options: BackupOptions): Promise<CreatedBackup> {
  const underWay = processSingleton('backup', () => ({ is: false }))
  if (underWay.is)
    throw new AppError('conflict', 'A backup is being made already.', 'Wait until it is there.')
  underWay.is = true
  try {
    const { backups } = await dataFolders()
    const name = `headroom-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.tar`
    const { createdAt } = await makeBackup(join(backups, name), options)
    const { size } = await stat(join(backups, name))
    return { name, bytes: size, createdAt }
  } finally {
    underWay.is = false
  }
}
