import { rm } from 'node:fs/promises'
import { FilesReport } from '../reading/files-report.ts'
import { runWorker, type WorkerOptions } from './run-worker.ts'
import type { PreflightJob } from './worker-messages.ts'

/**
 * Looks at the beginnings of files that nobody has vetted, in a process of its own.
 * @param job `workFolder` is made and removed
 * @throws AppError `import-failed` where the worker crashed, or took too long or too much memory
 */
export async function runPreflightWorker(
  job: Omit<PreflightJob, 'task'>,
  options: WorkerOptions = {},
): Promise<FilesReport> {
  try {
    return FilesReport.parse(await runWorker({ ...job, task: 'preflight' }, () => undefined, options))
  } finally {
    await rm(job.workFolder, { recursive: true, force: true })
  }
}
