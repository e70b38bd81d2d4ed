import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Scope } from '#lib/domain/report/filter.ts'
import { changeOutgoingHosts } from '#lib/pipeline/change-outgoing-hosts.ts'
import { deleteImport } from '#lib/pipeline/delete-import.ts'
import { startImportQueue } from '#lib/pipeline/import-queue.ts'
import { addSource } from '#lib/pipeline/sources/add-source.ts'
import { changeSource } from '#lib/pipeline/sources/change-source.ts'
import { deleteSource } from '#lib/pipeline/sources/delete-source.ts'
import { runSource } from '#lib/pipeline/sources/run-source.ts'
import { runDueSources } from '#lib/pipeline/sources/source-clock.ts'
import { testKeptSource } from '#lib/pipeline/sources/test-source.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { footprints } from '#lib/queries/footprints.ts'
import { listImports } from '#lib/queries/imports.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { report } from '#lib/queries/report.ts'
import { listSources, sourceHistory } from '#lib/queries/sources.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { answeringServer } from '#test/support/answering-server.ts'
import { AWS_TEST_ENVIRONMENT, curBucket, curSource } from '#test/support/cur-bucket.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { newDataDir } from '#test/support/new-data-dir.ts'
import { plainProgram } from '#test/support/plain-program.ts'
import { QUICK_WASM } from '#test/support/quick-wasm.ts'
import { s3Error } from '#test/support/s3-server.ts'

const dataDir = await ownTestDataDir()
const server = await answeringServer()
const wish = curSource(server.url)
const here = { host: '127.0.0.1', port: server.port, allowPrivate: true }
vi.spyOn(console, 'info').mockImplementation(() => undefined)
let scope: Scope
let bucket = curBucket()

beforeAll(async () => {
  await startUp()
  const [organisation] = await listOrganisations()
  scope = { organisationId: organisation?.id ?? '', teams: 'all' }
  await startImportQueue()
})
beforeEach(async () => {
  for (const [name, value] of Object.entries(AWS_TEST_ENVIRONMENT)) vi.stubEnv(name, value)
  await changeOutgoingHosts([here], 'Ada')
  bucket = curBucket()
  server.answerWith(bucket.answer)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const { id } of await listSources(scope)) await deleteSource(scope, id, 'Ada')
  for (const { id } of await listImports(scope)) await deleteImport(scope, id)
})

const question = { filter: {}, groupBy: [], method: 'location', factorSet: '2026.1' } as const
const rowsRead = async () => (await report(scope, question)).rows.read
const run = async (id: string) => (await runSource(scope, id, { author: 'Ada' })).ended
/** What is due at a time is asked. */
const runDueAt = (at: number | string) => runDueSources(() => (typeof at === 'string' ? Date.parse(at) : at))
const only = async () => {
  const [source] = await listSources(scope)
  if (source === undefined) throw new Error('There is no source.')
  return source
}

