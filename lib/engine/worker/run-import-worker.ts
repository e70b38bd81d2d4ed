import { rm } from 'node:fs/promises'
import { DEFAULT_LIMITS } from '#lib/domain/imports/limits.ts'
import { runWorker, type WorkerOptions } from './run-worker.ts'
import { type ImportJob, ImportResult, type WorkerProgress, workFolder } from './worker-messages.ts'

type Given = 'importId' | 'files' | 'lakeFolder'

/** What to import, and how much the worker may use. */
export type ImportRequest = Pick<ImportJob, Given> & Partial<Omit<ImportJob, Given | 'task'>>

const DEFAULTS = { limits: DEFAULT_LIMITS, mappings: [] }

/**
 * Imports files in a process of their own, so that none can harm this one.
 * @throws AppError what the worker found wrong with a file; `import-failed` where it crashed, took too long or too much memory, or
 * was cancelled
 */
export async function runImportWorker(
  request: ImportRequest,
  onProgress: (progress: WorkerProgress) => void = () => undefined,
  options: WorkerOptions = {},
): Promise<ImportResult> {
  const job: ImportJob = { ...DEFAULTS, ...request, task: 'import' }
  try {
    return ImportResult.parse(await runWorker(job, onProgress, options))
  } finally {
    await rm(workFolder(job), { recursive: true, force: true })
  }
}
