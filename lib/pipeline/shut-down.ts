import { catalogue } from '#lib/store/catalogue.ts'
import { stopImportQueue } from './import-queue.ts'
import { closeSpools } from './retries/trace-spool.ts'
import { stopping } from './stopping.ts'

/** For the end of the process: an import that runs is stopped and goes on at the next start, and the catalogue is closed. */
export async function shutDown(): Promise<void> {
  stopping().abort()
  await closeSpools()
  await stopImportQueue()
  await (await catalogue()).close()
}
