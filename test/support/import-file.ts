import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Scope } from '#lib/domain/report/filter.ts'
import { addUpload } from '#lib/pipeline/add-upload.ts'
import { importProgress } from '#lib/pipeline/import-progress.ts'
import { startImportQueue } from '#lib/pipeline/import-queue.ts'
import { runningImports } from '#lib/pipeline/running-imports.ts'
import { startImport } from '#lib/pipeline/start-import.ts'

/** Waits until an import of this process has ended, one way or the other, and has tidied up. */
export async function importEnded(scope: Scope, importId: string) {
  for (;;) {
    const progress = await importProgress(scope, importId)
    const hasEnded = progress.state !== 'queued' && progress.state !== 'running'
    if (hasEnded && !runningImports().has(importId)) return progress
    await sleep(20)
  }
}

/** Takes files in and imports them as one, as the page does; answers when the import has ended. */
export async function importFiles(scope: Scope, paths: readonly string[]) {
  await startImportQueue()
  const uploadIds: string[] = []
  for (const path of paths) uploadIds.push((await addUpload(basename(path), path)).id)
  const started = await startImport(scope, uploadIds)
  await importEnded(scope, started.importId)
  return started
}