describe('a source', () => {
  it('is imported by month, and nothing is fetched again that has not changed', async () => {
    bucket.issue('2026-09', 3)
    bucket.issue('2026-10', 4)
    const { id } = await addSource(scope, wish)
    expect(await rowsRead()).toBe(0)
    expect(await testKeptSource(scope, id)).toMatchObject({
      canList: true,
      canRead: true,
      lastPeriod: '2026-10',
      plan: null,
    })
    await run(id)
    expect(await rowsRead()).toBe(7)
    expect(await only()).toMatchObject({
      failures: 0,
      lastPeriod: '2026-10',
      nextRunAt: expect.stringMatching(/T05:00:00.000Z$/),
      hosts: [{ host: '127.0.0.1', port: server.port, isSwitchedOn: true }],
      lastRun: { outcome: 'succeeded', author: 'Ada', error: null },
    })
    expect((await only()).lastRun?.importIds).toHaveLength(2)
    const before = await listImports(scope)
    await run(id)
    expect(await listImports(scope)).toEqual(before)
    expect((await only()).lastRun).toMatchObject({ outcome: 'succeeded', bytes: 0, importIds: [] })
    expect(readdirSync(join(dataDir, 'fetched'))).toEqual([])
    expect(readdirSync(join(dataDir, 'uploads'))).toEqual([])
  })

  it('whose month is issued anew has it replaced, never twice', async () => {
    bucket.issue('2026-09', 3)
    bucket.issue('2026-10', 4)
    const { id } = await addSource(scope, wish)
    await run(id)
    bucket.issue('2026-09', 5)
    await run(id)
    expect(await rowsRead()).toBe(9)
    await changeSource(scope, id, { config: { ...wish.config, prefix: 'cur/' }, author: 'Ada' })
    await run(id)
    expect(await rowsRead()).toBe(9)
  })

  it('that fails for a day catches up alone, with all that came meanwhile', async () => {
    bucket.issue('2026-09', 3)
    await addSource(scope, wish, Date.parse('2026-11-23T04:00Z'))
    await runDueAt('2026-11-23T05:00Z')
    expect(await rowsRead()).toBe(3)
    server.answerWith((_asked, response) => s3Error(response, 403, 'AccessDenied'))
    const waits: number[] = []
    let at = Date.parse((await only()).nextRunAt ?? '')
    expect(at).toBe(Date.parse('2026-11-24T05:00Z'))
    while (at < Date.parse('2026-11-25T04:00Z')) {
      await runDueAt(at)
      const next = Date.parse((await only()).nextRunAt ?? '')
      waits.push((next - at) / 60_000)
      at = next
    }
    expect(waits.slice(0, 6)).toEqual([15, 30, 60, 120, 240, 480])
    expect(await only()).toMatchObject({ failures: waits.length, lastRun: { outcome: 'failed', author: '' } })
    expect((await only()).lastRun?.error).toContain('s3:ListBucket')
    expect(await rowsRead()).toBe(3)
    bucket.issue('2026-10', 4)
    bucket.issue('2026-11', 5)
    server.answerWith(bucket.answer)
    await runDueAt(at)
    expect(await rowsRead()).toBe(12)
    expect(await only()).toMatchObject({ failures: 0, lastPeriod: '2026-11' })
  })

  it('of which one month cannot be read brings the others, says so, and brings it once it can be', async () => {
    bucket.issue('2026-09', 3)
    bucket.issue('2026-10', 4)
    const bad = [...bucket.objects.keys()].filter((key) => key.includes('/20261001-') && key.endsWith('.csv'))
    const good = bad.map((key) => bucket.objects.get(key))
    for (const key of bad) bucket.put(key, 'a,b\n1,2\n')
    const { id } = await addSource(scope, wish)
    await run(id)
    expect(await rowsRead()).toBe(3)
    expect((await only()).lastRun).toMatchObject({
      outcome: 'failed',
      error: expect.stringContaining('2026-10: '),
    })
    for (const [index, key] of bad.entries()) bucket.put(key, good[index] ?? '')
    await run(id)
    expect(await rowsRead()).toBe(7)
    expect((await only()).lastRun?.importIds).toHaveLength(1)
  })

  it('is asked once at a time, stopped by a pause, and then asked no more', async () => {
    bucket.issue('2026-09', 3)
    const { id } = await addSource(scope, wish)
    server.answerWith(() => undefined)
    const { ended } = await runSource(scope, id, { author: 'Ada' })
    await expect(runSource(scope, id, { author: 'Ada' })).rejects.toMatchObject({ code: 'conflict' })
    await changeSource(scope, id, { paused: true, author: 'Ada' })
    await ended
    expect((await only()).lastRun).toMatchObject({ outcome: 'interrupted' })
    await runDueAt('2099-12-24T05:00Z')
    expect(await sourceHistory(scope, id)).toHaveLength(1)
    server.answerWith(bucket.answer)
    await changeSource(scope, id, { paused: false, author: 'Ada' })
    await runDueAt('2099-12-25T05:00Z')
    expect(await rowsRead()).toBe(3)
  })

  it('that is paused while another is asked is not asked after it', async () => {
    bucket.issue('2026-09', 3)
    const early = Date.parse('2026-11-23T04:00Z')
    await addSource(scope, { ...wish, name: 'first' }, early)
    const second = await addSource(scope, { ...wish, name: 'second' }, early + 3_600_000)
    let isPaused = false
    server.answerWith((asked, response) => {
      const paused = isPaused
        ? Promise.resolve()
        : changeSource(scope, second.id, { paused: true, author: 'Ada' })
      isPaused = true
      void paused.then(() => bucket.answer(asked, response))
    })
    await runDueAt('2026-11-25T05:00Z')
    expect(isPaused).toBe(true)
    expect(await sourceHistory(scope, second.id)).toEqual([])
  })

  it('whose key is lost can still be paused, and be given another secret', async () => {
    vi.stubEnv('HEADROOM_SECRET_KEY', 'a'.repeat(64))
    const { id } = await addSource(scope, {
      ...wish,
      kind: 'electricity-maps',
      config: { zones: ['DE'] },
      secret: { token: 'hunter2' },
    })
    vi.stubEnv('HEADROOM_SECRET_KEY', 'b'.repeat(64))
    await changeSource(scope, id, { paused: true, author: 'Ada' })
    expect(await only()).toMatchObject({ paused: true })
    await changeSource(scope, id, { secret: { token: 'hunter3' }, author: 'Ada' })
    await expect(testKeptSource(scope, id)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('that costs more than is allowed is paused by its schedule, and not asked again and again what it costs', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_COST_EXPLORER', server.url)
    const { id } = await addSource(
      scope,
      { ...wish, kind: 'aws-cost-explorer', config: { months: 1 } },
      Date.parse('2026-11-23T04:00Z'),
    )
    server.answerWith((_asked, response) => {
      const group = (key: string) => ({
        Keys: [key, 'Usage'],
        Metrics: { UsageQuantity: { Amount: '1', Unit: 'Hrs' }, UnblendedCost: { Amount: '1', Unit: 'USD' } },
      })
      const start = `${new Date().toISOString().slice(0, 7)}-01`
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(
        JSON.stringify({
          ResultsByTime: [
            {
              TimePeriod: { Start: start, End: start },
              Estimated: true,
              Groups: [group('AmazonEC2')],
              Total: {},
            },
          ],
        }),
      )
    })
    await runDueAt('2026-11-23T05:00Z')
    const once = server.asked.length
    expect(once).toBeGreaterThan(0)
    expect(await only()).toMatchObject({
      paused: true,
      lastRun: { outcome: 'failed', error: expect.stringMatching(/\$0\.00 are allowed.*It is paused/) },
    })
    await runDueAt('2026-12-23T05:00Z')
    expect(server.asked).toHaveLength(once)
    await changeSource(scope, id, { paused: false, author: 'Ada' })
    await run(id)
    expect(await only()).toMatchObject({ paused: false, lastRun: { outcome: 'failed' } })
  })

  it('of AWS’s own carbon figures brings footprints, and every total stays what it was', async () => {
    bucket.issue('2026-09', 3)
    const { id } = await addSource(scope, wish)
    await run(id)
    const before = await report(scope, question)
    expect(before.rows.read).toBe(3)
    const folder = (of: string) => `carbon/footprint/${of}/carbon_model_version=v3.0.0/usage_period=2026-09`
    const file = `${folder('data')}/footprint-00001.csv`
    const columns = {
      payer_account_id: '111122223333',
      usage_account_id: '111122223333',
      product_code: 'AmazonEC2',
      region_code: 'eu-central-1',
      model_version: 'v3.0.0',
      usage_period_start: '2026-09-01 00:00:00Z',
      usage_period_end: '2026-09-30 23:59:59Z',
      total_lbm_emissions_value: '0.0125',
      total_lbm_emissions_unit: 'MTCO2e',
    }
    bucket.put(file, `${Object.keys(columns).join()}\n${Object.values(columns).join()}\n`)
    bucket.put(
      `${folder('metadata')}/footprint-Manifest.json`,
      JSON.stringify({
        exportName: 'footprint',
        dataFiles: [`s3://bills/${file}`],
        columns: Object.keys(columns).map((name) => ({ name, type: 'string' })),
      }),
    )
    const carbon = await addSource(scope, { ...wish, config: { ...wish.config, prefix: 'carbon' } })
    await run(carbon.id)
    expect((await sourceHistory(scope, carbon.id))[0]).toMatchObject({ outcome: 'succeeded', error: null })
    expect(await report(scope, question)).toEqual(before)
    const { months } = await footprints(scope, { filter: {}, factorSet: '2026.1' })
    expect(months).toMatchObject([
      { month: '2026-09', provider: 'AWS', modelVersion: 'v3.0.0', official: { totalLocationKg: 12.5 } },
    ])
    await run(carbon.id)
    expect((await sourceHistory(scope, carbon.id))[0]).toMatchObject({ importIds: [], bytes: 0 })
  })

  it('that is deleted leaves what was imported from it, and the audit knows', async () => {
    bucket.issue('2026-09', 3)
    const { id } = await addSource(scope, wish)
    await run(id)
    await deleteSource(scope, id, 'Bob')
    expect(await rowsRead()).toBe(3)
    expect(await listSources(scope)).toEqual([])
    await expect(run(id)).rejects.toMatchObject({ code: 'not-found' })
    const { prisma } = await catalogue()
    const entries = await prisma.auditEntry.findMany({ where: { action: { startsWith: 'source-' } } })
    const mine = entries.filter(({ detail }) => JSON.stringify(detail).includes(id))
    expect(mine.map(({ action, author }) => [action, author])).toEqual([
      ['source-added', 'Ada'],
      ['source-deleted', 'Bob'],
    ])
  })

  it('whose host is switched off fails without a connection', async () => {
    bucket.issue('2026-09', 3)
    const { id } = await addSource(scope, wish)
    await changeOutgoingHosts([], 'Ada')
    server.answerWith(bucket.answer)
    await run(id)
    expect((await only()).lastRun).toMatchObject({
      outcome: 'failed',
      requests: 0,
      error: expect.stringContaining('switched off'),
    })
    expect(server.connections()).toBe(0)
  })

  it.each([
    ['a bucket that can be none', { config: { ...wish.config, bucket: '../etc' } }, 'bucket'],
    ['a secret that is not needed', { secret: 'hunter2' }, 'Leave it out'],
  ])('is not added with %s', async (_what, wrong, next) => {
    const refused = addSource(scope, { ...wish, ...wrong })
    await expect(refused).rejects.toMatchObject({
      code: 'bad-arguments',
      next: expect.stringContaining(next),
    })
    expect(await listSources(scope)).toEqual([])
  })
})

describe('killed without warning', () => {
  /** Starts a process that fetches; what it says at its end, or '' where it was killed. */
  const start = async (folder: string) => {
    const child = spawn(
      process.execPath,
      [QUICK_WASM, await plainProgram('test/support/source-child.ts'), server.url],
      {
        env: { ...process.env, DATA_DIR: folder, DATABASE_URL: '' },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    return { child, ended: once(child, 'exit').then(() => /\{"rows".*$/.exec(said)?.[0] ?? '') }
  }

  it('while its second month comes, a source loses nothing and doubles nothing', async () => {
    bucket.issue('2026-09', 300)
    bucket.issue('2026-10', 400)
    const folder = await newDataDir()
    const first = await start(folder)
    let files = 0
    server.answerWith((asked, response) => {
      if (asked.url.pathname.endsWith('.csv')) files += 1
      if (files === 2) first.child.kill('SIGKILL')
      else bucket.answer(asked, response)
    })
    expect(await first.ended).toBe('')
    server.answerWith(bucket.answer)
    expect(JSON.parse(await (await start(folder)).ended)).toMatchObject({
      rows: 700,
      states: ['active', 'active'],
      outcome: 'succeeded',
    })
    expect(server.asked.filter(({ url }) => url.pathname.endsWith('.csv'))).toHaveLength(1)
    rmSync(folder, { recursive: true, force: true })
  })
})
