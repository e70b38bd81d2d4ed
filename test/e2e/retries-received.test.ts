import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { ProgressBody, StartedImportBody } from '#app/api/_schema/import.ts'
import { OutgoingHostsBody } from '#app/api/_schema/outgoing-hosts.ts'
import { RetriesBody } from '#app/api/_schema/retries.ts'
import { CreatedTokenBody } from '#app/api/_schema/token.ts'
import { TraceMappingBody } from '#app/api/_schema/trace-mapping.ts'
import { t } from '#test/support/translate.ts'
import { apiClient } from '../support/api-client.ts'
import { expectGoodLooks } from '../support/looks.ts'
import { otlpRequest, retriedRequest } from '../support/otlp-spans.ts'
import { prometheusServer } from '../support/prometheus-server.ts'
import { graphEdges, part, rowsOf } from '../support/retries-page.ts'
import { serveApp } from '../support/serve-app.ts'
import { awsBillCsv } from '../support/small-bill.ts'
import { startInstrumented } from '../support/start-instrumented.ts'
import { violations } from '../support/violations.ts'
import { keepScreenshot, visit } from '../support/watched-page.ts'

const HOSTILE = 'pay`|@all <img src=x onerror=alert(1)>'
const app = serveApp()
const metrics = await prometheusServer()

describe('without traces, without retries, without a bill', () => {
  const fileOf = (name: string, spans: Parameters<typeof otlpRequest>[1]) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(otlpRequest('2026-08-03T10:00:00Z', spans))),
  })
  const upload = async (page: Page, file: ReturnType<typeof fileOf>) => {
    await part(page, 'desk').locator('input[type=file]').setInputFiles(file)
    await part(page, 'desk')
      .getByRole('button', { name: t('retries.desk.import', { files: 1 }) })
      .click()
  }

  it('says how to bring traces, what marks a retry, and shows measures without carbon', async () => {
    const { page, complaints, close } = await app.open()
    await visit(page, '/o/default/retries')
    await part(page, 'no-traces').getByText('/v1/traces').first().waitFor()
    expect(await violations(page)).toEqual([])
    await upload(page, fileOf('once.json', retriedRequest(1, 1)))
    await part(page, 'no-marks').waitFor()
    expect(await part(page, 'no-marks').textContent()).toContain('http.request.resend_count')
    await part(page, 'no-carbon').getByText(t('retries.head.noBill')).waitFor()
    expect(await violations(page)).toEqual([])

    const hostile = retriedRequest(2, 3).map((span) =>
      span.service === 'pay' ? { ...span, service: HOSTILE } : span,
    )
    await upload(page, fileOf('hostile.json', hostile))
    await rowsOf(page).filter({ hasText: HOSTILE }).waitFor()
    expect(await rowsOf(page).filter({ hasText: HOSTILE }).textContent()).toContain('3.00')
    expect(await page.locator('img').count()).toBe(0)
    await rowsOf(page).filter({ hasText: HOSTILE }).getByRole('button').first().click()
    await part(page, 'panel').waitFor()
    const issue = (await part(page, 'issue').textContent()) ?? ''
    expect(issue).toContain('``pay`\\|@all <img src=x onerror=alert(1)>``')
    expect(complaints).toEqual([])
    await close()
  })
})

it('asks a Prometheus server for counters once its host is switched on, and says what is not whole', async () => {
  const hour = (after: number) => Date.parse('2026-08-01T00:00Z') + after * 3_600_000
  const counts = { completed: 60, retry: 30, retry_success: 12, retry_limit_exceeded: 6 }
  metrics.holds(
    Object.entries(counts).map(([name, perHour]) => ({
      name: `envoy_cluster_upstream_rq_${name}`,
      labels: { envoy_cluster_name: HOSTILE, app: 'shop' },
      samples: Array.from({ length: 25 }, (_, at) => [hour(at / 4), 1e6 + (perHour * at) / 4] as const),
    })),
    { warnings: ['a store is down'] },
  )
  const { page, complaints, close } = await app.open()
  await visit(page, '/o/default/retries')
  const card = part(page, 'counters')
  const answered = card.getByRole('status')
  const field = (name: 'url' | 'token' | 'from' | 'to') => card.getByLabel(t(`retries.counters.${name}`))
  await field('url').fill(metrics.url)
  await field('token').fill('hunter2')
  await field('from').fill('2026-08-01')
  await field('to').fill('2026-08-01')
  const ask = card.getByRole('button', { name: t('retries.counters.ask') })
  await ask.click()
  await answered.getByRole('alert').getByText('switched off').waitFor()
  expect(metrics.connections()).toBe(0)
  expect(complaints.splice(0)).toEqual([expect.stringContaining('403')])

  const api = apiClient(app.url)
  const hosts = [{ host: '127.0.0.1', port: metrics.port, allowPrivate: true }]
  await api.ask('/settings/outgoing-hosts', OutgoingHostsBody, api.sending('PUT', { hosts, author: 'Ada' }))
  await ask.click()
  const row = answered.locator('tbody tr')
  await row.waitFor()
  expect(await row.locator('td').allTextContents()).toEqual([
    '1.50',
    '540',
    '360',
    '180',
    '72',
    '216',
    '–',
    '40\u00a0%',
    'Envoy',
  ])
  expect(await row.textContent()).toContain(HOSTILE)
  expect(await answered.textContent()).toContain('a store is down')
  expect(await answered.textContent()).toContain('18 of 24 hours')
  expect(metrics.asked.every(({ headers }) => headers.authorization === 'Bearer hunter2')).toBe(true)
  expect(page.url()).not.toContain('hunter2')
  await expectGoodLooks(page, 'retries-counters')
  expect(complaints).toEqual([])
  await close()
})

