import { AppError } from '#lib/domain/errors/app-error.ts'
import { processSingleton } from '#lib/domain/process-singleton.ts'
import type { ImportJob } from '#lib/store/import-job.ts'
import { type ImportQueue, openImportQueue } from '#lib/store/import-queue.ts'
import { queuedImports } from '#lib/store/queued-imports.ts'
import { runImport } from './run-import.ts'

/** One import at a time: each may use all the memory that an import is allowed. */
const open = () => processSingleton('import-queue', () => ({ queue: null as Promise<ImportQueue> | null }))

const carryOut = ({ organisationId, importId }: ImportJob): Promise<void> =>
  runImport({ organisationId, teams: 'all' }, importId)

/** Begins to carry out the imports that wait, those that a stop cut short among them. Begun once per process. */
export async function startImportQueue(): Promise<void> {
  const it = open()
  it.queue ??= queuedImports().then((waiting) => openImportQueue(waiting, carryOut))
  await it.queue
}

/** Waits for the import under way to end, and takes no other. */
export async function stopImportQueue(): Promise<void> {
  const it = open()
  const queue = it.queue
  it.queue = null
  await (await queue)?.stop()
}

/** Adds an import that waits. */
export async function enqueueImport(job: ImportJob): Promise<void> {
  const queue = await open().queue
  if (!queue)
    throw new AppError(
      'conflict',
      'The server is being stopped.',
      'Start it again: the import then goes on by itself.',
    )
  await queue.add(job)
}
