import { readFileSync } from 'node:fs'
import { beforeEach, expect, it, vi } from 'vitest'
import { fetcherOf } from '#lib/sources/fetchers.ts'
import { outgoingClient } from '#lib/sources/outgoing/outgoing-client.ts'
import { answeringServer } from '#test/support/answering-server.ts'
import { rerouted } from '#test/support/rerouted.ts'
import { sourceOf } from '#test/support/source-of.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const server = await answeringServer()
const fetcher = await fetcherOf('azure-blob')
const here = outgoingClient([{ host: '127.0.0.1', port: server.port, allowPrivate: true }])
const [STORE, LOGIN] = ['bills.blob.core.windows.net', 'login.microsoftonline.com']
vi.spyOn(console, 'info').mockImplementation(() => undefined)
const home = await temporaryFolder()
const identity = {
  tenantId: 'aaaaaaaa-2222-3333-4444-555555555555',
  clientId: 'bbbbbbbb-2222-3333-4444-555555555555',
}
const source = (hosts = [STORE, LOGIN]) =>
  sourceOf(fetcher, {
    ...{ outgoing: rerouted(here, server.url, hosts), home, secret: { clientSecret: 'hunter2~' } },
    config: fetcher.config.parse({ ...identity, account: 'bills', container: 'cost', prefix: 'exports' }),
  })

let blobs = new Map<string, string>()
let changes = 0
let versions = new Map<string, string>()
function put(name: string, content: string): void {
  changes += 1
  blobs.set(name, content)
  versions.set(name, `0x8DC${changes}`)
}

/** Speaks List Blobs with two entries a page, a folder among them as accounts with namespaces list it, and Get Blob. */
function answerAsAzure({
  requestsPerToken = 1000,
  busyFirst = false,
  afterList = () => undefined,
} = {}): void {
  let used = requestsPerToken
  let isBusy = busyFirst
  server.answerWith(({ url, headers }, response) => {
    if (headers['x-meant-host'] === LOGIN) {
      used = 0
      return response.end(JSON.stringify({ access_token: 'token', expires_in: 3599 }))
    }
    used += 1
    if (headers.authorization !== 'Bearer token' || used > requestsPerToken)
      return response.writeHead(401).end()
    expect(headers['x-ms-version']).toMatch(/^\d{4}-\d\d-\d\d$/)
    if (isBusy) {
      isBusy = false
      return response.writeHead(503, { 'retry-after': '0' }).end()
    }
    if (url.searchParams.get('comp') !== 'list') {
      const name = decodeURIComponent(url.pathname).replace('/cost/', '')
      if (headers['if-match'] !== `"${versions.get(name)}"`) return response.writeHead(412).end()
      return response.end(blobs.get(name))
    }
    const from = Number(url.searchParams.get('marker') ?? 0)
    const all = [...blobs].filter(([name]) => name.startsWith(url.searchParams.get('prefix') ?? '')).sort()
    const items = all
      .slice(from, from + 2)
      .map(
        ([name, content]) =>
          `<Blob><Name>${name}</Name><Properties><Etag>${versions.get(name)}</Etag><Content-Length>${content.length}</Content-Length><BlobType>BlockBlob</BlobType><ResourceType>file</ResourceType></Properties></Blob>`,
      )
    const folder =
      '<Blob><Name>exports/daily</Name><Properties><Etag>0x1</Etag><Content-Length>0</Content-Length><ResourceType>directory</ResourceType></Properties></Blob>'
    response
      .writeHead(200, { 'content-type': 'application/xml' })
      .end(
        `<?xml version="1.0" encoding="utf-8"?><EnumerationResults ServiceEndpoint="https://${STORE}/" ContainerName="cost"><Blobs>${from === 0 ? folder : ''}${items.join('')}</Blobs><NextMarker>${from + 2 < all.length ? from + 2 : ''}</NextMarker></EnumerationResults>`,
      )
    afterList()
  })
}
/** A run of an export as Cost Management writes it. */
function putRun(period: string, run: string, submittedTime: string, contents: readonly string[]): void {
  const folder = `exports/daily/${period}/${run}`
  const names = contents.map((_, index) => `${folder}/part_${index}_0001.csv`)
  for (const [index, content] of contents.entries()) put(names[index] ?? '', content)
  const start = `${period.slice(0, 4)}-${period.slice(4, 6)}-01T00:00:00`
  put(
    `${folder}/manifest.json`,
    JSON.stringify({
      blobs: names.map((blobName) => ({ blobName })),
      exportConfig: { exportName: 'daily', type: 'ActualCost' },
      runInfo: { runId: run, submittedTime, startDate: start },
    }),
  )
}
const [RUN_1, RUN_2] = ['0c1b9d5e-1111-4a4a-9c9c-000000000001', '0c1b9d5e-1111-4a4a-9c9c-000000000002']
const bills = ({ sets }: Awaited<ReturnType<ReturnType<typeof source>['fetch']>>) =>
  sets.flatMap(({ files }) =>
    files.filter(({ fileName }) => fileName.endsWith('.csv')).map(({ path }) => readFileSync(path, 'utf8')),
  )

