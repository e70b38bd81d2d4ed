import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ImportsBody } from '#app/api/_schema/import.ts'
import {
  AttachmentBody,
  AuditMarkBody,
  LoggingBody,
  LogHistoryBody,
  LogWhatIfBody,
} from '#app/api/_schema/logging.ts'
import { CreatedTokenBody } from '#app/api/_schema/token.ts'
import { EXIT_CODES } from '#lib/cli/errors.ts'
import { apiClient } from '../../support/api-client.ts'
import { logGroupLines } from '../../support/log-group-lines.ts'
import { plainProgram } from '../../support/plain-program.ts'
import { runHere } from '../../support/run-here.ts'
import { PROJECT_ROOT, startServer, type TestServer } from '../../support/server.ts'
import { awsBillCsv } from '../../support/small-bill.ts'
import { writeCsv } from '../../support/write-table.ts'

const MAIN = await plainProgram('lib/cli/main.ts')

let server: TestServer
let api: ReturnType<typeof apiClient>
let folder: string
let token: string
let readToken: string

const newToken = async (scope: 'upload' | 'read') =>
  (
    await api.ask('/organisations/default/tokens', CreatedTokenBody, {
      ...api.sending('POST', { name: scope, scope, expiresInDays: 1 }),
      status: 201,
    })
  ).token

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-push-'))
  server = await startServer()
  api = apiClient(server.url)
  token = await newToken('upload')
  readToken = await newToken('read')
})
afterAll(async () => {
  await server?.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs the command to its end, without blocking what it talks to. */
async function push(
  args: readonly string[],
  environment: Record<string, string> = { HEADROOM_TOKEN: token },
  interruptAt?: RegExp,
) {
  const child = spawn(process.execPath, [MAIN, 'push', ...args], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache'), ...environment },
  })
  const written = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => {
    written.stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    written.stderr += chunk
    if (interruptAt?.test(written.stderr)) child.kill('SIGINT')
  })
  const [code] = await once(child, 'close')
  return { code, ...written }
}

const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return path
}

const JUNE = awsBillCsv(Array.from({ length: 50 }, () => ({})))
const CORRECTED = awsBillCsv(Array.from({ length: 60 }, () => ({})))
const imports = async () => (await api.ask('/organisations/default/imports', ImportsBody)).imports

/** The shares that were shown, by what they are of. */
const sharesIn = (stderr: string, of: string): readonly number[] =>
  [...stderr.matchAll(new RegExp(`${of}… (\\d+) %`, 'g'))].map((match) => Number(match[1]))

