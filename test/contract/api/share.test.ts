import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ReportBody } from '#app/api/_schema/emissions.ts'
import { ProgressBody, StartedImportBody } from '#app/api/_schema/import.ts'
import { CreatedShareLinkBody, ShareLinksBody } from '#app/api/_schema/share-link.ts'
import { formatMass, massUnit } from '#lib/domain/format/mass.ts'
import { withConnection } from '#lib/engine/duckdb/shared-engine.ts'
import { newSecretText } from '#lib/pipeline/secret-text.ts'
import { apiClient } from '../../support/api-client.ts'
import { BILL_OF_TEAMS, EVIL } from '../../support/bill-of-teams.ts'
import { columnSum } from '../../support/column-sum.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { dataDirWithDemo } from '../../support/template-demo.ts'
import { unzipped } from '../../support/unzipped.ts'
import { wordsOf } from '../../support/words-of.ts'

const OWN = '/organisations/default'
const JUNE = 'from=2026-06-01&to=2026-06-30'
/** Pages of which a link may show one team alone. */
const NARROWED_PAGES = [
  'overview',
  'services',
  'regions',
  'teams',
  'team',
  'logging',
  'kubernetes',
  'footprints',
  'report',
]

let server: TestServer
let api: ReturnType<typeof apiClient>
const folder = mkdtempSync(join(tmpdir(), 'headroom-share-'))
const secrets: string[] = []

