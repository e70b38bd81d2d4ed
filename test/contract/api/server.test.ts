import { existsSync, mkdtempSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainProgram } from '../../support/plain-program.ts'
import { AS_PEOPLE_DO, spawnServer, startServer } from '../../support/server.ts'

/** As people do it once: the others start in a fraction of the time. */
const PLAIN = [await plainProgram('server.ts')]
const NOWHERE = '/nonexistent/headroom'

const get = (url: string, headers: Record<string, string>) =>
  new Promise<{ status: number; type: string }>((resolve, reject) => {
    request(url, { headers }, (answer) => {
      answer.resume()
      resolve({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '' })
    })
      .on('error', reject)
      .end()
  })

describe('the server', () => {
  it('starts in an empty folder, answers by its own names only, owns its data directory, and ends when it is told to', async () => {
    const server = await startServer({
      dataDir: mkdtempSync(join(tmpdir(), 'headroom-first-')),
      program: AS_PEOPLE_DO,
    })
    try {
      const { port } = new URL(server.url)
      const page = `${server.url}/api/v1/organisations`
      expect(await get(page, { host: `localhost:${port}` })).toMatchObject({ status: 200 })
      for (const host of ['evil.example', `evil.example:${port}`, 'localhost', `192.168.0.1:${port}`])
        expect(await get(page, { host })).toEqual({ status: 421, type: 'application/json' })
      expect(await get(`${server.url}/`, { host: 'evil.example' })).toMatchObject({ status: 421 })

      const second = spawnServer({ DATA_DIR: server.dataDir }, PLAIN)
      expect(await second.exited).toBe(1)
      expect(second.output()).toMatch(/in use by process \d+/)
      expect(second.output()).toMatch(/DATA_DIR/)

      const taken = spawnServer({ DATA_DIR: NOWHERE, PORT: port }, PLAIN)
      expect(await taken.exited).toBe(1)
      expect(taken.output()).toMatch(/EADDRINUSE.*PORT/s)

      expect(await server.stop()).toBe(0)
      expect(existsSync(join(server.dataDir, 'owner.lock'))).toBe(false)
    } finally {
      await server.remove()
    }
  })

  it.each(['0.0.0.0', '::', '10.0.0.7', 'headroom.example'])(
    'refuses to listen on %s, and says why',
    async (HOST) => {
      const { exited, output } = spawnServer({ HOST, DATA_DIR: NOWHERE }, PLAIN)
      expect(await exited).toBe(1)
      expect(output()).toMatch(/no logins/)
      expect(output()).toMatch(/127\.0\.0\.1/)
    },
  )
})
