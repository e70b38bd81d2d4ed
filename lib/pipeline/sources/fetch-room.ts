import { randomUUID } from 'node:crypto'
import { statfsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FetchContext } from '#lib/sources/fetcher.ts'
import { outgoingClient } from '#lib/sources/outgoing/outgoing-client.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { readOutgoingHosts } from '#lib/store/read-outgoing-hosts.ts'
import { readSettings } from '#lib/store/read-settings.ts'

/** What a run has seen so far. */
export interface Heard {
  requests: number
  bytes: number
  readonly notes: Set<string>
}

const LOOK_EVERY_BYTES = 64 * 1024 ** 2
const MAX_NOTES = 50
const ISO_DATE = 10

/** Where what is fetched lies until it is imported: nothing in it outlives the process. */
export const fetchedFolder = async (): Promise<string> => join((await catalogue()).dataDir, 'fetched')

/** What a source keeps from one run to the next. */
export const keptFolder = async (sourceId: string): Promise<string> =>
  join((await catalogue()).dataDir, 'sources', sourceId)

/**
 * Gives a fetcher a folder and the hosts that are switched on now, for as long as it works.
 *
 * @param sourceId null where it is not kept yet: nothing is there again at the next fetch
 * @throws AppError `file-too-large` where the disk gets full, and whatever the work throws
 */
export async function withFetchRoom<Result>(
  sourceId: string | null,
  heard: Heard,
  signal: AbortSignal,
  work: (context: FetchContext) => Promise<Result>,
): Promise<Result> {
  const room = join(await fetchedFolder(), randomUUID())
  const folder = join(room, 'files')
  const kept = sourceId === null ? join(room, 'kept') : await keptFolder(sourceId)
  const { limits } = await readSettings()
  const outgoing = outgoingClient(await readOutgoingHosts())
  await mkdir(folder, { recursive: true, mode: 0o700 })
  let unseen = 0
  try {
    return await work({
      outgoing,
      folder,
      kept,
      today: new Date().toISOString().slice(0, ISO_DATE),
      signal,
      note({ bytes = 0, requests = 0, text }) {
        heard.bytes += bytes
        heard.requests += requests
        if (text !== undefined && heard.notes.size < MAX_NOTES) heard.notes.add(text)
        unseen += bytes
        if (unseen < LOOK_EVERY_BYTES) return
        unseen = 0
        const { bavail, bsize } = statfsSync(folder)
        if (bavail * bsize < limits.freeDiskBytes)
          throw new AppError(
            'file-too-large',
            'There is not enough disk space left for what is fetched.',
            'Free some space, or start Headroom with DATA_DIR on a larger disk.',
          )
      },
    })
  } finally {
    await rm(room, { recursive: true, force: true })
  }
}