describe('services instrumented with the OpenTelemetry SDK for Node', () => {
  const DAY_MS = 86_400_000
  const OWN = '/organisations/default'
  const dayAfter = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)

  /** Bytes of spans that wait until they are imported at once: as many make it begin. */
  async function sendUntilImported(token: string) {
    for (const trace of [900, 901]) {
      const spans = JSON.stringify(
        otlpRequest(new Date().toISOString(), [{ trace, id: trace, service: 'shop', from: 0, to: 1 }]),
      )
      const answer = await fetch(`${app.url}/v1/traces`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-encoding': 'gzip',
          authorization: `Bearer ${token}`,
        },
        body: Uint8Array.from(gzipSync(spans.padEnd(17 * 1024 ** 2))),
      })
      expect(answer.status).toBe(200)
    }
  }

  it('send what they do to /v1/traces, and the retry is a row of the page with its carbon', async () => {
    const api = apiClient(app.url)
    const days = { from: dayAfter(0), to: dayAfter(1) }
    const bill = awsBillCsv([
      {
        'bill/BillingPeriodStartDate': `${days.from.slice(0, 7)}-01T00:00:00Z`,
        'lineItem/UsageStartDate': `${days.from}T00:00:00Z`,
        'lineItem/UsageEndDate': `${days.to}T00:00:00Z`,
      },
    ])
    const { importId } = await api.ask(`${OWN}/imports`, StartedImportBody, {
      ...api.sending('POST', { uploadIds: [await api.upload('bill.csv', bill)] }),
      status: 202,
    })
    const state = async () => (await api.ask(`/imports/${importId}/progress`, ProgressBody)).state
    await expect.poll(state, { timeout: 60_000, interval: 250 }).toBe('active')
    const rules = [{ service: 'pay', usage: { account: ['000090000001'] } }]
    const mapping = api.sending('PUT', { rules, author: 'Ada', note: 'pay is all of it', basedOn: 0 })
    await api.ask(`${OWN}/retries/mapping`, TraceMappingBody, mapping)
    const wanted = api.sending('POST', { name: 'SDK', scope: 'upload', expiresInDays: 1 })
    const { token } = await api.ask(`${OWN}/tokens`, CreatedTokenBody, { ...wanted, status: 201 })

    const sending = { encoding: 'protobuf', exportTo: `${app.url}/v1/traces`, token } as const
    const pay = await startInstrumented({ role: 'pay', ...sending })
    const shop = await startInstrumented({ role: 'shop', ...sending, pay: pay.url })
    for (let request = 0; request < 4; request++) expect((await fetch(shop.url)).status).toBe(200)
    await shop.end()
    await pay.end()
    await sendUntilImported(token)

    const answered = () => api.ask(`${OWN}/retries?${new URLSearchParams(days)}`, RetriesBody)
    const edgeOf = ({ edges }: z.output<typeof RetriesBody>) => edges.find(({ callee }) => callee === 'pay')
    await expect.poll(async () => edgeOf(await answered()), { timeout: 60_000, interval: 250 }).toBeDefined()
    const answer = await answered()
    const edge = edgeOf(answer)
    // Two requests of three fail, so that each of four calls is sent three times.
    expect(edge?.measures).toMatchObject({ attempts: 12, logicalCalls: 4, retries: 8, rescued: 4, wasted: 8 })
    const grams = edge?.policy.waste?.attributedG.central ?? 0
    expect(grams).toBeGreaterThan(0)
    expect(grams).toBe(answer.waste.attributedG.central)

    const { page, complaints, close } = await app.open({ viewport: { width: 1440, height: 900 } })
    await visit(page, `/o/default/retries?${new URLSearchParams({ ...days, unit: 'g' })}`)
    await graphEdges(page).first().waitFor()
    const row = rowsOf(page).filter({ hasText: /shop.*pay/ })
    const cell = (column: string) =>
      row.locator('td, th').nth(columns.findIndex((name) => name.includes(column)))
    const columns = await part(page, 'edges').locator('thead th').allTextContents()
    expect(await cell(t('retries.columns.attempts')).textContent()).toBe('12')
    expect(await cell(t('retries.columns.calls')).textContent()).toBe('4')
    expect(await cell(t('retries.columns.amplification')).textContent()).toBe('3.00')
    expect(await cell(t('retries.columns.wasted')).textContent()).toContain('8')
    const carbon = Number.parseFloat((await cell(t('co2e.symbol')).textContent()) ?? '')
    expect(carbon).toBe(Number(grams.toPrecision(3)))
    await keepScreenshot(page, 'retries-instrumented')
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
    await close()
  })
})
