import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { buildReport } from '#lib/domain/report/build-report.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { openFacts } from '#lib/engine/open-facts.ts'
import { partFolder } from '#lib/engine/part-files.ts'
import { runImportWorker } from '#lib/engine/run-import-worker.ts'
import { withConnection } from '#lib/engine/shared-engine.ts'
import { summarise } from '#lib/engine/summarise.ts'
import { estimateVersion } from '#lib/factors/revisions.ts'
import { activateImport } from '#lib/store/activate-import.ts'
import { failImport } from '#lib/store/fail-import.ts'
import { findImport } from '#lib/store/find-import.ts'
import { dataFolders } from './data-folders.ts'
import { estimatePart } from './estimate-part.ts'
import { forgetProgress, noteProgress } from './import-progress.ts'
import { stopping } from './shut-down.ts'
import type { Upload } from './upload-record.ts'

/**
 * Carries out an import that has begun: the worker writes its parts, the kinds are estimated, and one
 * transaction makes it count. Whatever goes wrong, nothing of it is visible.
 */
export async function runImport(scope: Scope, importId: string, uploads: readonly Upload[]): Promise<void> {
  const { lake } = await dataFolders()
  const lakeFolder = join(lake, scope.organisationId)
  const written: string[] = []
  try {
    const result = await runImportWorker(
      {
        importId,
        files: uploads.map((upload) => upload.path),
        fileNames: uploads.map((upload) => upload.fileName),
        lakeFolder,
      },
      (progress) => noteProgress(importId, progress),
      { signal: stopping().signal },
    )
    const folders = result.parts.map((part) => partFolder(lake, scope.organisationId, part.id))
    written.push(...folders)
    await withConnection(async (connection) => {
      for (const folder of folders) await estimatePart(connection, folder)
    })
    const report = await withConnection(async (connection) => {
      await openFacts(connection, folders, estimateVersion('2026.1'))
      const total = await summarise(connection, { groupBy: [], filter: {}, method: 'location' })
      return buildReport({
        factorSet: '2026.1',
        method: 'location',
        groupBy: [],
        total,
        groups: [],
        rejected: result.rejected,
        period: result.period,
      })
    })
    await activateImport(scope, importId, { ...report, parts: result.parts })
  } catch (error) {
    const reason =
      error instanceof AppError ? error.message : 'The import stopped because of an error in Headroom itself.'
    await failImport(scope, importId, reason)
    const after = await findImport(scope, importId)
    if (after?.state === 'active') return
    for (const folder of written) await rm(folder, { recursive: true, force: true })
    if (!(error instanceof AppError)) throw error
  } finally {
    forgetProgress(importId)
  }
}
