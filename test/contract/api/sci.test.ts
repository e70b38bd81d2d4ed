import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { BadgesBody, CreatedBadgeBody } from '#app/api/_schema/sci-badge.ts'
import { BoundariesBody, BoundaryBody } from '#app/api/_schema/sci-boundary.ts'
import { SciCheckBody } from '#app/api/_schema/sci-check.ts'
import { CountImportBody, CountsBody, CountsReadBody } from '#app/api/_schema/sci-counts.ts'
import { ComparisonBody, ScoreBody } from '#app/api/_schema/sci-score.ts'
import * as badge from '#app/api/v1/badges/[file]/route.ts'
import * as revoke from '#app/api/v1/organisations/[slug]/sci/badges/[id]/route.ts'
import * as badges from '#app/api/v1/organisations/[slug]/sci/badges/route.ts'
import * as boundaryHistory from '#app/api/v1/organisations/[slug]/sci/boundaries/history/route.ts'
import * as boundaries from '#app/api/v1/organisations/[slug]/sci/boundaries/route.ts'
import * as withdraw from '#app/api/v1/organisations/[slug]/sci/boundaries/withdraw/route.ts'
import * as compare from '#app/api/v1/organisations/[slug]/sci/compare/route.ts'
import * as constant from '#app/api/v1/organisations/[slug]/sci/counts/constant/route.ts'
import * as readCsv from '#app/api/v1/organisations/[slug]/sci/counts/read-csv/route.ts'
import * as counts from '#app/api/v1/organisations/[slug]/sci/counts/route.ts'
import * as exported from '#app/api/v1/organisations/[slug]/sci/export/route.ts'
import * as score from '#app/api/v1/organisations/[slug]/sci/score/route.ts'
import * as organisations from '#app/api/v1/organisations/route.ts'
import * as check from '#app/api/v1/sci/check/route.ts'
import { EXIT_CODES } from '#lib/cli/errors.ts'
import { createToken } from '#lib/pipeline/create-token.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { apiClient } from '#test/support/api-client.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { serveRoutes } from '#test/support/route-server.ts'
import { runHere } from '#test/support/run-here.ts'
import { dataDirWithDemo } from '#test/support/template-demo.ts'

await ownTestDataDir(dataDirWithDemo)

const AT = '/organisations/{slug}/sci'
const DEMO = '/organisations/demo/sci'
const SHOP = { boundary: 'Shop checkout' }
const SEPTEMBER = { from: '2026-09-01', to: '2026-09-30' }
const by = { author: 'Ada', note: 'try' }

let api: ReturnType<typeof apiClient>
let server: Awaited<ReturnType<typeof serveRoutes>>
let token: string

const asked = (path: string, query: Record<string, string>) => `${DEMO}/${path}?${new URLSearchParams(query)}`

beforeAll(async () => {
  const demo = (await listOrganisations()).find(({ slug }) => slug === 'demo')
  const scope = { organisationId: demo?.id ?? '', teams: 'all' } as const
  token = (await createToken(scope, { name: 'ci', scope: 'read', expiresInDays: 1 })).token
  server = await serveRoutes({
    '/organisations': organisations,
    [`${AT}/boundaries`]: boundaries,
    [`${AT}/boundaries/history`]: boundaryHistory,
    [`${AT}/boundaries/withdraw`]: withdraw,
    [`${AT}/counts`]: counts,
    [`${AT}/counts/read-csv`]: readCsv,
    [`${AT}/counts/constant`]: constant,
    [`${AT}/score`]: score,
    [`${AT}/export`]: exported,
    [`${AT}/compare`]: compare,
    [`${AT}/badges`]: badges,
    [`${AT}/badges/{id}`]: revoke,
    '/badges/{file}': badge,
    '/sci/check': check,
  })
  api = apiClient(server.url)
})
afterAll(() => server?.close())

/** Runs `headroom sci …` against this server. */
function sci(...args: readonly string[]) {
  vi.stubEnv('HEADROOM_TOKEN', token)
  return runHere('sci', ...args, '--server', server.url, '--organisation', 'demo')
}

