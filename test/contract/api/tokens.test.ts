import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ProgressBody, StartedImportBody } from '#app/api/_schema/import.ts'
import { OrganisationsBody } from '#app/api/_schema/organisation.ts'
import { CreatedTokenBody, TokensBody } from '#app/api/_schema/token.ts'
import { apiClient } from '../../support/api-client.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { awsBillCsv } from '../../support/small-bill.ts'
import { dataDirWithDemo } from '../../support/template-demo.ts'

const START_MILLISECONDS = 300_000
const OWN = '/organisations/default'
const OTHER = '/organisations/demo'
const BILL = awsBillCsv([{}])

let server: TestServer
let api: ReturnType<typeof apiClient>
/** Every token that was made here. */
const made: string[] = []
const tokens = { upload: '', read: '', revoked: '', otherUpload: '', otherRead: '' }
let importId = ''

async function create(organisation: string, scope: 'upload' | 'read') {
  const wish = { name: `for ${scope}`, scope, expiresInDays: 30 }
  const created = await api.ask(`${organisation}/tokens`, CreatedTokenBody, {
    ...api.sending('POST', wish),
    status: 201,
  })
  made.push(created.token)
  return created
}

/** A request that shows a token, and says nothing else of who asks. */
const as = (token: string, init: RequestInit = {}): RequestInit => ({
  ...init,
  headers: { 'x-headroom-client': '', ...init.headers, authorization: `Bearer ${token}` },
})

const statusOf = async (path: string, init: RequestInit): Promise<number> =>
  (await api.call(path, init)).status

beforeAll(async () => {
  server = await startServer({ dataDir: await dataDirWithDemo() })
  api = apiClient(server.url)
  tokens.upload = (await create(OWN, 'upload')).token
  tokens.read = (await create(OWN, 'read')).token
  tokens.otherUpload = (await create(OTHER, 'upload')).token
  tokens.otherRead = (await create(OTHER, 'read')).token
  const { id, token } = await create(OWN, 'upload')
  await api.call(`${OWN}/tokens/${id}`, { method: 'DELETE' })
  tokens.revoked = token
  const uploadIds = [await api.upload('june.csv', BILL)]
  const started = await api.ask(`${OWN}/imports`, StartedImportBody, {
    ...api.sending('POST', { uploadIds }),
    status: 202,
  })
  importId = started.importId
  const state = async () => (await api.ask(`/imports/${importId}/progress`, ProgressBody)).state
  await vi.waitFor(async () => expect(await state()).toBe('active'), { timeout: 150_000, interval: 100 })
}, START_MILLISECONDS)
afterAll(() => server?.remove())

