import type { Readable } from 'node:stream'
import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { FetchContext } from '../fetcher.ts'
import { listedPages } from '../objects/listed-pages.ts'
import type { ObjectStore } from '../objects/object-store.ts'
import { type AwsIdentity, awsCredentials, awsDomain } from './aws-credentials.ts'
import { awsFailure } from './aws-failure.ts'
import { sdkHandler } from './sdk-handler.ts'

export interface S3Bucket extends AwsIdentity {
  readonly bucket: string
  readonly region: string
  /** Of a server that speaks S3 and is not AWS. */
  readonly endpoint?: string | undefined
}

const ATTEMPTS = 6
/** Files of a bill are larger than other answers. */
const LIMITS = { bytes: 64 * 1024 ** 3, milliseconds: 6 * 3_600_000, silentMilliseconds: 60_000 }

/** Where a bucket is asked for: at a name of its own unless that cannot be, and what the client is to be told. */
export function s3Endpoint({ bucket, region, endpoint }: S3Bucket): {
  readonly host: URL
  readonly client: { readonly endpoint?: string; readonly forcePathStyle: boolean }
} {
  const other = endpoint ?? process.env.AWS_ENDPOINT_URL_S3
  if (other) return { host: new URL(other), client: { endpoint: other, forcePathStyle: true } }
  const at = `s3.${region}.${awsDomain(region)}`
  const isDotted = bucket.includes('.')
  return {
    host: new URL(`https://${isDotted ? at : `${bucket}.${at}`}`),
    client: { forcePathStyle: isDotted },
  }
}

/** A bucket of Amazon S3, or of a server that speaks its protocol. @throws AppError `forbidden` where its host is switched off */
export function s3Store({ outgoing, signal, note }: FetchContext, config: S3Bucket): ObjectStore {
  const { bucket, region } = config
  const { host, client: at } = s3Endpoint(config)
  outgoing.admit(host)
  const onRequest = () => note({ requests: 1 })
  const client = new S3Client({
    region,
    ...at,
    credentials: awsCredentials(config, region, sdkHandler(outgoing.send, { signal, onRequest })),
    requestHandler: sdkHandler(outgoing.send, { limits: LIMITS, signal, onRequest }),
    retryMode: 'adaptive',
    maxAttempts: ATTEMPTS,
    followRegionRedirects: false,
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  const failed = (error: unknown, permission: string): AppError => failureOf(error, config, host, permission)
  return {
    async *list(prefix) {
      try {
        const follow = listedPages(bucket)
        for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
          follow(page.NextContinuationToken)
          for (const { Key = '', Size = 0, ETag = '' } of page.Contents ?? [])
            yield { key: Key, bytes: Size, version: ETag }
        }
      } catch (error) {
        throw failed(error, `s3:ListBucket on arn:aws:s3:::${bucket}`)
      }
    },
    async open({ key, version }) {
      try {
        const { Body } = await client.send(
          new GetObjectCommand({ Bucket: bucket, Key: key, ...(version === '' ? {} : { IfMatch: version }) }),
        )
        return Body as Readable
      } catch (error) {
        throw failed(error, `s3:GetObject on arn:aws:s3:::${bucket}/*`)
      }
    },
  }
}

function failureOf(error: unknown, { bucket, region }: S3Bucket, host: URL, permission: string): AppError {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NoSuchBucket')
    return new AppError(
      'not-found',
      `There is no bucket “${bucket}” in ${region}.`,
      'Look at its name and region.',
      error,
    )
  if (name === 'PreconditionFailed' || name === 'NoSuchKey')
    return new AppError(
      'conflict',
      'A file of the export changed while it was fetched.',
      'The next run fetches the new one.',
      error,
    )
  if (error instanceof AppError && error.code === 'server-unreachable' && error.happened.includes('redirect'))
    return new AppError(
      'bad-arguments',
      `${host.host} says that the bucket lies elsewhere.`,
      `Look whether “${bucket}” really is in ${region}.`,
      error,
    )
  return awsFailure(error, host.host, permission)
}
