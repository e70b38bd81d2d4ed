import { processSingleton } from '#lib/domain/process-singleton.ts'
import { catalogue } from '#lib/store/catalogue.ts'

/** Stops what runs in this process: the import worker first, then the catalogue. */
export const stopping = (): AbortController => processSingleton('stopping', () => new AbortController())

/** For the end of the process: a running import comes to nothing, and the catalogue is closed. */
export async function shutDown(): Promise<void> {
  stopping().abort()
  await (await catalogue()).close()
}
