import { z } from 'zod'
import type { FetchContext, Fetcher } from '../fetcher.ts'
import { fetchObjects, testObjects } from '../objects/fetch-objects.ts'
import { CLOUD_STORAGE_HOST, cloudStorageStore } from './cloud-storage-store.ts'
import { GOOGLE_TOKEN_HOST, GoogleKey } from './google-access.ts'

const Config = z.strictObject({
  bucket: z.string().regex(/^[a-z\d][\w.-]{1,220}[a-z\d]$/),
  prefix: z.string().max(1024).default(''),
  fromMonth: z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
    .nullable()
    .default(null),
})
type Config = z.infer<typeof Config>

/** The schema of the secret is read before: without a key there is nothing to ask with. */
const storeOf = (context: FetchContext, config: Config, key: GoogleKey | null) =>
  cloudStorageStore(context, config.bucket, GoogleKey.parse(key))

/** Billing exports in Google Cloud Storage: whatever lies there by month. */
export const cloudStorageFetcher: Fetcher<Config, GoogleKey> = {
  kind: 'google-storage',
  config: Config,
  secret: GoogleKey,
  hosts: () => [CLOUD_STORAGE_HOST, GOOGLE_TOKEN_HOST],
  test: async (context, config, key) => testObjects(storeOf(context, config, key), config),
  fetch: async (context, config, key, state) =>
    fetchObjects(storeOf(context, config, key), config, context, state),
}
