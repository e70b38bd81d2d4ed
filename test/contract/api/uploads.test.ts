import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiClient } from '../../support/api-client.ts'
import { startServer, type TestServer } from '../../support/server.ts'

const START_MILLISECONDS = 300_000
const HEAD = { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } }
const MB = 1024 ** 2

let server: TestServer
let api: ReturnType<typeof apiClient>

const started = async (given?: { dataDir: string }) => {
  server = await startServer(given)
  api = apiClient(server.url)
}
beforeAll(() => started(), START_MILLISECONDS)
afterAll(() => server?.remove())

const begin = async (name: string, bytes: number): Promise<string> => {
  const answer = await api.call('/uploads', api.creation(name, bytes))
  expect(answer.status).toBe(201)
  expect(answer.headers.get('location')).toMatch(/^\/api\/v1\/uploads\/[0-9a-f-]{36}$/)
  return answer.headers.get('location')?.split('/').at(-1) ?? ''
}

const arrived = async (id: string): Promise<number> => {
  const answer = await api.call(`/uploads/${id}`, HEAD)
  expect(answer.status).toBe(200)
  return Number(answer.headers.get('upload-offset'))
}

const folderOf = (id: string): string => join(server.dataDir, 'uploads', id)
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Begins to send a whole file, and breaks the connection off once some of its bytes are kept. */
function sendAndDrop(id: string, file: Uint8Array, bytes: number): Promise<void> {
  return new Promise((resolve) => {
    const sending = request(`${server.url}/api/v1/uploads/${id}`, {
      method: 'PATCH',
      headers: {
        'x-headroom-client': 'cli',
        'tus-resumable': '1.0.0',
        'upload-offset': 0,
        'content-type': 'application/offset+octet-stream',
        'content-length': file.length,
      },
    })
    sending.on('error', () => undefined)
    sending.on('close', () => resolve())
    sending.write(file.subarray(0, bytes), () => {
      const look = setInterval(() => {
        if (statSync(join(folderOf(id), 'bill')).size === 0) return
        clearInterval(look)
        sending.destroy()
      }, 50)
    })
  })
}

describe('an upload', () => {
  it('that is cut off goes on where it stopped, and arrives byte for byte', async () => {
    const file = randomBytes(24 * MB)
    const id = await begin('cut off.csv', file.length)
    await sendAndDrop(id, file, 9 * MB)
    await sleep(500)
    const offset = await arrived(id)
    expect(offset).toBeGreaterThan(0)
    expect(offset).toBeLessThanOrEqual(9 * MB)
    const rest = await api.call(
      `/uploads/${id}`,
      api.continuation(offset, Uint8Array.from(file.subarray(offset))),
    )
    expect(rest.status).toBe(204)
    expect(await arrived(id)).toBe(file.length)
    expect(sha256(readFileSync(join(folderOf(id), 'bill')))).toBe(sha256(file))
    expect(JSON.parse(readFileSync(join(folderOf(id), 'upload.json'), 'utf8'))).toEqual({
      bytes: file.length,
      sha256: sha256(file),
    })
  })

  it.each(['stop', 'kill'] as const)(
    'goes on after a %s of the server in the midst of it',
    { timeout: START_MILLISECONDS },
    async (how) => {
      const file = randomBytes(12 * MB)
      const id = await begin(`${how}.csv`, file.length)
      await sendAndDrop(id, file, 5 * MB)
      await server[how]()
      await started({ dataDir: server.dataDir })
      const offset = await arrived(id)
      expect(offset).toBeGreaterThan(0)
      const rest = await api.call(
        `/uploads/${id}`,
        api.continuation(offset, Uint8Array.from(file.subarray(offset))),
      )
      expect(rest.status).toBe(204)
      expect(sha256(readFileSync(join(folderOf(id), 'bill')))).toBe(sha256(file))
    },
  )

  it('is not taken at a wrong offset, nor longer than it was said to be', async () => {
    const id = await begin('three.csv', 3)
    const bytes = Uint8Array.from([1, 2, 3, 4])
    expect(await api.problem(`/uploads/${id}`, api.continuation(2, bytes.slice(2, 3)))).toMatchObject({
      status: 409,
      code: 'conflict',
    })
    expect(await api.problem(`/uploads/${id}`, api.continuation(0, bytes))).toMatchObject({
      status: 413,
      code: 'file-too-large',
    })
    expect(await arrived(id)).toBe(0)
  })

  it('is called what its owner calls it, and that is never a path', async () => {
    for (const name of [
      '../../../../etc/passwd',
      'C:\\bills\\june.csv',
      '/absolute.csv',
      'nul\0.csv',
      'ünï/“x”.csv',
    ]) {
      const id = await begin(name, 0)
      expect(readdirSync(folderOf(id)).sort()).toEqual(['bill', 'bill.json', 'upload.json'])
    }
    for (const name of ['', '   ', 'x'.repeat(1001)])
      expect(await api.problem('/uploads', api.creation(name, 1))).toMatchObject({
        status: 400,
        code: 'bad-arguments',
      })
    const nameless = { method: 'POST', headers: { 'tus-resumable': '1.0.0', 'upload-length': '1' } }
    expect(await api.problem('/uploads', nameless)).toMatchObject({ code: 'bad-arguments' })
  })

  it('larger than the limit, or than the disk has room for, is refused before a byte of it is sent', async () => {
    for (const bytes of [200 * 1024 ** 3, Number.MAX_SAFE_INTEGER])
      expect(await api.problem('/uploads', api.creation('huge.csv', bytes))).toMatchObject({
        status: 413,
        code: 'file-too-large',
      })
  })

  it('is removed on request, and then is not known any more', async () => {
    const id = await begin('gone.csv', 10)
    const removal = { method: 'DELETE', headers: { 'tus-resumable': '1.0.0' } }
    expect((await api.call(`/uploads/${id}`, removal)).status).toBe(204)
    expect(existsSync(folderOf(id))).toBe(false)
    expect((await api.call(`/uploads/${id}`, HEAD)).status).toBe(404)
    expect(await api.problem(`/uploads/${id}`, removal)).toMatchObject({ status: 404 })
  })

  it('cannot be read back, and no other file can be reached by its address', async () => {
    const id = await api.upload('secret.csv', 'secret')
    expect(await api.problem(`/uploads/${id}`)).toMatchObject({ status: 404 })
    writeFileSync(join(server.dataDir, 'uploads', 'beside'), 'x')
    for (const other of ['beside', '..', '..%2fowner.lock', `${id}%2fbill`, `${id}/bill`, `x/${id}`, '%00'])
      expect((await api.call(`/uploads/${other}`, HEAD)).status).toBeGreaterThanOrEqual(400)
  })

  it('that has not arrived whole cannot be imported', async () => {
    const id = await begin('half.csv', 10)
    await api.call(`/uploads/${id}`, api.continuation(0, Uint8Array.from([1, 2])))
    const path = '/organisations/default/imports'
    expect(await api.problem(path, api.sending('POST', { uploadIds: [id] }))).toMatchObject({
      status: 409,
      happened: expect.stringContaining('2 of 10 bytes'),
    })
  })

  it('consents to no other site', async () => {
    const answer = await api.call('/uploads', {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example' },
    })
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it('and many others at once all arrive', async () => {
    const files = Array.from({ length: 40 }, () => randomBytes(50_000))
    const ids = await Promise.all(files.map((file, index) => api.upload(`${index}.csv`, file)))
    for (const [index, id] of ids.entries())
      expect(sha256(readFileSync(join(folderOf(id), 'bill')))).toBe(sha256(files[index] ?? Buffer.alloc(0)))
  })
})
