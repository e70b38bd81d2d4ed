import { catalogue } from '#lib/store/catalogue.ts'
import { stopImportQueue } from './import-queue.ts'
import { closeSpools } from './retries/trace-spool.ts'
import { stopSourceClock } from './sources/source-clock.ts'
import { stopping } from './stopping.ts'

/** For the end of the process: an import or a source that runs is stopped and goes on at the next start, and the catalogue is closed. */
export async function shutDown(): Promise<void> {
  stopping().abort()
  await stopSourceClock()
  await closeSpools()
  await stopImportQueue()
  await (await catalogue()).close()
}
