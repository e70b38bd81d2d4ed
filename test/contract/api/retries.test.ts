import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { StartedImportBody } from '#app/api/_schema/import.ts'
import { RetriesBody, RetryEdgeBody } from '#app/api/_schema/retries.ts'
import { RetryLintBody } from '#app/api/_schema/retry-lint.ts'
import { RetrySimulationBody } from '#app/api/_schema/retry-simulation.ts'
import { RetryWhatIfBody } from '#app/api/_schema/retry-what-if.ts'
import { TraceMappingBody, TraceMappingsBody, TraceMappingViewBody } from '#app/api/_schema/trace-mapping.ts'
import * as counters from '#app/api/v1/organisations/[slug]/retries/counters/route.ts'
import * as edge from '#app/api/v1/organisations/[slug]/retries/edge/route.ts'
import * as lint from '#app/api/v1/organisations/[slug]/retries/lint/route.ts'
import * as history from '#app/api/v1/organisations/[slug]/retries/mapping/history/route.ts'
import * as mapping from '#app/api/v1/organisations/[slug]/retries/mapping/route.ts'
import * as retries from '#app/api/v1/organisations/[slug]/retries/route.ts'
import * as simulation from '#app/api/v1/organisations/[slug]/retries/simulation/route.ts'
import * as whatIf from '#app/api/v1/organisations/[slug]/retries/what-if/route.ts'
import * as traces from '#app/api/v1/organisations/[slug]/traces/route.ts'
import * as organisations from '#app/api/v1/organisations/route.ts'
import * as receiver from '#app/v1/traces/route.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { addUpload } from '#lib/pipeline/add-upload.ts'
import { changeOutgoingHosts } from '#lib/pipeline/change-outgoing-hosts.ts'
import { createToken } from '#lib/pipeline/create-token.ts'
import { startImportQueue } from '#lib/pipeline/import-queue.ts'
import { saveTraceMapping } from '#lib/pipeline/retries/save-trace-mapping.ts'
import { importReceived } from '#lib/pipeline/retries/trace-spool.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { listImports } from '#lib/queries/imports.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import { apiClient } from '#test/support/api-client.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { importEnded, importFiles } from '#test/support/import-file.ts'
import { otlpRequest, retriedRequest } from '#test/support/otlp-spans.ts'
import { prometheusServer } from '#test/support/prometheus-server.ts'
import { serveRoutes } from '#test/support/route-server.ts'
import { runHere } from '#test/support/run-here.ts'
import { awsBillCsv } from '#test/support/small-bill.ts'
import { startInstrumented } from '#test/support/start-instrumented.ts'
import { dataDirWithDemo } from '#test/support/template-demo.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const folder = await temporaryFolder()
const metrics = await prometheusServer()
vi.spyOn(console, 'info').mockImplementation(() => undefined)
await ownTestDataDir(dataDirWithDemo)

const AT = '/organisations/{slug}/retries'
const OWN = '/organisations/default'
const SEPTEMBER = 'from=2026-09-01&to=2026-09-30'

let api: ReturnType<typeof apiClient>
let server: Awaited<ReturnType<typeof serveRoutes>>

beforeAll(async () => {
  await startUp()
  await startImportQueue()
  server = await serveRoutes({
    [AT]: retries,
    '/organisations': organisations,
    [`${AT}/counters`]: counters,
    [`${AT}/edge`]: edge,
    [`${AT}/mapping`]: mapping,
    [`${AT}/what-if`]: whatIf,
    [`${AT}/simulation`]: simulation,
    [`${AT}/lint`]: lint,
    [`${AT}/mapping/history`]: history,
    '/organisations/{slug}/traces': traces,
    '/receiver': receiver,
  })
  api = apiClient(server.url)
})
afterAll(() => server.close())

