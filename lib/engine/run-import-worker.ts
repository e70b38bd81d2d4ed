import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { type ImportJob, type ImportResult, WorkerMessage, type WorkerProgress } from './import-messages.ts'

/** What to import, and how much the worker may use. */
export type ImportRequest = Pick<ImportJob, 'importId' | 'files' | 'lakeFolder'> &
  Partial<Omit<ImportJob, 'importId' | 'files' | 'lakeFolder'>>

/** How the worker is started; a test may start another. */
export interface WorkerOptions {
  /** Cancels the import: the worker is killed, and nothing it wrote is named by anything. */
  readonly signal?: AbortSignal
  readonly workerFile?: string
}

const DEFAULTS = { memoryLimit: '512MB', tempLimit: '50GB' }
const STDERR_KEPT = 4000

/**
 * Imports bills in a process of their own, so that no file can harm this one.
 * @throws AppError what the worker found wrong with a file; `import-failed` where it crashed or was cancelled
 */
export async function runImportWorker(
  request: ImportRequest,
  onProgress: (progress: WorkerProgress) => void = () => undefined,
  options: WorkerOptions = {},
): Promise<ImportResult> {
  const job: ImportJob = { ...DEFAULTS, ...request }
  const workerFile = options.workerFile ?? join(process.cwd(), 'lib', 'engine', 'import-worker.ts')
  const worker = spawn(process.execPath, ['--import', 'tsx', workerFile], { stdio: 'pipe' })
  const kill = () => worker.kill('SIGKILL')
  options.signal?.addEventListener('abort', kill)
  if (options.signal?.aborted === true) kill()
  let stderr = ''
  worker.stderr.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-STDERR_KEPT)
  })
  const ended = new Promise<void>((resolve) => {
    worker.once('error', () => resolve())
    worker.once('close', () => resolve())
  })
  worker.stdin.on('error', () => undefined)
  worker.stdin.end(JSON.stringify(job))
  let last: WorkerMessage | null = null
  try {
    for await (const line of createInterface({ input: worker.stdout })) {
      const message = WorkerMessage.parse(JSON.parse(line))
      if (message.type === 'progress') onProgress(message.progress)
      else last = message
    }
    await ended
  } finally {
    options.signal?.removeEventListener('abort', kill)
    kill()
    await rm(join(job.lakeFolder, `${job.importId}.work`), { recursive: true, force: true })
  }
  if (last?.type === 'done') return last.result
  if (last?.type === 'failed') throw new AppError(last.code, last.happened, last.next, stderr)
  if (options.signal?.aborted === true) {
    throw new AppError('import-failed', 'The import was cancelled.', 'Nothing was changed.')
  }
  throw new AppError(
    'import-failed',
    'The process that reads the file stopped before it was done.',
    'Import the file again; if it stops again, the file may be damaged or the machine short of memory.',
    stderr,
  )
}
