import { rm } from 'node:fs/promises'
import { z } from 'zod'
import { runWorker, type WorkerOptions } from './run-worker.ts'
import { type MergeJob, StagedPart, workFolder } from './worker-messages.ts'

/**
 * Makes the spans of several parts those of one import, in a process of its own.
 * @returns the parts, which nothing names yet
 * @throws AppError `import-failed` where the worker crashed, took too long or too much memory, or was cancelled
 */
export async function runMergeWorker(
  request: Omit<MergeJob, 'task'>,
  options: WorkerOptions = {},
): Promise<readonly StagedPart[]> {
  const job: MergeJob = { ...request, task: 'merge' }
  try {
    return z.array(StagedPart).parse(await runWorker(job, () => undefined, options))
  } finally {
    await rm(workFolder(job), { recursive: true, force: true })
  }
}