describe('retries of the demo', () => {
  it('are edges by carbon, with one of them day by day', async () => {
    const found = await api.ask(`/organisations/demo/retries?${SEPTEMBER}`, RetriesBody)
    expect(found.edges[0]).toMatchObject({ caller: 'search-api', callee: 'catalogue-indexer' })
    expect(found.usages).toHaveLength(5)
    const asked = new URLSearchParams({
      caller: 'search-api',
      callee: 'catalogue-indexer',
      operation: 'GET /similar',
    })
    const one = await api.ask(`/organisations/demo/retries/edge?${asked}`, RetryEdgeBody)
    expect(one.days.map(({ day }) => day)).toEqual(found.tracedDays)
    expect(one.days.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(one.measures?.attempts)
    expect(await api.problem('/organisations/demo/retries/edge?caller=a&callee=b&operation=c')).toMatchObject(
      {
        status: 404,
      },
    )
  })

  it('have rules in force, proposals, and services that nobody mapped', async () => {
    const view = await api.ask('/organisations/demo/retries/mapping', TraceMappingViewBody)
    expect(view.inForce).toMatchObject({ version: 1, author: 'Demo' })
    expect(view.services.filter(({ rule }) => rule === null)).toEqual([
      { service: 'fraud-check', rule: null },
    ])
  })

  it('say what other settings would have saved: without retries all that was wasted by them, unchanged nothing', async () => {
    const ask = (settings: string) =>
      api.ask(`/organisations/demo/retries/what-if?${SEPTEMBER}${settings}`, RetryWhatIfBody)
    const now = await api.ask(`/organisations/demo/retries?${SEPTEMBER}`, RetriesBody)
    const same = await ask('')
    expect(same.waste.attributedG.central).toBeCloseTo(now.waste.attributedG.central, 6)
    expect(same.saving.attributedG).toEqual({ low: 0, central: 0, high: 0 })
    expect(same.after).toEqual(same.before)
    const none = await ask('&budget=0')
    expect(none.after.amplification).toBe(1)
    expect(none.saving.attributedG.central).toBeGreaterThan(0.5 * none.waste.attributedG.central)
    for (const side of ['low', 'central', 'high'] as const)
      expect(none.saving.attributedG[side]).toBeLessThanOrEqual(none.waste.attributedG[side])
    const some = await ask('&budget=10&backoff=25')
    expect(some.saving.attributedG.central).toBeGreaterThan(0)
    expect(some.saving.attributedG.central).toBeLessThan(none.saving.attributedG.central)
    expect(some.unknownServices).toEqual([])
    const one = await ask(
      `&attempts=1&${new URLSearchParams({ caller: 'search-api', callee: 'catalogue-indexer', operation: 'GET /similar' })}`,
    )
    expect(one.edges.filter(({ before, after }) => after.calls < before.calls * 0.999)).toEqual([])
    expect(await api.problem('/organisations/demo/retries/what-if?caller=a')).toMatchObject({ status: 400 })
    expect(
      await api.problem('/organisations/demo/retries/what-if?caller=a&callee=b&operation=c'),
    ).toMatchObject({ status: 404 })
    expect(await api.problem('/organisations/demo/retries/what-if?budget=101')).toMatchObject({ status: 400 })
  })

  it('are played again in a simulation: the same seed says the same, without retries less than the waste is saved', async () => {
    const at = `/organisations/demo/retries/simulation?${SEPTEMBER}&requests=500&runs=3`
    const ask = (settings: string) => api.ask(`${at}${settings}`, RetrySimulationBody)
    const same = await ask('')
    expect(same.seeds).toEqual([1, 2, 3])
    expect(same.after).toEqual(same.before)
    expect(same.carbon?.savingG).toEqual({ low: 0, central: 0, high: 0 })
    const [none, again, other] = [
      await ask('&budget=0'),
      await ask('&budget=0'),
      await ask('&budget=0&seed=7'),
    ]
    expect(again).toEqual(none)
    expect(other.seeds).toEqual([7, 8, 9])
    expect(other.before).not.toEqual(none.before)
    expect(none.before).toEqual(same.before)
    expect(none.after.amplification).toEqual({ low: 1, central: 1, high: 1 })
    const now = await api.ask(`/organisations/demo/retries?${SEPTEMBER}`, RetriesBody)
    expect(none.carbon?.wasteG).toEqual(now.waste.attributedG)
    expect(none.carbon?.savingG.central).toBeGreaterThan(0)
    for (const side of ['low', 'central', 'high'] as const)
      expect(none.carbon?.savingG[side]).toBeLessThanOrEqual(none.carbon?.wasteG[side] ?? 0)
    const slow = await ask('&slow=catalogue-indexer&seconds=3&factor=5')
    expect(slow).toMatchObject({ slow: { service: 'catalogue-indexer', factor: 5 }, carbon: null })
    expect(await api.problem(`${at}&slow=nobody&seconds=3`)).toMatchObject({ status: 404 })
    expect(await api.problem(`${at}&slow=catalogue-indexer&seconds=60`)).toMatchObject({ status: 400 })
    expect(await api.problem(`${at}&requests=0`)).toMatchObject({ status: 400 })
  })

  it('are simulated one at a time: a few wait, others are told to come again, and who goes away makes place', async () => {
    const at = `${server.url}/api/v1/organisations/demo/retries/simulation?${SEPTEMBER}&requests=3000&runs=10`
    const gone = new AbortController()
    const asked = Array.from({ length: 8 }, (_, index) =>
      fetch(`${at}&seed=${index}`, { signal: gone.signal }).catch(() => null),
    )
    const refused = await Promise.any(
      asked.map(async (each) => {
        const answer = await each
        return answer?.status === 503 ? answer : Promise.reject(new Error('not refused'))
      }),
    )
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.json()).toMatchObject({ error: { code: 'busy' } })
    gone.abort()
    await Promise.all(asked)
    await expect
      .poll(async () => (await fetch(`${at.replace('3000', '20')}&seed=99`)).status, { timeout: 60_000 })
      .toBe(200)
  })

  it('are judged by the rules of timeouts and retries, with policies that somebody states', async () => {
    const at = '/organisations/demo/retries/lint'
    const found = await api.ask(at, RetryLintBody)
    expect(found.findings.map(({ rule }) => rule)).toContain('A1')
    expect(found).toMatchObject({ stated: 0, policies: null, unmatched: [] })
    const policies =
      'callGraph: 1\nservices: { search-api: , catalogue-indexer: }\ncalls: [{ from: search-api, to: catalogue-indexer, operation: GET /similar, policy: { timeout: 1s, attempts: 1 } }]'
    const stated = await api.ask(at, RetryLintBody, api.sending('POST', { policies }))
    expect(stated).toMatchObject({ stated: 1, policies: { kind: 'headroom', calls: 1 }, unmatched: [] })
    expect(stated.amplification).toBeLessThan(found.amplification)
    const istio =
      'kind: VirtualService\nspec: { http: [{ route: [{ destination: { host: nobody } }], timeout: 1s }] }'
    const none = await api.ask(at, RetryLintBody, api.sending('POST', { policies: istio }))
    expect(none).toMatchObject({
      stated: 0,
      policies: { kind: 'istio', calls: 1 },
      unmatched: ['mesh → nobody'],
      findings: found.findings,
    })
    const spigo = JSON.stringify({ arch: 'a', services: [{ name: 'ledger', package: 'store', count: 1 }] })
    for (const policies of ['callGraph: 2', 'no: policies', '\u0001', spigo])
      expect(await api.problem(at, api.sending('POST', { policies }))).toMatchObject({ status: 422 })
  })

  it('take no other traces', async () => {
    const body = api.sending('POST', { uploadIds: ['00000000-0000-4000-8000-000000000000'] })
    expect(await api.problem('/organisations/demo/traces', body)).toMatchObject({ status: 403 })
  })
})