describe('a boundary', () => {
  const components = [{ name: 'all', selection: { team: ['search'] }, inside: true }]
  const define = (body: object, status = 201) =>
    api.ask(`${DEMO}/boundaries`, BoundaryBody, {
      ...api.sending('POST', { components, ...by, ...body }),
      status,
    })

  it('is defined, counted, scored, changed and withdrawn', async () => {
    expect(await define({ name: 'search', basedOn: 0 })).toMatchObject({
      version: 1,
      allocation: null,
    })
    const again = api.sending('POST', { name: 'search', components, ...by, basedOn: 0 })
    expect(await api.problem(`${DEMO}/boundaries`, again)).toMatchObject({ status: 409 })
    await define({ name: 'search', description: 'finds', basedOn: 1 })

    const constantly = {
      boundary: 'search',
      operation: 'query',
      unit: 'query',
      perDay: 1000,
      ...SEPTEMBER,
      ...by,
    }
    await api.ask(`${DEMO}/counts/constant`, CountImportBody, {
      ...api.sending('POST', constantly),
      status: 201,
    })
    const csv = 'day,operation,count\n2026-09-01,query,500\n'
    const kept = { boundary: 'search', csv, units: [{ operation: 'query', unit: 'query' }], ...by }
    await api.ask(`${DEMO}/counts`, CountImportBody, { ...api.sending('POST', kept), status: 201 })
    const { operations, imports } = await api.ask(asked('counts', { boundary: 'search' }), CountsBody)
    expect(operations).toEqual([
      {
        operation: 'query',
        unit: 'query',
        sources: ['constant', 'csv'],
        ...SEPTEMBER,
        days: 30,
        partDays: 0,
        count: 29_500,
      },
    ])
    expect(imports.map(({ version, source }) => [version, source])).toEqual([
      [2, 'csv'],
      [1, 'constant'],
    ])
    const other = api.sending('POST', { ...kept, units: [{ operation: 'query', unit: '1,000 queries' }] })
    expect(await api.problem(`${DEMO}/counts`, other)).toMatchObject({ status: 409 })

    const found = await api.ask(asked('score', { boundary: 'search', ...SEPTEMBER }), ScoreBody)
    expect(found).toMatchObject({ boundary: { version: 2, description: 'finds' }, countedDays: 30, gaps: [] })
    expect(found.score.ok && found.score.functionalUnits).toBe(29_500)

    const { boundaries: versions } = await api.ask(
      asked('boundaries/history', { boundary: 'search' }),
      BoundariesBody,
    )
    expect(versions.map(({ version }) => version)).toEqual([2, 1])
    const gone = api.sending('POST', { name: 'search', author: 'Ada' })
    expect((await api.call(`${DEMO}/boundaries/withdraw`, gone)).status).toBe(204)
    const { boundaries: left } = await api.ask(`${DEMO}/boundaries`, BoundariesBody)
    expect(left.map(({ name }) => name)).toEqual(['Shop checkout'])
    expect(await api.problem(asked('score', { boundary: 'search' }))).toMatchObject({ status: 404 })
  })

  it('that leaves something out silently is refused with the place', async () => {
    const narrow = [{ name: 'x', selection: { team: ['search'], category: ['compute'] }, inside: true }]
    const body = api.sending('POST', { name: 'narrow', components: narrow, ...by })
    expect(await api.problem(`${DEMO}/boundaries`, body)).toMatchObject({
      status: 400,
      next: expect.stringMatching(/^components\.0: .*logging/),
    })
  })

  it('says what is wrong with counts in which line, and keeps nothing', async () => {
    const csv = 'day,operation,count\n2026-09-01,order,-1\n2026-09-02,order,2\n'
    expect(await api.ask(`${DEMO}/counts/read-csv`, CountsReadBody, api.sending('POST', { csv }))).toEqual({
      counts: [],
      faults: [{ line: 2, fault: 'The count -1 is negative.' }],
    })
    const body = api.sending('POST', { ...SHOP, csv, ...by })
    expect(await api.problem(`${DEMO}/counts`, body)).toMatchObject({
      status: 400,
      next: expect.stringContaining('Line 2'),
    })
  })

  it('is not changed by a token for reading', async () => {
    const body = api.sending('POST', { name: 'x', components, ...by })
    const as = { ...body, headers: { ...body.headers, authorization: `Bearer ${token}` } }
    expect(await api.problem(`${DEMO}/boundaries`, as)).toMatchObject({ status: 403 })
  })
})

