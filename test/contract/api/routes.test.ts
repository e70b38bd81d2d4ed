import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ReportBody } from '#app/api/_schema/emissions.ts'
import { ExplanationBody } from '#app/api/_schema/explanation.ts'
import { ImportsBody, ProgressBody, StartedImportBody } from '#app/api/_schema/import.ts'
import { OrganisationsBody } from '#app/api/_schema/organisation.ts'
import { PreflightBody } from '#app/api/_schema/preflight.ts'
import {
  TeamRuleSetBody,
  TeamRulesBody,
  TeamRulesHistoryBody,
  TeamRulesPreviewBody,
  TeamRulesReadBody,
} from '#app/api/_schema/team-rules.ts'
import { DIMENSIONS } from '#lib/domain/report/emissions.ts'
import { apiClient } from '../../support/api-client.ts'
import { runHere } from '../../support/run-here.ts'
import { startServer, type TestServer } from '../../support/server.ts'
import { awsBillCsv } from '../../support/small-bill.ts'

const START_MILLISECONDS = 300_000

let server: TestServer
let api: ReturnType<typeof apiClient>

beforeAll(async () => {
  server = await startServer()
  api = apiClient(server.url)
}, START_MILLISECONDS)
afterAll(() => server?.remove())

const SLUG = 'default'
const BILL = awsBillCsv([
  {},
  {
    'resourceTags/user:team': 'search',
    'product/regionCode': 'eu-north-1',
    'lineItem/UsageType': 'EUN1-BoxUsage:m5.large',
  },
  {
    'resourceTags/user:team': '=HYPERLINK("http://evil.example")',
    'lineItem/UsageAccountId': '000090000002',
  },
  { 'lineItem/LineItemType': 'Tax', 'lineItem/UnblendedCost': '1.11', 'resourceTags/user:team': '' },
  { 'lineItem/UsageAmount': 'many' },
])

const emissions = (query = '') => api.ask(`/organisations/${SLUG}/emissions?${query}`, ReportBody)
const imports = async () => (await api.ask(`/organisations/${SLUG}/imports`, ImportsBody)).imports

