import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { catalogueLocation } from '#lib/store/catalogue-location.ts'

/**
 * Does work on the data directory that the environment names, for a program that is no server: it must be there, and nobody else may
 * use it.
 *
 * @throws AppError `file-not-found`; `data-dir-in-use` where the server runs
 */
export async function withDataDir<Result>(work: () => Promise<Result>): Promise<Result> {
  const { dataDir, databaseUrl } = catalogueLocation()
  if (!databaseUrl && !existsSync(join(dataDir, 'catalogue')))
    throw new AppError(
      'file-not-found',
      `There is no data of Headroom in ${dataDir}.`,
      'Set DATA_DIR to the directory that the server uses.',
    )
  try {
    const opened = await catalogue()
    return await work().finally(() => opened.close())
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'data-dir-in-use') throw error
    const next = `Stop the server first, or, for a backup, let it make one itself: POST /api/v1/backups. ${error.next}`
    throw new AppError(error.code, error.happened, next, error)
  }
}
