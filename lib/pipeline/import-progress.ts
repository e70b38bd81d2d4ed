import { AppError } from '#lib/domain/errors/app-error.ts'
import {
  advanceProgress,
  type HeardProgress,
  type ProgressTrack,
  startProgress,
} from '#lib/domain/imports/advance-progress.ts'
import type { ImportProgress } from '#lib/domain/imports/import-progress.ts'
import { processSingleton } from '#lib/domain/process-singleton.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { findImport } from '#lib/store/find-import.ts'

/** Progress of the imports that this process runs, by import id. It is kept nowhere else. */
const running = (): Map<string, ProgressTrack> =>
  processSingleton('import-progress', () => new Map<string, ProgressTrack>())

/** Begins to follow an import. */
export function beginProgress(importId: string, totalBytes: number): void {
  running().set(importId, startProgress(totalBytes, performance.now()))
}

/** Notes how far an import that is followed has come. */
export function noteProgress(importId: string, heard: HeardProgress): void {
  const track = running().get(importId)
  if (track) running().set(importId, advanceProgress(track, heard, performance.now()))
}

export const forgetProgress = (importId: string): boolean => running().delete(importId)

/** How far an import is, or how it ended. @throws AppError `not-found` */
export async function importProgress(scope: Scope, importId: string): Promise<ImportProgress> {
  const found = await findImport(scope, importId)
  if (!found)
    throw new AppError('not-found', 'This import does not exist.', 'Choose one from the list of imports.')
  const noted = found.state === 'running' ? running().get(importId) : undefined
  if (noted) return noted.progress
  const hasEnded = found.state !== 'queued' && found.state !== 'running'
  const rows = found.rows.read
  return {
    state: found.state,
    step: hasEnded ? 'finished' : 'waiting',
    share: hasEnded ? 1 : 0,
    bytes: hasEnded ? found.bytes : 0,
    totalBytes: found.bytes,
    rows,
    totalRows: rows,
    rowsPerSecond: 0,
    secondsLeft: hasEnded ? 0 : null,
    ...(found.error ? { error: found.error } : {}),
  }
}