it('two periods are compared, and the method cannot be chosen', async () => {
  const query = { ...SHOP, ...SEPTEMBER, baseFrom: '2026-06-01', baseTo: '2026-06-30' }
  const { comparison, base, now } = await api.ask(asked('compare', query), ComparisonBody)
  expect(comparison).toMatchObject({ ok: true, direction: 'up' })
  expect(base.countedDays).toBe(27)
  const market = await api.ask(asked('score', { ...SHOP, ...SEPTEMBER, method: 'market' }), ScoreBody)
  expect(market).toEqual(now)
})

describe('a score as a document', () => {
  const june = { ...SHOP, from: '2026-06-01', to: '2026-06-30' }
  const read = (format: string, query: Record<string, string> = june) =>
    api.text(asked('export', { ...query, format, contactName: 'Ada', contactEmail: 'ada@example.org' }))

  it('has the very figures of the score, without the days that are in none', async () => {
    const { score: known, emissions } = await api.ask(asked('score', june), ScoreBody)
    const [components, total, imp] = await Promise.all(
      ['manifest', 'manifest-total', 'imp'].map((format) => read(format)),
    )
    const aggregated = parse(components ?? '').tree.aggregated
    expect(aggregated.carbon).toBeCloseTo(emissions.totalKgCo2e.central * 1000, 6)
    expect(aggregated.energy).toBeCloseTo(emissions.energyKwh.central, 6)
    const starts = parse(components ?? '').tree.children.boundary.children.Logs.inputs.map(
      (input: { timestamp: unknown }) => String(input.timestamp).slice(0, 10),
    )
    expect(starts).toEqual(['2026-06-01', '2026-06-13'])
    expect(total).toContain('Divide')
    const sciG = known.ok ? known.sciG.central : Number.NaN
    expect(parse(imp ?? '').calculation.score.value).toBeCloseTo(sciG, 9)
    expect(parse(imp ?? '').functional_unit.total_units).toBe(known.ok && known.functionalUnits)
  })

  it('says in its report what is inside, where R is from and who answers for it', async () => {
    const report = await read('report')
    for (const said of [
      'Shop checkout',
      'Databases',
      'csv, import 1; 27 of 30 days',
      'Ada',
      'location-based',
    ])
      expect(report).toContain(said)
  })

  it('is refused where there is no score', async () => {
    const gap = { ...june, from: '2026-06-10', to: '2026-06-11' }
    expect(await api.problem(asked('export', { ...gap, format: 'imp' }))).toMatchObject({
      status: 422,
      code: 'not-computable',
    })
  })
})

describe('a badge', () => {
  const make = async () =>
    api.ask(`${DEMO}/badges`, CreatedBadgeBody, {
      ...api.sending('POST', { ...SHOP, operation: 'checkout', days: 18, author: 'Ada' }),
      status: 201,
    })
  const open = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, { headers })

  it('shows one number and names nobody', async () => {
    const { path } = await make()
    const answer = await open(path)
    const svg = await answer.text()
    expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
    expect(
      svg
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    ).toBe('SCI 0.507 gCO2e/order SCI 0.507 gCO2e/order')
    expect(svg).not.toMatch(/shop|checkout|demo|larkspur/i)
    const etag = answer.headers.get('etag') ?? ''
    expect((await open(path, { 'if-none-match': etag })).status).toBe(304)
  })

  it('is listed without its secret', async () => {
    const { path, ...made } = await make()
    const list = await api.ask(`${DEMO}/badges`, BadgesBody)
    expect(list.badges).toContainEqual(made)
    expect(JSON.stringify(list)).not.toContain(/hb_[^.]+/.exec(path)?.[0] ?? '-')
  })

  it('that is revoked, was never made, or is none gives one answer', async () => {
    const { path, id } = await make()
    const end = api.sending('DELETE', { author: 'Ada' })
    expect((await api.call(`${DEMO}/badges/${id}`, end)).status).toBe(204)
    const answers = []
    for (const each of [
      path,
      `/api/v1/badges/hb_${'A'.repeat(43)}00000000.svg`,
      '/api/v1/badges/x',
      `/api/v1/badges/${id}.svg`,
    ]) {
      const answer = await open(each)
      answers.push([answer.status, await answer.text(), Object.fromEntries(answer.headers)])
    }
    expect(answers[0]?.[0]).toBe(404)
    for (const answer of answers) expect({ ...answer, 2: null }).toEqual({ ...answers[0], 2: null })
  })
})