describe('traces of an organisation', () => {
  it('are uploaded, mapped by rules that keep their history, and unknown until then', async () => {
    const text = JSON.stringify(otlpRequest('2026-09-21T08:00:00Z', retriedRequest(1, 3)))
    const path = join(folder, 'traces.json')
    await writeFile(path, text)
    const upload = { uploadIds: [(await addUpload('traces.json', path)).id] }
    const { importId } = await api.ask(`${OWN}/traces`, StartedImportBody, {
      ...api.sending('POST', upload),
      status: 202,
    })
    const own = (await listOrganisations()).find(({ slug }) => slug === 'default')
    await importEnded({ organisationId: own?.id ?? '', teams: 'all' }, importId)
    const before = await api.ask(`${OWN}/retries`, RetriesBody)
    expect(before.edges[0]).toMatchObject({
      callee: 'pay',
      measures: { amplification: 3 },
      policy: { waste: null, unknownServices: ['pay'] },
    })
    const save = (body: object) => api.sending('PUT', { author: 'Ada', note: 'try', ...body })
    const rules = [
      { service: 'pay', usage: { tag: ['app=pay'] } },
      { service: '*', usage: null },
    ]
    const saved = save({ rules, basedOn: 0 })
    expect(await api.ask(`${OWN}/retries/mapping`, TraceMappingBody, saved)).toMatchObject({
      version: 1,
      rules,
    })
    expect(await api.problem(`${OWN}/retries/mapping`, saved)).toMatchObject({ status: 409 })
    const bad = save({ rules: [{ service: ' ', usage: null }] })
    expect(await api.problem(`${OWN}/retries/mapping`, bad)).toMatchObject({ status: 400 })
    const after = await api.ask(`${OWN}/retries`, RetriesBody)
    expect(after.mappingVersion).toBe(1)
    expect(after.services.map(({ service, mapping: state }) => [service, state]).sort()).toEqual([
      ['pay', 'no-usage'],
      ['shop', 'outside'],
    ])
    const { versions } = await api.ask(`${OWN}/retries/mapping/history`, TraceMappingsBody)
    expect(versions.map(({ version, author }) => [version, author])).toEqual([[1, 'Ada']])
  })
})