async function importBill(name: string, body: string) {
  const uploadIds = [await api.upload(name, body)]
  const { importId } = await api.ask(`${OWN}/imports`, StartedImportBody, {
    ...api.sending('POST', { uploadIds }),
    status: 202,
  })
  for (;;) {
    const { state } = await api.ask(`/imports/${importId}/progress`, ProgressBody)
    if (state !== 'queued' && state !== 'running') return expect(state).toBe('active')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

async function share(page: string, search: string) {
  const wish = { page, search, expiresInDays: 14, author: 'Ada' }
  const made = await api.ask(`${OWN}/share-links`, CreatedShareLinkBody, {
    ...api.sending('POST', wish),
    status: 201,
  })
  secrets.push(made.path.replace('/s/', ''))
  return made
}

/** A page of June as a link to one team shows it, opened once for all that is said of it. */
const narrowed = new Map<string, Promise<string>>()
function narrowedPage(page: string): Promise<string> {
  const opened =
    narrowed.get(page) ??
    share(page, `${JUNE}&team=checkout`).then(async ({ path }) => (await open(path)).text())
  narrowed.set(page, opened)
  return opened
}

const open = (path: string, init: RequestInit = {}) => fetch(`${server.url}${path}`, init)

const total = async (query: string) =>
  (await api.ask(`${OWN}/emissions?group=service&${query}`, ReportBody)).total.totalKgCo2e

const shownAs = (kilograms: number) => formatMass(kilograms, massUnit(kilograms))

beforeAll(async () => {
  server = await startServer({ dataDir: await dataDirWithDemo() })
  api = apiClient(server.url)
  await importBill('june.csv', BILL_OF_TEAMS)
})
afterAll(async () => {
  await server?.remove()
  rmSync(folder, { recursive: true, force: true })
})

describe('an export', () => {
  it.each([
    ['services', JUNE],
    ['services', `${JUNE}&group=provider&method=market`],
    ['services', `${JUNE}&group=line`],
    ['services', `${JUNE}&group=resource`],
    ['overview', JUNE],
    ['overview', `${JUNE}&split=region`],
    ['regions', `${JUNE}&sort=grid`],
    ['teams', JUNE],
    ['team', `${JUNE}&team=checkout`],
  ])('of %s?%s has the total of the page as CSV, JSON and Parquet', async (page, query) => {
    const filter = query.replaceAll(/&?(group|sort|split)=[^&]*/g, '')
    const grams = (await total(filter)).central * 1000
    const csv = await api.text(`${OWN}/exports/${page}.csv?${query}`)
    expect(columnSum(csv, 'total_gco2e_central')).toBeCloseTo(grams, 6)

    const json = JSON.parse(await api.text(`${OWN}/exports/${page}.json?${query}`))
    const rows: { total_gco2e_central: number | null }[] = json.rows
    expect(rows.reduce((sum, row) => sum + (row.total_gco2e_central ?? 0), 0)).toBeCloseTo(grams, 6)
    expect(json.meta.total.totalKgCo2e.central * 1000).toBeCloseTo(grams, 6)

    const answer = await api.call(`${OWN}/exports/${page}.parquet?${query}`)
    const path = join(folder, 'export.parquet')
    writeFileSync(path, Buffer.from(await answer.arrayBuffer()))
    const [found] = await withConnection((connection) =>
      connection.select<{ grams: number; rows: number }>(
        `SELECT sum(total_gco2e_central) AS grams, count(*)::DOUBLE AS rows FROM read_parquet('${path}')`,
      ),
    )
    expect(found?.grams).toBeCloseTo(grams, 6)
    expect(found?.rows).toBe(rows.length)
    const [meta] = await withConnection((connection) =>
      connection.select<{ value: string }>(
        `SELECT decode(value) AS value FROM parquet_kv_metadata('${path}') WHERE decode(key) = 'headroom'`,
      ),
    )
    expect(JSON.parse(meta?.value ?? '')).toMatchObject({ snapshot: json.meta.snapshot, page })
  })

  it('is safe for spreadsheets in its text, true in its numbers, and raw where no spreadsheet reads it', async () => {
    const csv = await api.text(`${OWN}/exports/teams.csv?${JUNE}`)
    expect(csv).toContain(`"'${EVIL.replaceAll('"', '""')}"`)
    expect(csv).toMatch(/,-1\.25,/)
    const { rows } = JSON.parse(await api.text(`${OWN}/exports/teams.json?${JUNE}`))
    expect(rows.map((row: { team: string }) => row.team)).toContain(EVIL)
    expect(rows.find((row: { team: string }) => row.team === 'search').cost_usd).toBe(-1.25)
  })

  it('says of itself what it is, in JSON and beside a CSV', async () => {
    const query = `${JUNE}&team=checkout&sort=name`
    const { meta } = JSON.parse(await api.text(`${OWN}/exports/services.json?${query}`))
    expect(meta).toMatchObject({
      page: 'services',
      view: 'Services, Jun 2026, team checkout, location-based',
      demo: null,
      period: { from: '2026-06-01', to: '2026-06-30' },
      filter: 'team checkout',
      sort: 'name',
      method: 'location',
      factorSet: '2026.1',
      snapshot: expect.stringMatching(/^[0-9a-f]{16}$/),
      identity: { factorSet: '2026.1', method: 'location' },
    })
    expect(meta.url).toBe(
      `${server.url}/o/default/services?factors=2026.1&from=2026-06-01&method=location&sort=name&team=checkout&to=2026-06-30`,
    )
    const answer = await api.call(`${OWN}/exports/services.csv?${query}&meta=1`)
    const files = await unzipped(Buffer.from(await answer.arrayBuffer()))
    const [name] = /headroom-[a-z0-9-]+\.csv/.exec([...files.keys()].join(' ')) ?? []
    expect(files.get(name ?? '')).toBe(await api.text(`${OWN}/exports/services.csv?${query}`))
    const { generatedAt: _, ...beside } = JSON.parse(
      files.get(name?.replace('.csv', '.meta.json') ?? '') ?? '',
    )
    const { generatedAt: __, ...said } = meta
    expect(beside).toEqual(said)
  })

  it('of what there is not is not found', async () => {
    for (const file of [
      'services.xml',
      'services',
      'nothing.csv',
      'services.csv.csv',
      'team.csv',
      'team.csv?team=nobody',
    ])
      expect(await api.problem(`${OWN}/exports/${file}`)).toMatchObject({ status: 404 })
  })

  it('of the demo says in its name and in every row that it is one', async () => {
    for (const file of ['regions.csv', 'imports.csv']) {
      const answer = await api.call(`/organisations/demo/exports/${file}`)
      expect(answer.headers.get('content-disposition')).toMatch(/filename="headroom-demo-data-/)
      const [header, ...rows] = (await answer.text()).trim().split('\n')
      expect(header?.split(',').at(-1)).toBe('data')
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.every((row) => row.endsWith(',Demo data: invented bills of an invented company.'))).toBe(
        true,
      )
    }
  })
})

describe('a share link', () => {
  it('is made of a page, a view, an end and an author, and of nothing else', async () => {
    const good = { page: 'services', search: '', expiresInDays: 14, author: 'Ada' }
    for (const change of [
      { page: 'imports' },
      { page: 'team' },
      { expiresInDays: 0 },
      { expiresInDays: 91 },
      { expiresInDays: undefined },
      { author: ' ' },
      { slug: 'demo' },
    ])
      expect(
        await api.problem(`${OWN}/share-links`, api.sending('POST', { ...good, ...change })),
        JSON.stringify(change),
      ).toMatchObject({ status: 400 })
  })

  it('pins what its view leaves to a default, and its secret is shown once', async () => {
    const { path, ...made } = await share('services', 'team=checkout')
    expect(path).toMatch(/^\/s\/hs_[A-Za-z0-9_-]{43}[0-9a-f]{8}$/)
    expect(made).toMatchObject({
      search: 'factors=2026.1&from=2026-06-10&method=location&team=checkout&to=2026-06-10',
      view: 'Services, Jun 10, 2026, team checkout, location-based',
      author: 'Ada',
    })
    const { shareLinks } = await api.ask(`${OWN}/share-links`, ShareLinksBody)
    expect(shareLinks[0]).toEqual(made)
    expect(JSON.stringify(shareLinks)).not.toContain(path.replace('/s/', ''))
  })

  it('shows exactly its view, by no name of the organisation and with no way out', async () => {
    const { path } = await share('services', `${JUNE}&team=checkout`)
    const answer = await open(path)
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('x-robots-tag')).toMatch(/noindex/)
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('cache-control')).toMatch(/no-store/)
    expect(wordsOf(html)).toContain(shownAs((await total(`${JUNE}&team=checkout`)).central))
    expect(wordsOf(html)).toContain('Services, Jun 2026, team checkout, location-based')
    expect(html).not.toMatch(/\/o\/default|\/api\/v1/)
    expect(html).not.toContain('<nav')
    expect(wordsOf(html)).not.toMatch(/search|HYPERLINK/)
  })

  it.each(NARROWED_PAGES)('of %s leads nowhere but to itself', async (page) => {
    const html = await narrowedPage(page)
    const links = [...html.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, href = '']) => href)
    const outside = links.filter((href) => !/^(\?explain=|#|\/s\/hs_|\/_next\/|\/icon)/.test(href))
    expect(outside.filter((href) => !/^https:\/\//.test(href))).toEqual([])
  })

  it('is not widened by any parameter', async () => {
    const { path } = await share('services', `${JUNE}&team=checkout`)
    const shown = wordsOf(await (await open(path)).text())
    for (const query of [
      'team=search',
      'team=',
      'from=2020-01-01&period=all',
      'method=market',
      'group=provider',
      'q=x',
    ])
      expect(wordsOf(await (await open(`${path}?${query}`)).text()), query).toBe(shown)
    const csv = await (await open(`${path}/export/csv`)).text()
    expect(csv).toBe(await api.text(`${OWN}/exports/services.csv?${JUNE}&team=checkout`))
    expect(await (await open(`${path}/export/csv?team=search&period=all`)).text()).toBe(csv)
    const { meta } = JSON.parse(await (await open(`${path}/export/json?page=teams`)).text())
    expect(meta).toMatchObject({ page: 'services', filter: 'team checkout', url: null })
  })

  it('explains its figures with evidence, and no others', async () => {
    const { path } = await share('services', `${JUNE}&team=checkout`)
    const explained = async (key: string) =>
      (await open(`${path}/evidence?${new URLSearchParams({ explain: key })}`)).status
    expect(await explained('total')).toBe(200)
    expect(await explained('region=eu-west-1')).toBe(200)
    expect(await explained('team=checkout')).toBe(200)
    expect(await explained('team=search')).toBe(404)
    const page = wordsOf(await (await open(`${path}?explain=team%3Dsearch`)).text())
    expect(page).toBe(wordsOf(await (await open(path)).text()))
  })

  it.each(NARROWED_PAGES)(
    'of %s of one team tells of no other, not even in what the page does not show',
    async (page) => {
      expect(await narrowedPage(page)).not.toMatch(/evil\.example|june\.csv/)
    },
  )

  it.each(['overview', 'services', 'regions', 'teams', 'logging', 'kubernetes', 'footprints', 'report'])(
    'of %s of one region tells of no team, account or file that is not in it, in page, export or evidence',
    async (page) => {
      const { path } = await share(page, `${JUNE}&region=eu-north-1`)
      const bodies = [await (await open(path)).text()]
      if (page !== 'report') bodies.push(await (await open(`${path}/export/json`)).text())
      const pack = await unzipped(Buffer.from(await (await open(`${path}/evidence`)).arrayBuffer()))
      for (const text of [...bodies, ...pack.values()])
        expect(text).not.toMatch(/evil\.example|checkout|june\.csv/)
      expect(pack.get('headroom-evidence/lines.csv')).toContain('search')
    },
  )

  it('of one team has evidence without the rules of others and the files of everybody', async () => {
    const evidenceOf = async (search: string) => {
      const { path } = await share('services', search)
      const files = await unzipped(Buffer.from(await (await open(`${path}/evidence`)).arrayBuffer()))
      const read = (name: string) => JSON.parse(files.get(`headroom-evidence/${name}`) ?? '')
      return { rules: read('rules.json'), figure: read('figure.json') }
    }
    const all = await evidenceOf(JUNE)
    expect(all.rules.teamRules).toHaveProperty('version')
    expect(JSON.stringify(all.figure.data)).toContain('june.csv')
    const one = await evidenceOf(`${JUNE}&team=checkout`)
    expect(one.rules.teamRules).toMatchObject({
      version: all.rules.teamRules.version,
      rules: [{ position: 1, decided: true }],
    })
    expect(JSON.stringify(one.figure.data)).not.toMatch(/june\.csv|billingAccountId/)
    const { central } = await total(`${JUNE}&team=checkout`)
    expect(one.figure.figure.totalKgCo2e.central).toBeCloseTo(central, 12)
  })

  it('is no key to anything else', async () => {
    const { path, id } = await share('services', JUNE)
    const secret = path.replace('/s/', '')
    for (const other of [
      '/teams',
      '/overview',
      '/export',
      '/export/xml',
      '/export/services.csv',
      '/settings',
      `/${id}`,
    ])
      expect((await open(`${path}${other}`)).status, other).toBe(404)
    const answers = []
    for (const token of [secret, newSecretText('hs')])
      for (const asked of [
        `${OWN}/emissions`,
        '/organisations/demo/emissions',
        '/organisations',
        '/nothing',
      ]) {
        const answer = await api.problem(asked, { headers: { authorization: `Bearer ${token}` } })
        answers.push([answer.status, answer.code, answer.happened, answer.next])
      }
    expect(answers[0]?.[0]).toBe(404)
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  it('gives one answer for a link that is revoked, unknown or none', async () => {
    const { path, id } = await share('services', JUNE)
    const wrongBodies = await Promise.all(
      [{}, { author: '' }].map((body) =>
        api.problem(`${OWN}/share-links/${id}`, api.sending('DELETE', body)),
      ),
    )
    expect(wrongBodies).toMatchObject([{ status: 400 }, { status: 400 }])
    const revoke = api.sending('DELETE', { author: 'Bob' })
    expect((await api.call(`/organisations/demo/share-links/${id}`, revoke)).status).toBe(404)
    expect((await api.call(`${OWN}/share-links/${id}`, revoke)).status).toBe(204)
    const answers = []
    for (const each of [
      path,
      `/s/hs_${'A'.repeat(43)}00000000`,
      '/s/:secret',
      `/s/${'x'.repeat(3000)}`,
      `/s/${id}`,
    ]) {
      const page = await open(each)
      const said = async (answer: Response) => {
        const { error } = await answer.json()
        return [answer.status, error.code, error.happened, error.next]
      }
      answers.push({
        page: [page.status, wordsOf(await page.text())],
        csv: await said(await open(`${each}/export/csv`)),
        evidence: await said(await open(`${each}/evidence`)),
      })
    }
    expect(answers[0]?.page[0]).toBe(404)
    expect(answers[0]?.csv.slice(0, 2)).toEqual([404, 'not-found'])
    expect(answers[0]?.evidence).toEqual(answers[0]?.csv)
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  it('says when the figures behind it have changed', async () => {
    const { path } = await share('services', JUNE)
    const before = wordsOf(await (await open(path)).text())
    expect(before).toContain('Bills, rules and factors are the same')
    const july = BILL_OF_TEAMS.replaceAll('2026-06-', '2026-07-').replaceAll(
      '2026-07-01T00:00:00Z,2026-07-01',
      '2026-07-01T00:00:00Z,2026-08-01',
    )
    await importBill('july.csv', july)
    const after = wordsOf(await (await open(path)).text())
    expect(after).toContain('The figures have changed since this link was made.')
    expect(after).toMatch(/: the bills\./)
    expect(after).toContain(shownAs((await total(JUNE)).central))
  })

  it('has a secret that is in no log', () => {
    expect(secrets.length).toBeGreaterThan(5)
    for (const secret of secrets) expect(server.output()).not.toContain(secret)
  })
})
