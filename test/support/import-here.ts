import { mkdtemp, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { DEFAULT_LIMITS, type Limits } from '#lib/domain/imports/limits.ts'
import type { GivenFile } from '#lib/engine/files/gathered.ts'
import { importBills } from '#lib/engine/worker/import-bills.ts'
import { readError } from '#lib/engine/worker/read-error.ts'
import type { ImportResult } from '#lib/engine/worker/worker-messages.ts'

/** How an import of files ended, and the names of what it left in the lake. */
export interface Ended {
  readonly result?: ImportResult
  readonly error?: AppError
  readonly left: readonly string[]
  readonly lakeFolder: string
}

/** Imports files as the worker does, in this process. Whatever fails without a reason for a person is thrown. */
export async function importHere(
  folder: string,
  files: readonly GivenFile[],
  limits: Partial<Limits> = {},
): Promise<Ended> {
  const lakeFolder = await mkdtemp(join(folder, 'lake-'))
  const job = { task: 'import' as const, importId: 'it', files: [...files], mappings: [], lakeFolder }
  try {
    const result = await importBills(
      { ...job, limits: { ...DEFAULT_LIMITS, freeDiskBytes: 0, workerMemoryBytes: 1024 ** 3, ...limits } },
      () => undefined,
    )
    return { result, left: await readdir(lakeFolder), lakeFolder }
  } catch (error) {
    const known = error instanceof AppError ? error : readError(error)
    if (known === undefined) throw error
    return { error: known, left: await readdir(lakeFolder), lakeFolder }
  }
}