describe('headroom push', () => {
  it('uploads a folder, says what is in it, imports it and follows the import to its end', async () => {
    file('june/part-1.csv', JUNE)
    file('june/.hidden', 'not sent')
    const { code, stdout, stderr } = await push([join(folder, 'june'), '--server', server.url])
    expect({ code, stderr }).toMatchObject({ code: 0 })
    expect(stdout).toMatch(/AWS Cost and Usage Report/)
    expect(stdout).toMatch(/rows +50/)
    expect(stdout).toMatch(/grade [A-E]/)
    expect(stdout).toMatch(/50 rows read = 50 kept \+ 0 without usage \+ 0 rejected/)
    expect(sharesIn(stderr, 'Uploading').at(-1)).toBe(100)
    for (const of of ['Uploading', 'Importing']) {
      const shares = sharesIn(stderr, of)
      expect(shares).toEqual([...shares].sort((a, b) => a - b))
    }
    expect(await imports()).toMatchObject([{ state: 'active', fileNames: ['june/part-1.csv'] }])
  })

  it('counts the same files once, and says so', async () => {
    const again = file('again/copy.csv', JUNE)
    const { code, stdout } = await push([again, '--server', `${server.url}/`, '--organisation', 'default'])
    expect(code).toBe(0)
    expect(stdout).toContain('imported before')
    expect(await imports()).toHaveLength(1)
  })

  it('says what it would replace; told to cancel instead, it changes nothing', async () => {
    const corrected = file('corrected.csv.gz', gzipSync(CORRECTED))
    const refused = await push([corrected, '--server', server.url, '--on-overlap', 'cancel'])
    expect(refused.stdout).toMatch(/replaces +AWS 000090000001 2026-06, from june\/part-1\.csv/)
    expect(refused.code).toBe(EXIT_CODES.conflict)
    expect(refused.stderr).toMatch(/cancelled/)
    expect((await imports()).filter(({ state }) => state === 'active')).toMatchObject([
      { rows: { read: 50 } },
    ])

    const { code, stdout, stderr } = await push([corrected, '--server', server.url, '--json'])
    expect({ code, stderr }).toMatchObject({ code: 0 })
    expect(JSON.parse(stdout)).toMatchObject({
      state: 'active',
      rows: { read: 60, kept: 60 },
      format: 'aws-cur',
    })
  })

  it('fails with a code of its own for everything that can go wrong, and never shows the token', async () => {
    const bill = file('other.csv', awsBillCsv([{ 'lineItem/UsageAmount': '7' }]))
    const page = file('page.csv', '<!doctype html><html><body>Sign in</body></html>')
    const cut = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`
    const cases = [
      [[page, '--server', server.url], {}, 'format-unknown'],
      [[join(folder, 'nothing.csv'), '--server', server.url], {}, 'file-not-found'],
      [[bill], {}, 'bad-arguments'],
      [[bill, '--server', 'ftp://x'], {}, 'bad-arguments'],
      [[bill, '--server', 'http://user:secret@127.0.0.1'], {}, 'bad-arguments'],
      [[bill, '--server', server.url, '--on-overlap', 'both'], {}, 'bad-arguments'],
      [[bill, '--server', server.url, '--organisation', 'nobody'], {}, 'not-found'],
      [[bill, '--server', 'http://127.0.0.1:9'], {}, 'server-unreachable'],
      [[bill, '--server', server.url], { HEADROOM_TOKEN: cut }, 'unauthorised'],
      [[bill, '--server', server.url], { HEADROOM_TOKEN: readToken }, 'forbidden'],
    ] as const
    vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'))
    for (const [args, environment, wanted] of cases) {
      vi.stubEnv('HEADROOM_TOKEN', { HEADROOM_TOKEN: token, ...environment }.HEADROOM_TOKEN)
      const { code, stdout, stderr } = await runHere('push', ...args)
      expect({ args, code, stderr }).toMatchObject({ args, code: EXIT_CODES[wanted] })
      for (const secret of [token, readToken, cut]) expect(stdout + stderr).not.toContain(secret)
    }
    vi.unstubAllEnvs()
  })

  it('sends log files as one sample of logs, which is attached, marked, tried and tabled over HTTP', async () => {
    const bill = writeCsv(join(folder, 'log-groups.csv'), logGroupLines())
    expect((await push([bill, '--server', server.url])).code).toBe(0)
    const log = 'DEBUG Loaded cart 7 of ann@corp.example\nWARN Retrying call to ledger, attempt 3\n'.repeat(
      200,
    )
    const sent = [file('logs/orders.0.log', log), file('logs/orders.1.log.gz', gzipSync(log.toLowerCase()))]
    const { code, stdout, stderr } = await push([...sent, '--as', 'logs', '--server', server.url])
    expect({ code, stderr }).toMatchObject({ code: 0 })
    expect(stdout).not.toContain('ann@corp')
    const own = '/organisations/default'
    const ask = () => api.ask(`${own}/logging?from=2026-05-01&to=2026-05-31`, LoggingBody)
    const { samples, sources } = await ask()
    const source = sources.find(({ resource }) => resource.endsWith('/orders'))?.id ?? ''
    expect(samples).toMatchObject([{ lines: 800, attachment: null, proposal: { source } }])
    const { importId = '' } = samples[0] ?? {}
    const by = { author: 'Ada', note: '' }
    const post = (body: unknown) => api.sending('POST', body)
    await api.ask(`${own}/logging/attachments`, AttachmentBody, post({ importId, source, ...by }))
    const [first, second] = (await ask()).sources.find(({ id }) => id === source)?.sample?.templates ?? []
    const demote = (templates: string[] | null) =>
      api.ask(`${own}/logging/what-if?from=2026-05-01&to=2026-05-31`, LogWhatIfBody, {
        ...post({ plans: [{ source, templates, action: { kind: 'demote' } }] }),
      })
    expect((await demote([first?.id ?? ''])).saved.totalKgCo2e.central).toBeCloseTo(
      first?.totalKgCo2e.central ?? 0,
      12,
    )
    const mark = { source, template: first?.id, keep: true, ...by }
    await api.ask(`${own}/logging/marks`, AuditMarkBody, post(mark))
    expect((await demote([first?.id ?? ''])).plans[0]?.refused).toBe('audit-keep')
    const { saved, before } = await demote(null)
    for (const side of ['low', 'central', 'high'] as const)
      expect(saved.totalKgCo2e[side]).toBeLessThanOrEqual(before.totalKgCo2e[side])
    expect(saved.totalKgCo2e.central).toBeLessThan(before.totalKgCo2e.central)
    const history = await api.ask(`${own}/logging/history`, LogHistoryBody)
    expect([history.marks.length, history.attachments.length]).toEqual([1, 1])
    const csv = await api.text(`${own}/logging.csv?by=template&from=2026-05-01&to=2026-05-31`)
    expect(csv.split('\n')[0]).toMatch(/^account,source,template_id,template,/)
    for (const template of [first?.template ?? '?', second?.template ?? '?']) expect(csv).toContain(template)
    expect(csv + JSON.stringify(await ask()) + server.output()).not.toMatch(/ann@corp|ann&#/)
  })

  it('a question about logs that makes no sense is refused, with what would', async () => {
    const own = '/organisations/default/logging'
    const by = { author: 'Ada', note: '' }
    const plan = { source: 'a', templates: null, action: { kind: 'sample', keepRate: 0.5 } }
    for (const [path, body, status] of [
      ['what-if', { plans: [] }, 400],
      ['what-if', { plans: [{ ...plan, action: { kind: 'sample', keepRate: 2 } }] }, 400],
      ['what-if', { plans: [{ ...plan, action: { kind: 'burn' } }] }, 400],
      ['what-if', { plans: [{ ...plan, __proto__x: 1 }] }, 400],
      ['attachments', { importId: 'none', source: null, ...by }, 404],
      ['attachments', { importId: 'none', source: null }, 400],
      ['marks', { source: '', keep: true, ...by }, 400],
      ['marks', { source: 'a', keep: 'yes', ...by }, 400],
      [
        'incoming-bytes',
        { region: 'eu-central-1', logGroups: [], from: '2026-05-01', to: '2026-05-02' },
        400,
      ],
    ] as const) {
      const problem = await api.problem(`${own}/${path}`, api.sending('POST', body))
      expect({ path, body, ...problem }).toMatchObject({ status, next: expect.stringMatching(/\w/) })
    }
    expect(await api.problem(`${own}?sources=0`)).toMatchObject({ status: 400 })
    expect(await api.problem(`${own}.csv?by=line`)).toMatchObject({ status: 400 })
    expect(await api.problem('/organisations/none/logging')).toMatchObject({ status: 404 })
  })

  it('says that the import goes on without it when it is interrupted, and it does', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({ 'identity/LineItemId': `late${index}` }))
    const bill = file('interrupted.csv', awsBillCsv(rows))
    const { code, stderr } = await push(
      [bill, '--server', server.url],
      { HEADROOM_TOKEN: token },
      /Importing/,
    )
    expect(code).toBe(130)
    expect(stderr).toContain(`The import goes on without this command: ${server.url}/o/default/imports`)
    const ended = async () => {
      const [latest] = await imports()
      return latest?.state === 'active' && latest.rows.read === 20_000
    }
    await expect.poll(ended, { timeout: 120_000 }).toBe(true)
  })

  it('goes on by itself where the connection drops, sending hardly anything twice', async () => {
    const rows = Array.from({ length: 40_000 }, (_, index) => ({ 'identity/LineItemId': `drop${index}` }))
    const bill = file('dropping.csv', awsBillCsv(rows))
    const line = await droppingProxy(server.url, 2_000_000)
    try {
      const { code, stderr } = await push([bill, '--server', line.url])
      expect({ code, stderr }).toMatchObject({ code: 0 })
      expect(line.drops()).toBe(1)
      expect(line.dropped()).toBeGreaterThan(2_000_000)
      const [latest] = await imports()
      expect(latest).toMatchObject({ state: 'active', rows: { read: 40_000 }, fileNames: ['dropping.csv'] })
      expect(latest?.bytes).toBe(statSync(bill).size)
      expect(line.passed()).toBeLessThan(statSync(bill).size + 1_000_000)
    } finally {
      line.close()
    }
  })
})

/** Passes requests on to a server under the server's own name, and breaks the first large one off after some bytes. */
async function droppingProxy(target: string, after: number) {
  const { host, hostname, port } = new URL(target)
  let drops = 0
  let dropped = 0
  let sent = 0
  const proxy: Server = createServer((incoming, outgoing) => {
    const { method, url: path, headers } = incoming
    const passed = request({ hostname, port, method, path, headers: { ...headers, host } }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    passed.on('error', () => outgoing.destroy())
    let bytes = 0
    incoming.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      sent += chunk.length
      if (drops === 0 && bytes > after) {
        drops += 1
        dropped = bytes
        incoming.destroy()
        passed.destroy()
      } else if (!passed.destroyed) passed.write(chunk)
    })
    incoming.on('end', () => passed.end())
    incoming.on('error', () => undefined)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const { port: own } = proxy.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${own}`,
    drops: () => drops,
    /** Bytes of the request that was broken off. */
    dropped: () => dropped,
    /** Bytes of all requests. */
    passed: () => sent,
    close: () => {
      proxy.closeAllConnections()
      proxy.close()
    },
  }
}
