import { z } from 'zod'
import type { Fetcher } from '../fetcher.ts'
import { fetchObjects, testObjects } from '../objects/fetch-objects.ts'
import { AWS_REGION, AwsIdentity, identityHosts } from './aws-credentials.ts'
import { s3Endpoint, s3Store } from './s3-store.ts'

/** An address that can be shown and logged: without a name, a password or a signature in it. */
const plainAddress = z.url({ protocol: /^https?$/ }).refine((text) => {
  const { username, password, search } = new URL(text)
  return username === '' && password === '' && search === ''
})

export const S3Config = AwsIdentity.extend({
  bucket: z.string().regex(/^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/),
  prefix: z.string().max(1024).default(''),
  region: z.string().regex(AWS_REGION),
  /** Of a server that speaks S3 and is not AWS. */
  endpoint: plainAddress.optional(),
  fromMonth: z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
    .nullable()
    .default(null),
})
export type S3Config = z.infer<typeof S3Config>

/** Billing exports in Amazon S3: Cost and Usage Reports, Data Exports, FOCUS, or whatever lies there by month. */
export const s3Fetcher: Fetcher<S3Config, null> = {
  kind: 'aws-s3',
  config: S3Config,
  secret: null,
  hosts: (config) => [s3Endpoint(config).host, ...identityHosts(config, config.region)],
  test: async (context, config) => testObjects(s3Store(context, config), config),
  fetch: async (context, config, _secret, state) =>
    fetchObjects(s3Store(context, config), config, context, state),
}
