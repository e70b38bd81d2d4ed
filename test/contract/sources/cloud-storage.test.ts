import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fetcherOf } from '#lib/sources/fetchers.ts'
import { outgoingClient } from '#lib/sources/outgoing/outgoing-client.ts'
import { answeringServer } from '#test/support/answering-server.ts'
import { rerouted } from '#test/support/rerouted.ts'
import { sourceOf } from '#test/support/source-of.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const server = await answeringServer()
const fetcher = await fetcherOf('google-storage')
const here = outgoingClient([{ host: '127.0.0.1', port: server.port, allowPrivate: true }])
const HOSTS = ['storage.googleapis.com', 'oauth2.googleapis.com']
vi.spyOn(console, 'info').mockImplementation(() => undefined)
const home = await temporaryFolder()
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const secret = {
  client_email: 'reader@shop.iam.gserviceaccount.com',
  private_key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
}
const source = (hosts = HOSTS) =>
  sourceOf(fetcher, {
    ...{ outgoing: rerouted(here, server.url, hosts), home, secret },
    config: fetcher.config.parse({ bucket: 'shop-bills', prefix: 'billing' }),
  })

let objects = new Map<string, { generation: number; content: string }>()
const put = (name: string, content: string) =>
  objects.set(name, { generation: (objects.get(name)?.generation ?? 0) + 1, content })

/** Speaks `objects.list` with two objects a page, and `objects.get` with `alt=media`; a token holds for as many requests as are said. */
function answerAsGoogle({ requestsPerToken = 1000, busyFirst = false } = {}): void {
  let used = requestsPerToken
  let isBusy = busyFirst
  server.answerWith(({ url, headers }, response) => {
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (headers['x-meant-host'] === 'oauth2.googleapis.com') {
      used = 0
      return json(200, { access_token: 'token', expires_in: 3600, token_type: 'Bearer' })
    }
    used += 1
    if (headers.authorization !== 'Bearer token' || used > requestsPerToken)
      return json(401, { error: { code: 401, message: 'Invalid Credentials' } })
    if (isBusy) {
      isBusy = false
      return json(429, { error: { code: 429, message: 'rateLimitExceeded' } })
    }
    const [, name] = /^\/storage\/v1\/b\/shop-bills\/o(?:\/(.+))?$/.exec(url.pathname) ?? []
    if (name !== undefined) {
      const found = objects.get(decodeURIComponent(name))
      const isThere = found !== undefined && String(found.generation) === url.searchParams.get('generation')
      return isThere
        ? response.end(found.content)
        : json(404, { error: { code: 404, message: 'No such object' } })
    }
    const prefix = url.searchParams.get('prefix') ?? ''
    const from = Number(url.searchParams.get('pageToken') ?? 0)
    const all = [...objects].filter(([key]) => key.startsWith(prefix)).sort()
    const items = all.slice(from, from + 2).map(([key, { generation, content }]) => ({
      ...{ name: key, size: String(content.length), generation: String(generation) },
    }))
    return json(200, {
      ...(items.length > 0 ? { items } : {}),
      ...(from + 2 < all.length ? { nextPageToken: String(from + 2) } : {}),
    })
  })
}

beforeEach(() => {
  objects = new Map()
  answerAsGoogle()
})

describe('files in Google Cloud Storage', () => {
  it('are fetched by month, page after page, and only those that are new or changed', async () => {
    for (const [name, content] of [
      ['billing/2026-09/000.csv', 'one'],
      ['billing/2026-09/001.csv', 'two'],
      ['billing/2026-10/000.csv', 'three'],
      ['billing-old/2026-08/000.csv', 'other'],
    ] as const)
      put(name, content)
    const it = source()
    const contents = ({ paths }: { paths: readonly string[] }) =>
      paths.map((path) => readFileSync(path, 'utf8'))
    const first = await it.fetch('2026-11-01')
    expect([contents(first), first.lastPeriod, first.more]).toEqual([['three'], '2026-10', true])
    expect(contents(await it.fetch('2026-11-01'))).toEqual(['one', 'two'])
    expect((await it.fetch('2026-11-01')).sets).toEqual([])
    put('billing/2026-09/001.csv', 'two anew')
    expect(contents(await it.fetch('2026-11-02'))).toEqual(['one', 'two anew'])
    expect(await it.test('2026-11-02')).toMatchObject({ canList: true, canRead: true, lastPeriod: '2026-10' })
  })

  it('come though the service is busy, and though a token ends meanwhile', async () => {
    put('billing/2026-09/000.csv', 'one')
    answerAsGoogle({ requestsPerToken: 1, busyFirst: false })
    expect((await source().fetch('2026-11-01')).sets).toHaveLength(1)
    answerAsGoogle({ busyFirst: true })
    expect((await source().fetch('2026-11-01')).sets).toHaveLength(1)
  })

  it('that change while they are fetched are left for the next run', async () => {
    put('billing/2026-09/000.csv', 'one')
    answerAsGoogle()
    const asked = source()
    const { answer } = { answer: objects.get('billing/2026-09/000.csv') }
    Object.defineProperty(answer ?? {}, 'generation', {
      get: (
        (times) => () =>
          (times += 1)
      )(0),
    })
    await expect(asked.fetch('2026-11-01')).rejects.toMatchObject({ code: 'conflict' })
  })

  it('are not asked for unless both hosts are switched on', async () => {
    for (const hosts of [[], HOSTS.slice(0, 1), HOSTS.slice(1)])
      await expect(source(hosts).fetch('2026-11-01')).rejects.toMatchObject({ code: 'forbidden' })
    expect(server.connections()).toBe(0)
  })
})
