import { AppError } from '#lib/domain/errors/app-error.ts'
import type { ImportState } from '#lib/domain/imports/import-state.ts'
import { processSingleton } from '#lib/domain/process-singleton.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { findImport } from '#lib/store/find-import.ts'

export interface ImportProgress {
  readonly state: ImportState
  /** What it is doing, in words. */
  readonly step: string
  readonly bytes: number
  readonly totalBytes: number
  readonly rows: number
  /** Why it failed. */
  readonly error?: string
}

/** Progress of the imports that this process runs, by import id. */
const running = (): Map<string, ImportProgress> =>
  processSingleton('import-progress', () => new Map<string, ImportProgress>())

/** Notes how far an import is; it never goes backwards. */
export function noteProgress(importId: string, progress: Omit<ImportProgress, 'state'>): void {
  const before = running().get(importId)
  running().set(importId, {
    state: 'running',
    ...progress,
    bytes: Math.max(progress.bytes, before?.bytes ?? 0),
    rows: Math.max(progress.rows, before?.rows ?? 0),
  })
}

export const forgetProgress = (importId: string): boolean => running().delete(importId)

/** How far an import is, or how it ended. @throws AppError `not-found` */
export async function importProgress(scope: Scope, importId: string): Promise<ImportProgress> {
  const found = await findImport(scope, importId)
  if (!found)
    throw new AppError('not-found', 'This import does not exist.', 'Choose one from the list of imports.')
  const noted = found.state === 'running' ? running().get(importId) : undefined
  if (noted) return noted
  const step = found.state === 'running' ? 'waiting' : found.state
  const rows = found.rows.read
  return {
    state: found.state,
    step,
    bytes: 0,
    totalBytes: 0,
    rows,
    ...(found.error ? { error: found.error } : {}),
  }
}