describe('headroom sci', () => {
  const september = ['--boundary', 'Shop checkout', '--period', '2026-09'] as const

  it('says the score of a boundary, as JSON and for people', async () => {
    const json = await sci(...september, '--json')
    expect(json.code).toBe(0)
    const answer = await api.ask(asked('score', { ...SHOP, ...SEPTEMBER }), ScoreBody)
    expect(JSON.parse(json.stdout)).toEqual(answer)
    const text = await sci(...september)
    expect(text.stdout).toMatch(/SCI +499 mg \(.*\) CO2e per order/)
    expect(text.stdout).toMatch(/Logs: .*%/)
  })

  it.each([
    [['--max', '0.5g'], 0],
    [['--max', '0.49g'], EXIT_CODES['limit-exceeded']],
    [['--max', '498mg'], EXIT_CODES['limit-exceeded']],
    [['--max', '0.0005kg', '--on', 'high'], EXIT_CODES['limit-exceeded']],
    [['--max', '2g', '--on', 'high'], 0],
    [['--max', '0.5'], EXIT_CODES['bad-arguments']],
    [[], EXIT_CODES['bad-arguments']],
    [['--max', '1g', '--operation', 'nothing'], EXIT_CODES['not-found']],
  ])('gate %j ends with %d', async (args, code) => {
    const ended = await sci('gate', ...september, ...args)
    expect([ended.code, ended.stderr]).toEqual([
      code,
      code === 0 ? '' : expect.stringContaining('headroom: '),
    ])
  })

  it('gate lets nothing pass of which there is no score', async () => {
    const ended = await sci(
      'gate',
      '--boundary',
      'Shop checkout',
      '--period',
      '2026-06-10..2026-06-11',
      '--max',
      '1kg',
    )
    expect(ended).toMatchObject({
      code: EXIT_CODES['not-computable'],
      stderr: expect.stringContaining('cannot be computed'),
    })
    expect(EXIT_CODES['not-computable']).not.toBe(EXIT_CODES['limit-exceeded'])
  })
})

describe('somebody’s calculation', () => {
  const sent = (text: string) => api.sending('POST', { text })

  it('is checked: each finding with its line, what was published and what its terms give', async () => {
    const text = JSON.stringify({ functionalUnits: 1000, components: [], published: {} }, null, 1)
    expect((await api.ask('/sci/check', SciCheckBody, sent(text))).kind).toBe('calculation')
    const wrong =
      'components:\n  - { name: app, operationalG: 100, embodiedG: 10 }\npublished: { carbonG: 90 }\n'
    const { findings } = await api.ask('/sci/check', SciCheckBody, sent(wrong))
    expect(findings).toContainEqual(
      expect.objectContaining({ where: 'published.carbonG', line: 3, published: 90, corrected: 110 }),
    )
  })

  it('is refused in words where it is none, or too large; nothing in it is run', async () => {
    expect(await api.problem('/sci/check', sent('a: ['))).toMatchObject({ status: 422 })
    expect(await api.problem('/sci/check', sent('{}'))).toMatchObject({ status: 422 })
    expect(await api.problem('/sci/check', sent(''))).toMatchObject({ status: 400 })
    expect(await api.problem('/sci/check', sent('x'.repeat(1_000_001)))).toMatchObject({ status: 413 })
    expect(await api.problem('/sci/check', sent('!!js/function "function () {}"'))).toMatchObject({
      status: 422,
    })
  })
})