describe('a token', () => {
  it('is shown once, has a checksum, an end and a scope', async () => {
    const created = await create(OWN, 'read')
    expect(created.token).toMatch(/^hr_[A-Za-z0-9_-]{43}[0-9a-f]{8}$/)
    expect(created.token.startsWith(created.prefix)).toBe(true)
    const days = (Date.parse(created.expiresAt) - Date.parse(created.createdAt)) / 86_400_000
    expect(days).toBeCloseTo(30, 2)
    const { token, ...shown } = created
    const { tokens: list } = await api.ask(`${OWN}/tokens`, TokensBody)
    expect(list[0]).toEqual(shown)
    expect(JSON.stringify(list)).not.toContain(token)
  })

  it.each([
    { name: '', scope: 'read', expiresInDays: 1 },
    { name: 'x', scope: 'admin', expiresInDays: 1 },
    { name: 'x', scope: 'read' },
    { name: 'x', scope: 'read', expiresInDays: 366 },
    { name: 'x', scope: 'read', expiresInDays: 0 },
    { name: 'x', scope: 'read', expiresInDays: 1.5 },
  ])('is not made of %o', async (wish) => {
    expect(await api.problem(`${OWN}/tokens`, api.sending('POST', wish))).toMatchObject({ status: 400 })
  })

  it('remembers that it was used', async () => {
    const { id, token } = await create(OWN, 'read')
    expect(await statusOf(`${OWN}/emissions`, as(token))).toBe(200)
    const { tokens: list } = await api.ask(`${OWN}/tokens`, TokensBody)
    expect(list.find((each) => each.id === id)?.lastUsedAt).toEqual(expect.any(String))
  })

  it('lets nobody in from the moment it is revoked', async () => {
    const { id, token } = await create(OWN, 'read')
    expect(await statusOf(`${OWN}/emissions`, as(token))).toBe(200)
    expect((await api.call(`${OWN}/tokens/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect(await statusOf(`${OWN}/emissions`, as(token))).toBe(401)
    expect(await statusOf(`${OTHER}/tokens/${id}`, { method: 'DELETE' })).toBe(404)
  })
})

/** What each kind of token gets, in the order upload, read, and those two of another organisation. */
const MATRIX: readonly (readonly [string, () => string, RequestInit, readonly number[]])[] = [
  ['GET', () => `${OWN}/emissions`, {}, [403, 200, 403, 404]],
  ['GET', () => `${OWN}/emissions.csv`, {}, [403, 200, 403, 404]],
  ['GET', () => `${OWN}/explain`, {}, [403, 200, 403, 404]],
  ['GET', () => `${OWN}/imports`, {}, [200, 200, 404, 404]],
  ['GET', () => `${OWN}/imports/${importId}/rejected.csv`, {}, [403, 404, 403, 404]],
  ['GET', () => `/imports/${importId}/progress`, {}, [200, 200, 404, 404]],
  ['GET', () => `${OWN}/tokens`, {}, [403, 403, 403, 403]],
  ['POST', () => `${OWN}/tokens`, { body: '{}' }, [403, 403, 403, 403]],
  ['DELETE', () => `${OWN}/tokens/x`, {}, [403, 403, 403, 403]],
  ['DELETE', () => `${OWN}/imports/${importId}`, {}, [403, 403, 403, 403]],
  ['PUT', () => `${OWN}/teams`, { body: '{}' }, [403, 403, 403, 403]],
  ['POST', () => `${OWN}/imports`, { body: '{}' }, [400, 403, 404, 403]],
  ['POST', () => `${OWN}/preflight`, { body: '{}' }, [400, 403, 404, 403]],
  ['POST', () => `${OWN}/imports/x/cancel`, {}, [404, 403, 404, 403]],
  ['POST', () => '/demo', {}, [403, 403, 403, 403]],
  ['DELETE', () => '/demo', {}, [403, 403, 403, 403]],
  ['GET', () => '/settings', {}, [403, 403, 403, 403]],
  ['GET', () => '/storage', {}, [403, 403, 403, 403]],
  ['GET', () => '/backups', {}, [403, 403, 403, 403]],
  ['GET', () => '/openapi.json', {}, [200, 200, 200, 200]],
]

describe.each(MATRIX)('%s %s', (method, path, init, expected) => {
  it('answers each token by its scope and organisation', async () => {
    const shown = [tokens.upload, tokens.read, tokens.otherUpload, tokens.otherRead]
    const statuses = []
    for (const token of shown) statuses.push(await statusOf(path(), as(token, { method, ...init })))
    expect({ path: path(), statuses }).toEqual({ path: path(), statuses: expected })
  })

  it('answers 401 to a token that is revoked, unknown, cut, empty or mistyped, and says nothing more', async () => {
    const bad = [
      tokens.revoked,
      `hr_${'A'.repeat(43)}00000000`,
      tokens.read.slice(0, -1),
      '',
      `${tokens.read}x`,
    ]
    for (const token of bad) {
      const answer = await api.call(path(), {
        method,
        ...init,
        headers: { authorization: `Bearer ${token}` },
      })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
      const { error } = await answer.json()
      expect(error).toMatchObject({
        code: 'unauthorised',
        happened: 'The token is not valid, or not any more.',
      })
    }
  })
})

describe('uploads', () => {
  const creation = () => api.creation('june.csv', BILL.length)

  it('are taken from a token for uploading, which stands for the name of the program', async () => {
    const answer = await api.call('/uploads', as(tokens.upload, creation()))
    expect(answer.status).toBe(201)
    const path = `/uploads/${answer.headers.get('location')?.split('/').at(-1)}`
    const bytes = Uint8Array.from(Buffer.from(BILL))
    expect(await statusOf(path, as(tokens.upload, api.continuation(0, bytes)))).toBe(204)
    expect(await statusOf('/uploads', as(tokens.read, creation()))).toBe(403)
    expect(await statusOf('/uploads', as(tokens.revoked, creation()))).toBe(401)
  })

  it('of one organisation are not known to a token of another, whatever it tries', async () => {
    const answer = await api.call('/uploads', as(tokens.upload, creation()))
    const id = answer.headers.get('location')?.split('/').at(-1) ?? ''
    const headers = { 'tus-resumable': '1.0.0' }
    const other = (init: RequestInit) => statusOf(`/uploads/${id}`, as(tokens.otherUpload, init))
    expect(await other({ method: 'HEAD', headers })).toBe(404)
    expect(await other(api.continuation(0, Uint8Array.from([1])))).toBe(404)
    expect(await other({ method: 'DELETE', headers })).toBe(404)
    const wish = api.sending('POST', { uploadIds: [id] })
    expect(await statusOf(`${OTHER}/preflight`, as(tokens.otherUpload, wish))).toBe(404)
    expect(await statusOf(`/uploads/${id}`, as(tokens.upload, { method: 'HEAD', headers }))).toBe(200)
  })
})

it('a token sees its own organisation alone', async () => {
  const { organisations } = await api.ask('/organisations', OrganisationsBody, as(tokens.read))
  expect(organisations.map(({ slug }) => slug)).toEqual(['default'])
})

it('a page of another site gains nothing by a token', async () => {
  for (const headers of [{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }])
    expect(await statusOf('/uploads', as(tokens.upload, { method: 'POST', headers }))).toBe(403)
})

it('no token is in the log, nor in a file of the data directory', () => {
  const files = readdirSync(server.dataDir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(server.dataDir, name))
    .filter((path) => statSync(path).isFile())
  expect(made.length).toBeGreaterThan(5)
  for (const token of made) {
    expect(server.output()).not.toContain(token)
    for (const file of files) expect(readFileSync(file).includes(token)).toBe(false)
  }
})
