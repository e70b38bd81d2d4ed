import { rm } from 'node:fs/promises'
import { runWorker, type WorkerOptions } from './run-worker.ts'
import { type ImportJob, ImportResult, type WorkerProgress, workFolder } from './worker-messages.ts'

type Given = 'importId' | 'files' | 'lakeFolder'

/** What to import, and how much the worker may use. */
export type ImportRequest = Pick<ImportJob, Given> & Partial<Omit<ImportJob, Given | 'task'>>

const DEFAULTS = { memoryLimit: '512MB', tempLimit: '50GB' }

/**
 * Imports bills in a process of their own, so that no file can harm this one.
 * @throws AppError what the worker found wrong with a file; `import-failed` where it crashed or was cancelled
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
