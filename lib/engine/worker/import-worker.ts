import { text } from 'node:stream/consumers'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { analyseDays } from '../traces/analyse-days.ts'
import { endWithParent } from './end-with-parent.ts'
import { importBills } from './import-bills.ts'
import { importLogs } from './import-logs.ts'
import { importTraces } from './import-traces.ts'
import { mergeSpans } from './merge-spans.ts'
import { preflight } from './preflight.ts'
import { readError } from './read-error.ts'
import { watchLimits } from './worker-guard.ts'
import { WorkerJob, WorkerMessage } from './worker-messages.ts'

/**
 * The process that reads files nobody has vetted: a job on standard input, messages on standard output, one JSON document a line.
 * It may crash or be killed at any moment; what it leaves behind, nothing names.
 */
const send = (message: WorkerMessage): Promise<void> =>
  new Promise((resolve) => {
    process.stdout.write(`${JSON.stringify(message)}\n`, () => resolve())
  })

function failure(error: unknown): WorkerMessage {
  const known = error instanceof AppError ? error : readError(error)
  const parsed = WorkerMessage.safeParse({ ...known, type: 'failed' })
  if (parsed.success) return parsed.data
  console.error(error)
  const words = error instanceof Error ? error.message : String(error)
  return {
    type: 'failed',
    code: 'import-failed',
    happened: `Reading the file stopped because of an error in Headroom itself (${words.split('\n')[0]}).`,
    next: 'Please report it, with what the server logged.',
  }
}

const IMPORTS = { bills: importBills, traces: importTraces, logs: importLogs }

function work(job: WorkerJob): Promise<unknown> {
  if (job.task === 'preflight') return preflight(job)
  if (job.task === 'analyse') return analyseDays(job.days, job.lakeFolder)
  if (job.task === 'merge') return mergeSpans(job)
  return IMPORTS[job.reads ?? 'bills'](job, (progress) => void send({ type: 'progress', progress }))
}

endWithParent(Number(process.argv[2]))
try {
  const job = WorkerJob.parse(JSON.parse(await text(process.stdin)))
  const folder = job.task === 'preflight' ? job.workFolder : job.lakeFolder
  const result = await Promise.race([work(job), watchLimits(job.limits, folder)])
  await send({ type: 'done', result })
  process.exit(0)
} catch (error) {
  await send(failure(error))
  process.exit(1)
}
