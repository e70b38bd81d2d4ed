import { setTimeout as sleep } from 'node:timers/promises'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { FileSet } from '#lib/sources/fetcher.ts'
import { findImport } from '#lib/store/find-import.ts'
import { addUpload } from '../add-upload.ts'
import { enqueueImport } from '../import-queue.ts'
import { recordImport } from '../start-import.ts'
import type { Upload } from '../upload-record.ts'

const LOOK_MILLISECONDS = 300

/** The import that a set of files became, and why it does not count, if it does not. */
export interface ImportedSet {
  readonly importId: string
  readonly fault: string | null
}

/** Imports files that were fetched together, as if they had been uploaded, and waits for the end of it. */
export async function importSet(scope: Scope, { files }: FileSet, signal: AbortSignal): Promise<ImportedSet> {
  const uploads: Upload[] = []
  for (const { fileName, path } of files) uploads.push(await addUpload(fileName, path, { moves: true }))
  const { begun, isEarlier } = await recordImport(scope, uploads)
  const importId = begun.id
  if (!isEarlier) await enqueueImport({ organisationId: scope.organisationId, importId })
  for (;;) {
    const found = await findImport(scope, importId)
    if (found?.state === 'active') return { importId, fault: null }
    if (found?.state !== 'queued' && found?.state !== 'running')
      return { importId, fault: found?.error ?? `Its import was ${found?.state ?? 'deleted'}.` }
    await sleep(LOOK_MILLISECONDS, undefined, { signal })
  }
}
