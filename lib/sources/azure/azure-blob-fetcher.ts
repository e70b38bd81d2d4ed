import { z } from 'zod'
import type { Fetcher } from '../fetcher.ts'
import { fetchObjects, testObjects } from '../objects/fetch-objects.ts'
import { AZURE_LOGIN, AzureIdentity, AzureSecret } from './azure-access.ts'
import { blobHost, blobStore } from './blob-store.ts'

const Config = AzureIdentity.extend({
  account: z.string().regex(/^[a-z\d]{3,24}$/),
  container: z.string().regex(/^(?:\$root|[a-z\d](?:-?[a-z\d]){2,62})$/),
  prefix: z.string().max(1024).default(''),
  fromMonth: z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
    .nullable()
    .default(null),
}).strict()
type Config = z.infer<typeof Config>

/** Cost exports in Azure Blob Storage, or whatever lies there by month. */
export const azureBlobFetcher: Fetcher<Config, AzureSecret> = {
  kind: 'azure-blob',
  config: Config,
  secret: AzureSecret,
  hosts: (config) => [blobHost(config), AZURE_LOGIN],
  test: async (context, config, secret) => testObjects(blobStore(context, config, secret), config),
  fetch: async (context, config, secret, state) =>
    fetchObjects(blobStore(context, config, secret), config, context, state),
}
