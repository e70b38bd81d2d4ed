import { AnonymousCredential, ContainerClient, type IHttpClient, newPipeline } from '@azure/storage-blob'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FetchContext } from '../fetcher.ts'
import { type Api, ask } from '../http/ask.ts'
import { listedPages } from '../objects/listed-pages.ts'
import type { ObjectStore } from '../objects/object-store.ts'
import { readText } from '../outgoing/read-text.ts'
import { type AzureIdentity, type AzureSecret, azureApi } from './azure-access.ts'

const STORAGE = new URL('https://storage.azure.com')
/** Of the service; tokens of Microsoft Entra need one that is named. */
const VERSION = '2025-01-05'
/** Files of a bill are larger than other answers. */
const LIMITS = { bytes: 64 * 1024 ** 3, milliseconds: 6 * 3_600_000, silentMilliseconds: 60_000 }

export interface BlobContainer extends AzureIdentity {
  readonly account: string
  readonly container: string
}

export const blobHost = ({ account }: Pick<BlobContainer, 'account'>): URL =>
  new URL(`https://${account}.blob.core.windows.net`)

/** Sends what Azure's client asks for by the one way out, and tells it the answer. Its own retries are off: `ask` makes them. */
const asHttpClient = (api: Api): IHttpClient => ({
  async sendRequest(request) {
    const answer = await ask(api, {
      url: new URL(request.url),
      method: request.method,
      headers: { 'x-ms-version': VERSION },
    })
    const headers = request.headers.clone()
    for (const name of headers.headerNames()) headers.remove(name)
    for (const [name, value] of Object.entries(answer.headers)) headers.set(name, value)
    return { request, status: answer.status, headers, bodyAsText: await readText(answer) }
  },
})

/**
 * A container of Azure Blob Storage.
 *
 * @see https://learn.microsoft.com/rest/api/storageservices/list-blobs
 * @throws AppError `forbidden` where its host is switched off
 */
export function blobStore(
  context: FetchContext,
  config: BlobContainer,
  secret: AzureSecret | null,
): ObjectStore {
  const { container } = config
  const host = blobHost(config)
  context.outgoing.admit(host)
  const refused = `Give the application the role Storage Blob Data Reader on the container “${container}”.`
  const api: Api = { ...azureApi(context, config, secret, refused, STORAGE), name: 'Azure Blob Storage' }
  const client = new ContainerClient(
    `${host.origin}/${container}`,
    newPipeline(new AnonymousCredential(), { httpClient: asHttpClient(api), retryOptions: { maxTries: 1 } }),
  )
  return {
    async *list(prefix) {
      const follow = listedPages(container)
      for await (const { segment, continuationToken } of client.listBlobsFlat({ prefix }).byPage()) {
        follow(continuationToken)
        for (const { name, properties } of segment.blobItems)
          yield { key: name, bytes: properties.contentLength ?? 0, version: properties.etag }
      }
    },
    async open({ key, version }) {
      const path = key.split('/').map(encodeURIComponent).join('/')
      const url = new URL(`/${container}/${path}`, host)
      const tag = version.startsWith('"') ? version : `"${version}"`
      try {
        return (
          await ask(api, { url, limits: LIMITS, headers: { 'x-ms-version': VERSION, 'if-match': tag } })
        ).body
      } catch (error) {
        const isOther = error instanceof AppError && / answered (?:404|412)\b/.test(error.happened)
        if (!isOther) throw error
        const next = 'The next run fetches the new one.'
        throw new AppError('conflict', 'A file of the export changed while it was fetched.', next, error)
      }
    },
  }
}
