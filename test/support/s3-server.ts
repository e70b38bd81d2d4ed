import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Asked } from './answering-server.ts'

const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8"?>\n${body}`
const etagOf = (content: Buffer) => `"${createHash('md5').update(content).digest('hex')}"`
const escaped = (text: string) => text.replace(/[<&>]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Answers with an error as Amazon S3 writes them. */
export const s3Error = (response: ServerResponse, status: number, code: string, headers = {}) =>
  response
    .writeHead(status, { 'content-type': 'application/xml', ...headers })
    .end(xml(`<Error><Code>${code}</Code><Message>told</Message><RequestId>1</RequestId></Error>`))

/** A bucket that answers ListObjectsV2 and GetObject, by paths, as Amazon S3 documents them. */
export function s3Bucket(name: string, { pageSize = 1000 } = {}) {
  const objects = new Map<string, Buffer>()

  const list = (query: URLSearchParams, response: ServerResponse) => {
    const prefix = query.get('prefix') ?? ''
    const from = query.get('continuation-token') ?? ''
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > from).sort()
    const page = keys.slice(0, pageSize)
    const contents = page.map((key) => {
      const content = objects.get(key) ?? Buffer.alloc(0)
      return `<Contents><Key>${escaped(key)}</Key><LastModified>2026-09-03T10:15:00.000Z</LastModified><ETag>&quot;${etagOf(content).slice(1, -1)}&quot;</ETag><Size>${content.length}</Size><StorageClass>STANDARD</StorageClass></Contents>`
    })
    const next =
      keys.length > page.length
        ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${escaped(page.at(-1) ?? '')}</NextContinuationToken>`
        : '<IsTruncated>false</IsTruncated>'
    response
      .writeHead(200, { 'content-type': 'application/xml' })
      .end(
        xml(
          `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>${name}</Name><Prefix>${escaped(prefix)}</Prefix><KeyCount>${page.length}</KeyCount><MaxKeys>${pageSize}</MaxKeys>${next}${contents.join('')}</ListBucketResult>`,
        ),
      )
  }

  const get = (key: string, { headers }: Asked, response: ServerResponse) => {
    const content = objects.get(key)
    if (content === undefined) return s3Error(response, 404, 'NoSuchKey')
    const etag = etagOf(content)
    if (headers['if-match'] !== undefined && headers['if-match'] !== etag)
      return s3Error(response, 412, 'PreconditionFailed')
    return response.writeHead(200, { etag, 'content-length': content.length }).end(content)
  }

  return {
    objects,
    put: (key: string, content: string | Buffer) => void objects.set(key, Buffer.from(content)),
    answer(asked: Asked, response: ServerResponse): void {
      const [, bucket = '', ...rest] = decodeURIComponent(asked.url.pathname).split('/')
      if (bucket !== name) s3Error(response, 404, 'NoSuchBucket')
      else if (rest.join('/') === '') list(asked.url.searchParams, response)
      else get(rest.join('/'), asked, response)
    },
  }
}
