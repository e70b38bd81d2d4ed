import { text } from 'node:stream/consumers'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { importBills } from './import-bills.ts'
import { preflight } from './preflight.ts'
import { WorkerJob, WorkerMessage } from './worker-messages.ts'

/**
 * The process that reads files nobody has vetted: a job on standard input, messages on standard output, one JSON document a line.
 * It may crash or be killed at any moment; what it leaves behind, nothing names.
 */
function send(message: WorkerMessage): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

function failure(error: unknown): WorkerMessage {
  const parsed =
    error instanceof AppError
      ? WorkerMessage.safeParse({ ...error, type: 'failed' })
      : { success: false as const }
  if (parsed.success) return parsed.data
  console.error(error)
  const words = error instanceof Error ? error.message : String(error)
  const first = words.split('\n')[0] ?? ''
  if (/^(Out of Memory|IO) Error/i.test(first)) {
    return {
      type: 'failed',
      code: 'import-failed',
      happened: `The import ran out of memory or disk (${first}).`,
      next: 'Free some disk space, or split the file into months, and import again.',
    }
  }
  if (/^[A-Z][A-Za-z ]+ Error: /.test(first)) {
    return {
      type: 'failed',
      code: 'file-damaged',
      happened: `The file could not be read to its end (${first}).`,
      next: 'Download it again; if that does not help, export it again.',
    }
  }
  return {
    type: 'failed',
    code: 'import-failed',
    happened: `Reading the file stopped because of an error in Headroom itself (${first}).`,
    next: 'Please report it, with what the server logged.',
  }
}

function work(job: WorkerJob): Promise<unknown> {
  if (job.task === 'preflight') return preflight(job.path)
  return importBills(job, (progress) => send({ type: 'progress', progress }))
}

try {
  const result = await work(WorkerJob.parse(JSON.parse(await text(process.stdin))))
  send({ type: 'done', result })
} catch (error) {
  send(failure(error))
  process.exitCode = 1
}