async function ended(importId: string) {
  for (;;) {
    const progress = await api.ask(`/imports/${importId}/progress`, ProgressBody)
    if (progress.state !== 'queued' && progress.state !== 'running') return progress
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const preflight = async (...uploadIds: string[]) =>
  api.ask(`/organisations/${SLUG}/preflight`, PreflightBody, api.sending('POST', { uploadIds }))

async function importBill(name: string, body: string, onOverlap: 'replace' | 'cancel' = 'replace') {
  const started = await api.ask(`/organisations/${SLUG}/imports`, StartedImportBody, {
    ...api.sending('POST', { uploadIds: [await api.upload(name, body)], onOverlap }),
    status: 202,
  })
  return { ...started, progress: await ended(started.importId) }
}

describe('a bill by way of the API', () => {
  let importId: string

  it('is looked at before anything is imported', async () => {
    const { bills, refused } = await preflight(await api.upload('june/größe=1.csv', BILL))
    expect(refused).toEqual([])
    expect(bills).toMatchObject([
      {
        format: 'aws-cur',
        version: 'legacy',
        files: [{ name: 'june/größe=1.csv', container: 'csv' }],
        rows: { count: 5 },
        currencies: ['USD'],
        tagKeys: ['team'],
        overlaps: [],
      },
    ])
    expect(bills[0]?.accounts).toContain('000090000002')
    expect(await imports()).toEqual([])
  })

  it('is imported, with every row accounted for', async () => {
    const started = await importBill('june.csv', BILL)
    expect(started).toMatchObject({
      alreadyImported: false,
      progress: { state: 'active', step: 'finished', share: 1, rows: 5, secondsLeft: 0 },
    })
    importId = started.importId
    expect(await imports()).toMatchObject([
      {
        id: importId,
        state: 'active',
        fileNames: ['june.csv'],
        rows: { read: 5, kept: 3, excluded: 1, rejected: 1 },
        format: 'aws-cur',
        formatVersion: 'legacy',
      },
    ])
  })

  it('replaces nothing where it is told to cancel instead', async () => {
    const before = await emissions()
    const other = BILL.replace('2.568', '9.99')
    const { bills } = await preflight(await api.upload('june-2.csv', other))
    expect(bills[0]?.overlaps).toMatchObject([{ importId, fileNames: ['june.csv'] }])
    const refused = await importBill('june-2.csv', other, 'cancel')
    expect(refused.progress).toMatchObject({
      state: 'cancelled',
      error: expect.stringMatching(/not to replace/),
    })
    expect(await emissions()).toEqual(before)
  })

  it('has the figures that the command line prints', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'headroom-cli-'))
    try {
      writeFileSync(join(folder, 'june.csv'), BILL)
      for (const group of ['team,region', 'account', 'day', 'kind']) {
        const { stdout, stderr } = await runHere(
          'estimate',
          join(folder, 'june.csv'),
          '--group',
          group,
          '--json',
        )
        expect(stderr).toBe('')
        const printed = ReportBody.parse(JSON.parse(stdout))
        expect(await emissions(`group=${group}`)).toEqual({ ...printed, period: expect.anything() })
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it.each([...DIMENSIONS])('adds up by %s', async (dimension) => {
    const { total, groups } = await emissions(`group=${dimension}`)
    const sum = groups.reduce((all, group) => all + group.totalKgCo2e.central, 0)
    expect(sum).toBeCloseTo(total.totalKgCo2e.central, 9)
    for (const group of groups) expect(Object.keys(group.key)).toEqual([dimension])
  })

  it('is narrowed by filters, of which one may be given twice', async () => {
    const all = await emissions('group=team')
    const two = await emissions('group=team&team=checkout&team=search')
    expect(two.groups.map((group) => group.key.team).sort()).toEqual(['checkout', 'search'])
    expect(two.groups).toEqual(
      all.groups.filter((group) => ['checkout', 'search'].includes(group.key.team ?? '')),
    )
    expect((await emissions('from=2026-06-11')).groups).toEqual([])
  })

  it('is a CSV file with the same numbers, in which no text runs', async () => {
    const csv = await api.text(`/organisations/${SLUG}/emissions.csv?group=team`)
    const { groups } = await emissions('group=team')
    for (const group of groups) expect(csv).toContain(String(group.totalKgCo2e.central))
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
    expect(csv.split('\n')[0]).toMatch(/^team,rows,energy_kwh_low,/)
  })

  it('explains every figure: the explanation adds up to it', async () => {
    for (const query of ['', 'team=search', 'method=market&region=eu-west-1', 'factors=ccf-2024']) {
      const explained = await api.ask(`/organisations/${SLUG}/explain?${query}`, ExplanationBody)
      expect(explained.emissions).toEqual((await emissions(`${query}&group=`)).total)
      const sum = explained.kinds.reduce((all, kind) => all + kind.totalKgCo2e.central, 0)
      expect(sum).toBeCloseTo(explained.emissions.totalKgCo2e.central, 9)
    }
  })

  it('gives back the row that could not be read, with its line and the reason', async () => {
    const csv = await api.text(`/organisations/${SLUG}/imports/${importId}/rejected.csv`)
    expect(csv).toMatch(/june\.csv|bill/)
    expect(csv).toMatch(/\b6\b.*UsageAmount is not a number/)
    expect(csv).toContain('many')
  })

  it('counts once however often it is imported', async () => {
    const before = await emissions()
    const { alreadyImported } = await preflight(await api.upload('again.csv', BILL))
    expect(alreadyImported).toBe(importId)
    expect(await importBill('again.csv', BILL)).toMatchObject({ importId, alreadyImported: true })
    expect(await emissions()).toEqual(before)
  })

  it('finds its teams by the rules that are set, as their preview has said', async () => {
    const path = `/organisations/${SLUG}/team-rules`
    const teams = async () =>
      new Map((await emissions('group=team')).groups.map(({ key, totalKgCo2e }) => [key.team, totalKgCo2e]))
    const before = await teams()
    const abroad = { subject: 'account', key: '', test: 'is', values: ['000090000002'] }
    const rules = [
      { id: 'abroad', when: [abroad], gives: { team: 'abroad' } },
      {
        id: 'all',
        when: [{ subject: 'tag', key: 'Team', test: 'starts-with', values: ['sea'] }],
        gives: { shared: true },
      },
    ]
    const tried = { rules, sharedSplit: { by: 'even', weights: [] } }
    const preview = await api.ask(`${path}/preview`, TeamRulesPreviewBody, api.sending('POST', tried))
    expect(await teams()).toEqual(before)
    expect(preview.matches.map(({ ruleId }) => ruleId)).toEqual(['abroad', 'all', null])
    expect(preview.moves.map(({ from, to }) => `${from} → ${to}`).sort()).toEqual([
      '=HYPERLINK("http://evil.example") → abroad',
      'checkout → unallocated',
      'search → shared',
    ])

    const { inForce } = await api.ask(path, TeamRulesBody)
    const saving = { ...tried, author: 'Ann', note: 'A test', basedOn: inForce.version }
    const saved = await api.ask(path, TeamRuleSetBody, api.sending('PUT', saving))
    expect(saved).toMatchObject({ ...tried, version: 2, author: 'Ann', note: 'A test' })
    const after = await teams()
    expect([...after.keys()].sort()).toEqual(['abroad', 'shared', 'unallocated'])
    for (const { team, after: said } of preview.teams)
      expect(said.central).toBeCloseTo(after.get(team)?.central ?? 0, 9)
    const { versions } = await api.ask(`${path}/history`, TeamRulesHistoryBody)
    expect(versions.map(({ version, author }) => [version, author])).toEqual([
      [2, 'Ann'],
      [1, ''],
    ])
    expect(await api.problem(path, api.sending('PUT', saving))).toMatchObject({ status: 409 })
    const unknown = api.sending('POST', { ...tried, against: 99 })
    expect(await api.problem(`${path}/preview`, unknown)).toMatchObject({ status: 404 })

    const csv = await api.text(`${path}.csv`)
    const read = await api.ask(`${path}/read-csv`, TeamRulesReadBody, api.sending('POST', { csv }))
    expect(read).toEqual({ rules, faults: [] })
    const wrong = api.sending('POST', { csv: `${csv}more,colour,,is,x,team,y\n` })
    expect((await api.ask(`${path}/read-csv`, TeamRulesReadBody, wrong)).faults).toMatchObject([{ line: 4 }])

    await api.ask(
      path,
      TeamRuleSetBody,
      api.sending('PUT', {
        rules: inForce.rules,
        sharedSplit: inForce.sharedSplit,
        author: 'Ann',
        note: 'Back',
      }),
    )
    expect(await teams()).toEqual(before)
  })

  it('restores every total when it is deleted', async () => {
    const answer = await api.call(`/organisations/${SLUG}/imports/${importId}`, { method: 'DELETE' })
    expect(answer.status).toBe(204)
    expect((await imports()).filter(({ state }) => state === 'active')).toEqual([])
    expect(await emissions()).toMatchObject({ period: null, groups: [], rows: { read: 0 } })
    expect(
      await api.problem(`/organisations/${SLUG}/imports/${importId}`, { method: 'DELETE' }),
    ).toMatchObject({ status: 404 })
  })
})

describe('what cannot be read', () => {
  it.each([
    ['empty.csv', '', 'file-empty'],
    ['page.csv', '<!DOCTYPE html><html><body>Sign in</body></html>', 'format-unknown'],
    ['picture.png', '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', 'format-unknown'],
    ['other.csv', 'name,colour\nrose,red\n', 'format-unknown'],
    ['cut.csv.gz', '\u001f\u008b\b\0\0\0\0\0', 'file-damaged'],
    ['half.csv', 'lineItem/UsageStartDate,lineItem/UsageType,lineItem/ProductCode\n', 'column-missing'],
  ])(
    '%s is refused with what was expected, and imported it fails with the reason',
    async (name, text, code) => {
      const body = Uint8Array.from(text, (character) => character.charCodeAt(0))
      const uploadIds = [await api.upload(name, body)]
      const { bills, refused } = await preflight(...uploadIds)
      expect(bills).toEqual([])
      expect(refused).toMatchObject([{ name, code, next: expect.stringMatching(/\w+ .*\.$/s) }])
      const started = await api.ask(`/organisations/${SLUG}/imports`, StartedImportBody, {
        ...api.sending('POST', { uploadIds }),
        status: 202,
      })
      expect(await ended(started.importId)).toMatchObject({
        state: 'failed',
        error: expect.stringMatching(/\.$/),
      })
      const gone = await api.problem(`/organisations/${SLUG}/preflight`, api.sending('POST', { uploadIds }))
      expect(gone).toMatchObject({ status: 404 })
    },
  )

  it('an upload without a name, and an import of nothing, are refused', async () => {
    expect(await api.problem('/uploads', { method: 'POST', body: 'x' })).toMatchObject({
      status: 412,
      code: 'bad-arguments',
    })
    const path = `/organisations/${SLUG}/imports`
    for (const body of [
      { uploadIds: [] },
      {},
      { uploadIds: ['../../etc'] },
      { uploadIds: [crypto.randomUUID()], x: 1 },
      [],
    ])
      expect(await api.problem(path, api.sending('POST', body))).toMatchObject({ status: 400 })
    const unknown = await api.problem(path, api.sending('POST', { uploadIds: [crypto.randomUUID()] }))
    expect(unknown).toMatchObject({ status: 404 })
  })
})

describe('what is not there', () => {
  const PATHS = [
    '/nothing',
    '/organisations/nobody/emissions',
    '/organisations/nobody/emissions.csv',
    '/organisations/nobody/explain',
    '/organisations/nobody/imports',
    '/organisations/..%2f..%2fetc/emissions',
    '/organisations/%00/emissions',
    `/organisations/${SLUG}/imports/x/rejected.csv`,
    '/imports/x/progress',
    `/imports/${crypto.randomUUID()}/progress`,
  ]
  it.each(PATHS)('%s answers 404 in JSON', async (path) => {
    expect(await api.problem(path)).toMatchObject({ status: 404, code: 'not-found' })
  })
})

it('a bad parameter answers 400 with what is allowed', async () => {
  const problem = await api.problem(`/organisations/${SLUG}/emissions?group=colour`)
  expect(problem).toMatchObject({ status: 400, next: expect.stringContaining('provider, service, region') })
})

describe('a page of another site', () => {
  const CHANGES = [
    ['POST', '/demo'],
    ['DELETE', '/demo'],
    ['POST', '/uploads'],
    ['PATCH', `/uploads/${crypto.randomUUID()}`],
    ['DELETE', `/uploads/${crypto.randomUUID()}`],
    ['POST', `/organisations/${SLUG}/tokens`],
    ['POST', `/organisations/${SLUG}/imports/x/cancel`],
    ['POST', `/organisations/${SLUG}/imports`],
    ['PUT', `/organisations/${SLUG}/team-rules`],
    ['POST', `/organisations/${SLUG}/team-rules/preview`],
    ['DELETE', `/organisations/${SLUG}/imports/x`],
  ] as const

  it.each(CHANGES)('cannot %s %s', async (method, path) => {
    for (const headers of [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'x-headroom-client': '' },
      { 'x-headroom-client': '', 'content-type': 'application/x-www-form-urlencoded' },
      { 'x-headroom-client': '', 'content-type': 'text/plain' },
    ])
      expect(await api.problem(path, { method, headers })).toMatchObject({ status: 403, code: 'forbidden' })
    expect((await api.ask('/organisations', OrganisationsBody)).organisations).toHaveLength(1)
  })
})

it('describes itself', async () => {
  const document = await api.ask(
    '/openapi.json',
    z.looseObject({ openapi: z.string(), paths: z.looseObject({}) }),
  )
  expect(document.openapi).toMatch(/^3\.1/)
  expect(document.paths).toHaveProperty('/api/v1/organisations/{slug}/emissions')
})

it('no answer can be framed, sniffed, kept or read by another site', async () => {
  for (const path of ['/organisations', '/openapi.json', '/nothing']) {
    const { headers } = await api.call(path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('cache-control')).toContain('no-store')
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('x-powered-by')).toBeNull()
  }
})
