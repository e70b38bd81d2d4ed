import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'
import { createInterface } from 'node:readline'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { type WorkerJob, WorkerMessage, type WorkerProgress } from './worker-messages.ts'
import { workerProgram } from './worker-program.ts'

/** How a worker is started; a test may start another. */
export interface WorkerOptions {
  /** Cancels the work: the worker is killed, and nothing it wrote is named by anything. */
  readonly signal?: AbortSignal
  /** A file that Node can run; the import worker where none is given. */
  readonly workerFile?: string
}

const STDERR_KEPT = 4000
/** Pages are answered first: of 20 steps down. */
const PRIORITY = 10
/** What JavaScript itself may hold: rows never pass through it, but traces and logs do. */
const HEAP_MB = { bills: 256, traces: 512, logs: 512 }

const heapOf = (job: WorkerJob): number => {
  if (job.task === 'analyse') return HEAP_MB.traces
  return HEAP_MB[job.task === 'import' ? (job.reads ?? 'bills') : 'bills']
}
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** A worker knows nothing of this process: no address or secret is in its environment. */
const environment = (): Record<string, string | undefined> => ({
  ...Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'TEMP'].map((name) => [name, process.env[name]]),
  ),
  TZ: 'UTC',
  // Memory that the engine gives back goes back to the system.
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
})

function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, PRIORITY)
  } catch {
    // It has ended already, or the system does not let us.
  }
}

/**
 * Does a job in a process of its own, so that no file can harm this one.
 * @returns what the job results in; the caller parses it
 * @throws AppError what the worker found wrong with a file; `import-failed` where it crashed or was cancelled
 */
export async function runWorker(
  job: WorkerJob,
  onProgress: (progress: WorkerProgress) => void,
  { signal, workerFile }: WorkerOptions,
): Promise<unknown> {
  const flags = ['--expose-gc', `--max-old-space-size=${heapOf(job)}`]
  const program = workerFile === undefined ? await workerProgram() : [workerFile]
  const worker = spawn(process.execPath, [...flags, ...program, String(process.pid)], {
    stdio: 'pipe',
    env: environment() as NodeJS.ProcessEnv,
  })
  lowerPriority(worker.pid)
  const kill = () => worker.kill('SIGKILL')
  let outOfTime = false
  const deadline = setTimeout(
    () => {
      outOfTime = true
      kill()
    },
    Math.min(job.limits.workerSeconds * 1000, LONGEST_TIMER_MS),
  )
  signal?.addEventListener('abort', kill)
  if (signal?.aborted === true) kill()
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
      const message = parse(line)
      if (message?.type === 'progress') onProgress(message.progress)
      else last = message ?? last
    }
    await ended
  } finally {
    clearTimeout(deadline)
    signal?.removeEventListener('abort', kill)
    kill()
  }
  if (last?.type === 'done') return last.result
  if (last?.type === 'failed') throw new AppError(last.code, last.happened, last.next, stderr)
  if (outOfTime) {
    throw new AppError(
      'import-failed',
      `Reading the file took longer than ${job.limits.workerSeconds} seconds.`,
      'Split the file into months, or raise the limit "Time of the reading process" under Settings.',
    )
  }
  if (signal?.aborted === true) {
    throw new AppError('import-failed', 'The import was cancelled.', 'Nothing was changed.')
  }
  throw new AppError(
    'import-failed',
    'The process that reads the file stopped before it was done.',
    'Import the file again; if it stops again, the file may be damaged or the machine short of memory.',
    stderr,
  )
}

/** Native code may print to standard output as it dies: what is no message is passed over. */
function parse(line: string): WorkerMessage | null {
  try {
    return WorkerMessage.safeParse(JSON.parse(line)).data ?? null
  } catch {
    return null
  }
}