beforeEach(() => {
  blobs = new Map()
  versions = new Map()
  answerAsAzure()
})

it('exports are fetched by month, of each month the newest run with all its partitions, and only what is new', async () => {
  putRun('20260901-20260930', RUN_1, '2026-09-15T00:00:00Z', ['half'])
  putRun('20260901-20260930', RUN_2, '2026-10-01T00:00:00Z', ['one', 'two'])
  putRun('20261001-20261031', RUN_1, '2026-10-02T00:00:00Z', ['october'])
  put('exports-old/20260801-20260831/part_0_0001.csv', 'of another export')
  const it = source()
  const first = await it.fetch('2026-11-01')
  expect([bills(first), first.lastPeriod, first.more]).toEqual([['october'], '2026-10', true])
  expect(bills(await it.fetch('2026-11-01'))).toEqual(['one', 'two'])
  expect((await it.fetch('2026-11-01')).sets).toEqual([])
  put(`exports/daily/20261001-20261031/${RUN_1}/part_0_0001.csv`, 'overwritten')
  expect(bills(await it.fetch('2026-11-02'))).toEqual(['overwritten'])
  expect(await it.test('2026-11-02')).toMatchObject({ canList: true, canRead: true, lastPeriod: '2026-10' })
})

it('exports come though the service is busy, and though a token ends meanwhile', async () => {
  putRun('20260901-20260930', RUN_1, '2026-10-01T00:00:00Z', ['one'])
  answerAsAzure({ requestsPerToken: 1 })
  expect(bills(await source().fetch('2026-11-01'))).toEqual(['one'])
  answerAsAzure({ busyFirst: true })
  expect(bills(await source().fetch('2026-11-01'))).toEqual(['one'])
})

it('a file that changes while it is fetched is left for the next run', async () => {
  put('exports/20260901-20260930/part_0_0001.csv', 'one')
  answerAsAzure({ afterList: () => put('exports/20260901-20260930/part_0_0001.csv', 'two') as undefined })
  await expect(source().fetch('2026-11-01')).rejects.toMatchObject({ code: 'conflict' })
})

it('nobody is asked unless both hosts are switched on', async () => {
  for (const hosts of [[], [STORE], [LOGIN]])
    await expect(source(hosts).fetch('2026-11-01')).rejects.toMatchObject({ code: 'forbidden' })
  expect(server.connections()).toBe(0)
})

it('a role that is missing is named', async () => {
  answerAsAzure()
  const asked = source()
  server.answerWith(({ headers }, response) =>
    headers['x-meant-host'] === LOGIN
      ? response.end(JSON.stringify({ access_token: 'token', expires_in: 3599 }))
      : response.writeHead(403).end(),
  )
  await expect(asked.fetch('2026-11-01')).rejects.toMatchObject({
    code: 'forbidden',
    next: expect.stringContaining('Storage Blob Data Reader'),
  })
})
