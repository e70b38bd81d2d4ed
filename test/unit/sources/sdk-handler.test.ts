import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { sdkHandler } from '#lib/sources/aws/sdk-handler.ts'
import type { OutgoingRequest } from '#lib/sources/outgoing/outgoing-client.ts'

const request = {
  method: 'GET',
  protocol: 'https:',
  hostname: 's3.example',
  path: '/a',
  headers: { host: 'x' },
}

async function sent(more: object): Promise<OutgoingRequest> {
  const all: OutgoingRequest[] = []
  const handler = sdkHandler(async (one) => {
    all.push(one)
    return { status: 206, headers: { etag: '"1"' }, body: Readable.from(['x']) }
  })
  const { response } = await handler.handle({ ...request, ...more })
  expect(response).toMatchObject({ statusCode: 206, headers: { etag: '"1"' } })
  expect(all).toHaveLength(1)
  return all[0] as OutgoingRequest
}

it('passes a signed request on as it is', async () => {
  expect(await sent({ method: 'POST', port: 4566, body: 'é' })).toEqual({
    url: new URL('https://s3.example:4566/a'),
    method: 'POST',
    headers: { host: 'x' },
    body: 'é',
  })
  expect(await sent({})).toEqual({
    url: new URL('https://s3.example/a'),
    method: 'GET',
    headers: { host: 'x' },
  })
})

it('writes a query in the order and the spelling that are signed', async () => {
  const query = { prefix: "a b/!'()*é", 'list-type': '2', empty: '', none: null, many: ['2', '1'] }
  const { url } = await sent({ query })
  expect(url.search).toBe('?empty=&list-type=2&many=2&many=1&none&prefix=a%20b%2F%21%27%28%29%2A%C3%A9')
})
