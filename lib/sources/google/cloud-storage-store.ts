import { z } from 'zod'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FetchContext } from '../fetcher.ts'
import { type Api, ask, jsonOf } from '../http/ask.ts'
import { listedPages } from '../objects/listed-pages.ts'
import type { ObjectStore } from '../objects/object-store.ts'
import { type GoogleKey, googleAccess } from './google-access.ts'

/** Where buckets are asked for. */
export const CLOUD_STORAGE_HOST = new URL('https://storage.googleapis.com')

const SCOPE = 'https://www.googleapis.com/auth/devstorage.read_only'
/** Files of a bill are larger than other answers. */
const LIMITS = { bytes: 64 * 1024 ** 3, milliseconds: 6 * 3_600_000, silentMilliseconds: 60_000 }

const Page = z.object({
  items: z.array(z.object({ name: z.string(), size: z.coerce.number(), generation: z.string() })).default([]),
  nextPageToken: z.string().optional(),
})

/**
 * A bucket of Google Cloud Storage, by its JSON API.
 *
 * @see https://cloud.google.com/storage/docs/json_api/v1/objects
 * @throws AppError `forbidden` where its host is switched off
 */
export function cloudStorageStore(context: FetchContext, bucket: string, key: GoogleKey): ObjectStore {
  context.outgoing.admit(CLOUD_STORAGE_HOST)
  const api: Api = {
    context,
    name: 'Google Cloud Storage',
    refused: `Give ${key.client_email} the role Storage Object Viewer on the bucket “${bucket}”.`,
    authorise: googleAccess(context, key, SCOPE),
  }
  const objects = `${CLOUD_STORAGE_HOST.origin}/storage/v1/b/${encodeURIComponent(bucket)}/o`
  return {
    async *list(prefix) {
      const follow = listedPages(bucket)
      let pageToken: string | undefined
      do {
        const url = new URL(objects)
        url.searchParams.set('prefix', prefix)
        url.searchParams.set('fields', 'items(name,size,generation),nextPageToken')
        if (pageToken !== undefined) url.searchParams.set('pageToken', pageToken)
        const page = await jsonOf(api, url, await ask(api, { url }), Page)
        for (const { name, size, generation } of page.items)
          yield { key: name, bytes: size, version: generation }
        pageToken = follow(page.nextPageToken)
      } while (pageToken !== undefined)
    },
    async open({ key: name, version }) {
      const url = new URL(`${objects}/${encodeURIComponent(name)}`)
      url.searchParams.set('alt', 'media')
      url.searchParams.set('generation', version)
      try {
        return (await ask(api, { url, limits: LIMITS })).body
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'not-found') throw error
        const next = 'The next run fetches the new one.'
        throw new AppError('conflict', 'A file of the export changed while it was fetched.', next, error)
      }
    },
  }
}