describe('headroom retries --prometheus', () => {
  const days = ['--from', '2026-08-01', '--to', '2026-08-01']
  const run = (...more: readonly string[]) =>
    runHere('retries', '--prometheus', metrics.url, '--server', server.url, ...more)

  it('asks through the server, and shows edges as those of files, with what is not whole', async () => {
    const hour = (after: number) => Date.parse('2026-08-01T00:00Z') + after * 3_600_000
    metrics.holds(
      [
        ['completed', 60],
        ['retry', 30],
        ['retry_success', 12],
        ['retry_limit_exceeded', 6],
      ].map(([name, perHour]) => ({
        name: `envoy_cluster_upstream_rq_${name}`,
        labels: { envoy_cluster_name: 'pay', app: 'shop' },
        samples: Array.from(
          { length: 25 },
          (_, index) => [hour(index / 4), 1e6 + (Number(perHour) * index) / 4] as const,
        ),
      })),
      { warnings: ['a store is\u001b[31m down'] },
    )
    expect(await run(...days)).toMatchObject({ code: 13, stderr: expect.stringContaining('switched off') })
    await changeOutgoingHosts([{ host: '127.0.0.1', port: metrics.port, allowPrivate: true }], 'Ada')
    const { code, stdout, stderr } = await run(...days, '--organisation', 'default', '--json')
    expect([code, stderr]).toEqual([
      0,
      'headroom: the server warns: a store is\\u001b[31m down\nheadroom: no counter is known of 18 of 24 hours\n',
    ])
    const answer = JSON.parse(stdout)
    expect(answer).toMatchObject({
      spans: 0,
      retries: expect.closeTo(180, 6),
      edges: [
        {
          caller: 'shop',
          callee: 'pay',
          source: 'envoy',
          logicalCalls: expect.closeTo(360, 6),
          amplification: expect.closeTo(1.5, 6),
          wasted: expect.closeTo(180 + 36, 6),
          retrySuccessRatio: expect.closeTo(0.4, 6),
        },
      ],
      prometheus: { step: 'hour', windows: { asked: 24, known: 6 } },
    })
    const table = (await run(...days, '--organisation', 'default')).stdout
    expect(table).toMatch(/shop → pay +envoy +540 +360 +1\.5 +180 +72 +216/)
  })

  it.each([
    [['--from', '2026-08-01'], 'The days are missing'],
    [[...days, '--match', 'a="b'], 'as in PromQL'],
  ])('says what is wrong with %j', async (more, words) => {
    const { code, stdout, stderr } = await run('--organisation', 'default', ...more)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(words)
  })

  it('has options that say nothing of files', async () => {
    const { code, stderr } = await runHere('retries', 'traces.json', '--from', '2026-08-01')
    expect([code, stderr]).toEqual([2, expect.stringContaining('--from goes with --prometheus')])
  })
})

describe('services instrumented with the OpenTelemetry SDK for Node', () => {
  it.each(['json', 'protobuf'] as const)(
    'send %s, and a retrying client shows up with its carbon',
    async (encoding) => {
      const { id } = await ensureOrganisation({ slug: `otel-${encoding}`, name: encoding })
      const scope: Scope = { organisationId: id, teams: 'all' }
      const bill = join(folder, `bill-${encoding}.csv`)
      await writeFile(bill, awsBillCsv([{ 'lineItem/UsageAmount': '24' }]))
      await importFiles(scope, [bill])
      await saveTraceMapping(scope, {
        rules: [{ service: 'pay', usage: { account: ['000090000001'] } }],
        author: 'Ada',
        note: 'all of it',
        basedOn: 0,
      })
      const { token } = await createToken(scope, { name: 'sdk', scope: 'upload', expiresInDays: 1 })
      const exportTo = `${server.url}/api/v1/receiver`
      const pay = await startInstrumented({ role: 'pay', encoding, exportTo, token })
      const shop = await startInstrumented({ role: 'shop', encoding, exportTo, token, pay: pay.url })
      for (let request = 0; request < 4; request++) expect((await fetch(shop.url)).status).toBe(200)
      await shop.end()
      await pay.end()
      await importReceived(scope)
      for (const each of await listImports(scope)) await importEnded(scope, each.id)
      const days = `from=2026-06-01&to=${new Date().toISOString().slice(0, 10)}`
      const found = await api.ask(`/organisations/otel-${encoding}/retries?${days}`, RetriesBody)
      const [edge] = found.edges.filter(({ callee }) => callee === 'pay')
      expect(edge).toMatchObject({
        caller: 'shop',
        callee: 'pay',
        measures: { attempts: 12, logicalCalls: 4 },
      })
      expect(edge?.measures).toMatchObject({ amplification: 3, retries: 8, rescued: 4, wasted: 8 })
      expect(found.waste.attributedG.central).toBeGreaterThan(0)
      expect(edge?.policy.waste?.attributedG).toEqual(found.waste.attributedG)
      const total = found.services.find(({ service }) => service === 'pay')?.waste?.totalG.central ?? 0
      expect(found.waste.attributedG.central).toBeLessThan(total)
      const none = await api.ask(
        `/organisations/otel-${encoding}/retries/what-if?budget=0&${days}`,
        RetryWhatIfBody,
      )
      expect(none.saving.attributedG.central).toBeCloseTo(none.waste.attributedG.central, 9)
    },
  )
})
