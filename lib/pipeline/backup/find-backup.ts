import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { dataFolders } from '../data-folders.ts'

/** Our own names only: a path can never be made of anything else. */
export const BACKUP_NAME = /^headroom-[0-9TZ-]+\.tar$/

/** Where a backup of the data directory lies. @throws AppError `not-found` */
export async function findBackup(
  name: string,
): Promise<{ readonly path: string; readonly bytes: number; readonly createdAt: string }> {
  const path = join((await dataFolders()).backups, name)
  const found = BACKUP_NAME.test(name) ? await stat(path).catch(() => null) : null
  if (found?.isFile()) return { path, bytes: found.size, createdAt: found.mtime.toISOString() }
  throw new AppError('not-found', 'There is no backup of this name.', 'GET /api/v1/backups lists them.')
}
