import PgBoss from 'pg-boss'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { ImportJob } from './import-job.ts'

const QUEUE = 'imports'

/** How often a queue looks by itself, in case it was not woken. */
const LOOK_MILLISECONDS = 2000

/** A job outlives every import: how long one may take is the worker's limit. */
const JOB_OPTIONS = { retryLimit: 0, expireInHours: 23, retentionDays: 365 } as const

/** The imports that wait, carried out one after the other in the order in which they were added. */
export interface ImportQueue {
  add(job: ImportJob): Promise<void>
  /** Waits for the import under way and takes no other. What is left is there at the next start. */
  stop(): Promise<void>
}

/**
 * Opens the queue, a pg-boss on the catalogue's own database. Jobs are taken with `fetch` and not with `work`, which does not wait for
 * a job to be marked as done, so that a server could not be stopped cleanly.
 *
 * @param waiting imports to begin with, oldest first: the catalogue knows them, whatever became of their jobs
 * @param handle carries out one import; its failures are its own to note
 */
export async function openImportQueue(
  waiting: readonly ImportJob[],
  handle: (job: ImportJob) => Promise<void>,
  at: AnyCatalogue = catalogue(),
): Promise<ImportQueue> {
  const { jobs } = await at
  const boss = new PgBoss({ ...jobs, schedule: false })
  boss.on('error', (error) => console.error('The queue of imports:', error))
  await boss.start()
  await boss.createQueue(QUEUE, { name: QUEUE, policy: 'standard' })

  const add = async (job: ImportJob): Promise<void> => {
    await boss.deleteJob(QUEUE, job.importId)
    await boss.send(QUEUE, job, { ...JOB_OPTIONS, id: job.importId })
  }
  for (const job of waiting) await add(job)

  let isStopping = false
  let isWoken = false
  let wake = () => {
    isWoken = true
  }
  const pause = async (): Promise<void> => {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_MILLISECONDS)
      wake = () => {
        isWoken = true
        clearTimeout(timer)
        resolve()
      }
      if (isWoken) wake()
    })
    isWoken = false
  }
  const takeOne = async (): Promise<boolean> => {
    const [job] = await boss.fetch<unknown>(QUEUE)
    if (!job) return false
    await handle(ImportJob.parse(job.data))
    await boss.deleteJob(QUEUE, job.id)
    return true
  }
  const serve = async (): Promise<void> => {
    while (!isStopping) {
      const took = await takeOne().catch((error: unknown) => {
        console.error('The queue of imports:', error)
        return false
      })
      if (!took && !isStopping) await pause()
    }
  }
  const serving = serve()

  return {
    add: async (job) => {
      await add(job)
      wake()
    },
    stop: async () => {
      isStopping = true
      wake()
      await serving
      await boss.stop({ graceful: false })
    },
  }
}
