import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'

/** Where a restore puts everything until all of it is there. */
export const restoreFolder = (dataDir: string): string => join(dataDir, 'restore.new')

/** @throws AppError `conflict` where a restore was cut short: what is there is not whole */
export function refuseUnfinishedRestore(dataDir: string): void {
  if (!existsSync(restoreFolder(dataDir))) return
  throw new AppError(
    'conflict',
    `A restore into ${dataDir} was cut short, so not everything is there.`,
    'Restore the backup again, into a new, empty directory.',
  )
}
