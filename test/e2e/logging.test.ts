import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { changedView } from '#app/_view/view-href.ts'
import { ProgressBody, StartedImportBody } from '#app/api/_schema/import.ts'
import { LoggingBody, LogWhatIfBody } from '#app/api/_schema/logging.ts'
import { formatMass, formatMassWithUnit, massUnit } from '#lib/domain/format/mass.ts'
import { t } from '#test/support/translate.ts'
import { apiClient } from '../support/api-client.ts'
import { columnSum } from '../support/column-sum.ts'
import { expectToFit } from '../support/expect-to-fit.ts'
import { logGroupLines } from '../support/log-group-lines.ts'
import { expectGoodLooks } from '../support/looks.ts'
import { lookAtDemo, serveApp } from '../support/serve-app.ts'
import { settled } from '../support/settled.ts'
import { awsBillCsv } from '../support/small-bill.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { listening, visit, wordsOf } from '../support/watched-page.ts'
import { writeCsv } from '../support/write-table.ts'

const DEMO = '/o/demo/logging'
const AUGUST = 'from=2026-08-01&to=2026-08-31'
const OWN = '/organisations/default'
const MAY = 'from=2026-05-01&to=2026-05-31'
const DESK = { viewport: { width: 1440, height: 900 } }
const LIVE_MILLISECONDS = 180_000
/** Of ten records, four are kept. */
const KEPT = 0.4

const folder = await temporaryFolder()
const demo = lookAtDemo()
const app = serveApp()
const open = () => app.open(DESK)
const api = () => apiClient(app.url)

/** Two functions, and a third that logs and keeps four tenths of what the first does. */
function lines() {
  const all = logGroupLines()
  const fewer = all
    .filter((line) => line['lineItem/ResourceId'].endsWith('/orders'))
    .map((line) => ({
      ...line,
      'identity/LineItemId': `fewer-${line['identity/LineItemId']}`,
      'lineItem/ResourceId': line['lineItem/ResourceId'].replace('orders', 'fewer'),
      'lineItem/UsageAmount': String(Number(line['lineItem/UsageAmount']) * KEPT),
    }))
  return [...all, ...fewer]
}

const SCRIPT = '<script>document.title="owned"</script>'
const FORMULA = '=HYPERLINK("x")'
/** Hostile words, debug output, and fields. */
const SAMPLE = [
  ...Array.from({ length: 60 }, (_, index) =>
    JSON.stringify({ level: 'debug', msg: `Loaded cart ${index}`, trace: 'x'.repeat(80) }),
  ),
  ...Array.from({ length: 30 }, () => JSON.stringify({ level: 'info', msg: `saw ${SCRIPT} here` })),
  ...Array.from({ length: 20 }, () => JSON.stringify({ level: 'info', msg: `${FORMULA} \u202etxt.exe` })),
  ...Array.from({ length: 10 }, (_, index) =>
    JSON.stringify({ level: 'warn', msg: `Retrying call to ledger, attempt ${index}` }),
  ),
].join('\n')

async function importFiles(path: 'imports' | 'logs', name: string, content: string | Uint8Array) {
  const uploadIds = [await api().upload(name, content)]
  const { importId } = await api().ask(`${OWN}/${path}`, StartedImportBody, {
    ...api().sending('POST', { uploadIds }),
    status: 202,
  })
  const state = async () => (await api().ask(`/imports/${importId}/progress`, ProgressBody)).state
  const isActive = async () => expect(await state()).toBe('active')
  await vi.waitFor(isActive, { timeout: LIVE_MILLISECONDS, interval: 100 })
  return importId
}

const report = (url: string, organisation: string, query: string) =>
  apiClient(url).ask(`/organisations/${organisation}/logging?${query}`, LoggingBody)

const table = (page: Page, grouping: 'source' | 'stage') =>
  page.getByRole('region', { name: t(`logging.tables.${grouping}`) })

describe('an organisation without logs', () => {
  it('is told how to begin without a bill, and what to export where its bills have none', async () => {
    const { page, complaints, close } = await open()
    await visit(page, '/o/default/logging')
    await page.getByText(t('imports.drop')).waitFor()
    await importFiles('imports', 'machines.csv', awsBillCsv([{}]))
    await visit(page, '/o/default/logging')
    await page.getByRole('heading', { name: t('logging.emptyTitle') }).waitFor()
    await page.getByText(t('logging.ways.azure.text')).waitFor()
    expect(complaints).toEqual([])
    await close()
  })
})

describe('the Logging page of the demo', () => {
  it('has the planted debug log as the first source, and is two keys away', async () => {
    const { page, complaints, close } = await demo.open(DESK)
    await visit(page, `/o/demo/overview?${AUGUST}`)
    await listening(page)
    await page.keyboard.press('g')
    await page.keyboard.press('l')
    await page.getByRole('heading', { level: 1, name: t('logging.title') }).waitFor()
    const first = table(page, 'source').getByRole('rowheader').first()
    expect(await first.textContent()).toContain('/checkout-api')
    expect(complaints).toEqual([])
    await close()
  })

  it('says the same in its total, its stages, its table, its explanations and its CSV', async () => {
    const { page, complaints, close } = await demo.open(DESK)
    const { total, stages, sources } = await report(demo.url, 'demo', AUGUST)
    const sum = stages.reduce((all, stage) => all + stage.totalKgCo2e.central, 0)
    expect(sum).toBeCloseTo(total.totalKgCo2e.central, 6)
    const unit = massUnit(total.totalKgCo2e.central)
    const shown = formatMass(total.totalKgCo2e.central, unit)

    await visit(page, `${DEMO}?${AUGUST}&logs=stage`)
    expect(await page.locator('main [data-explain="total"]').first().textContent()).toContain(shown)
    for (const grouping of ['stage', 'source', 'team', 'service', 'usageType']) {
      const csv = await apiClient(demo.url).text(
        `/organisations/demo/exports/logging.csv?${AUGUST}&logs=${grouping}`,
      )
      const grams = columnSum(csv, 'total_gco2e_central')
      expect(grams / 1000, grouping).toBeCloseTo(total.totalKgCo2e.central, 6)
      expect(csv.trim().split('\n').length - 1, grouping).toBeGreaterThan(grouping === 'stage' ? 1 : 0)
    }
    const csv = await apiClient(demo.url).text(`/organisations/demo/exports/logging.csv?${AUGUST}`)
    expect(columnSum(csv, 'written_gb')).toBeCloseTo(total.writtenGb ?? Number.NaN, 6)

    const kept = stages.find(({ stage }) => stage === 'storage')?.totalKgCo2e.central ?? Number.NaN
    await table(page, 'stage').locator('[data-explain="stage=storage"]').click()
    const drawer = page.getByRole('dialog', { name: t('explain.title') })
    await drawer.getByText(t('explain.formula'), { exact: true }).waitFor()
    expect(await drawer.textContent()).toContain(`${t('logging.title')} · ${t('logging.stages.storage')}`)
    expect(await drawer.textContent()).toContain(formatMassWithUnit(kept).split(/\s/)[0])
    await page.keyboard.press('Escape')

    await visit(page, `${DEMO}?${AUGUST}`)
    await table(page, 'source').locator('[data-explain]').first().click()
    await drawer.getByText(t('explain.formula'), { exact: true }).waitFor()
    const [largest] = sources
    expect(await drawer.textContent()).toContain(
      formatMassWithUnit(largest?.totalKgCo2e.central ?? Number.NaN).split(/\s/)[0],
    )
    expect(complaints).toEqual([])
    await close()
  })

  it('is its address: grouping, order, source and what is tried survive a reload and Back', async () => {
    const { page, complaints, close } = await demo.open(DESK)
    await visit(page, `${DEMO}?${AUGUST}&sort=name`)
    const headers = table(page, 'source').getByRole('rowheader')
    const names = await headers.allTextContents()
    expect(names.at(-1)).toContain(t('services.totalOf', { all: names.length - 1 }))
    await page
      .getByRole('list', { name: t('logging.groupBy') })
      .getByRole('link', { name: t('logging.groupings.team') })
      .click()
    await page.waitForURL(/logs=team/)
    await page.goBack()
    await page.waitForURL(/sort=name/)
    await page.getByLabel(t('logging.oneSource.choose'), { exact: true }).selectOption({ label: '/ledger' })
    await page.waitForURL(/source=/)
    await page.getByRole('button', { name: /\/ledger$/ }).waitFor()
    await page.getByLabel(t('logging.whatIf.keep')).fill('25')
    await page.getByText(t('logging.whatIf.keepValue', { value: 25 })).waitFor()
    await expect.poll(() => new URL(page.url()).searchParams.get('whatIf')).toBe('keep=25')
    await settled(page)
    const words = await wordsOf(page)
    await page.reload()
    await settled(page)
    await listening(page)
    expect(await wordsOf(page)).toBe(words)
    expect(complaints).toEqual([])
    await close()
  })
})

describe('logs with a sample', () => {
  beforeAll(async () => {
    await importFiles('imports', 'logs.csv', readFileSync(writeCsv(join(folder, 'logs.csv'), lines())))
  })

  it('saves by sampling what a source that logs so much less emits less, and never more than there is', async () => {
    const { page, complaints, close } = await open()
    const { sources } = await report(app.url, 'default', MAY)
    const of = (name: string) => sources.find(({ source }) => source.name === `/aws/lambda/${name}`)
    const [orders, fewer] = [of('orders'), of('fewer')]
    if (!orders || !fewer) throw new Error('The sources of the bill are not there.')
    expect(orders.source.proposedOwner).toBe('orders')
    const plan = { source: orders.id, templates: null, action: { kind: 'sample', keepRate: KEPT } }
    const { saved } = await api().ask(`${OWN}/logging/what-if?${MAY}`, LogWhatIfBody, {
      ...api().sending('POST', { plans: [plan] }),
    })
    for (const side of ['low', 'central', 'high'] as const)
      expect(saved.totalKgCo2e[side]).toBeCloseTo(orders.totalKgCo2e[side] - fewer.totalKgCo2e[side], 9)

    const address = (whatIf: string) =>
      `/o/default/logging${changedView(`?${MAY}`, { source: orders.id, whatIf })}`
    await visit(page, address('keep=40'))
    await page.getByText(t('logging.samples.none')).waitFor()
    const left = formatMassWithUnit(fewer.totalKgCo2e.central)
    await page
      .getByRole('status')
      .filter({ hasText: formatMassWithUnit(saved.totalKgCo2e.central) })
      .filter({ hasText: left })
      .waitFor()
    await visit(page, address('keep=1&days=1&compress=20&storage=1'))
    const said = (await page.getByRole('status').filter({ hasText: 'Saves' }).textContent()) ?? ''
    expect(said).not.toContain('−')
    expect(complaints).toEqual([])
    await close()
  })

  it('shows templates as text, whatever they say, and does nothing to what is kept for an audit', async () => {
    const importId = await importFiles('logs', 'orders.jsonl', SAMPLE)
    const { page, complaints, close } = await open()
    await visit(page, `/o/default/logging?${MAY}`)
    await page.getByRole('button', { name: new RegExp(t('logging.samples.attach')) }).click()
    const dialog = page.getByRole('dialog', { name: t('logging.samples.attachTitle') })
    const chosen = dialog.getByLabel(t('logging.samples.attached'))
    expect(await chosen.locator('option:checked').textContent()).toBe('/aws/lambda/orders')
    await dialog.locator('input[name="author"]').fill('Ada')
    await dialog.getByRole('button', { name: t('logging.samples.save') }).click()
    await dialog.waitFor({ state: 'hidden' })
    const { sources, samples } = await report(app.url, 'default', MAY)
    const orders = sources.find(({ source }) => source.name === '/aws/lambda/orders')
    expect(samples.find((each) => each.importId === importId)?.attachment?.source).toBe(orders?.id)

    await visit(page, `/o/default/logging${changedView(`?${MAY}`, { source: orders?.id ?? null })}`)
    const templates = page.getByRole('region', { name: t('logging.templates.title') })
    const texts = await templates.locator('bdi').allTextContents()
    expect(texts[0]).toContain('Loaded cart')
    expect(texts.some((text) => text.includes('<script>'))).toBe(true)
    expect(texts.join(' ')).not.toContain('\u202e')
    expect(await page.title()).toContain(t('logging.title'))
    expect(await page.locator('main script').count()).toBe(0)
    await page.getByText(t('logging.advice.rules.debug-in-production'), { exact: true }).waitFor()
    await page
      .getByRole('region', { name: t('logging.templates.fields') })
      .getByText('trace')
      .waitFor()

    const debug = page.getByLabel(new RegExp(t('logging.whatIf.debug')))
    await debug.check()
    await page.getByRole('status').filter({ hasText: 'Saves' }).waitFor()
    await debug.uncheck()

    const source = page.getByRole('region', { name: t('logging.oneSource.title') })
    await source
      .getByRole('button', { name: new RegExp(`^${t('logging.mark.set')}`) })
      .first()
      .click()
    const mark = page.getByRole('dialog', { name: t('logging.mark.setTitle') })
    await mark.locator('input[name="author"]').fill('Ada')
    await mark.getByRole('button', { name: t('logging.mark.set'), exact: true }).click()
    await mark.waitFor({ state: 'hidden' })
    await page.getByText(t('logging.whatIf.kept')).waitFor()
    await page
      .getByText(t('logging.advice.rules.debug-in-production'), { exact: true })
      .waitFor({ state: 'hidden' })
    expect(complaints).toEqual([])
    await close()
  })

  it('has no barrier in either theme and does not scroll sideways, at 320 px either', async () => {
    const { page, complaints, close } = await open()
    const { sources } = await report(app.url, 'default', MAY)
    const orders = sources.find(({ sample }) => sample !== null)
    const address = `/o/default/logging${changedView(`?${MAY}`, { source: orders?.id ?? null, whatIf: 'keep=25' })}`
    await visit(page, address)
    await expectGoodLooks(page, 'logging-templates')
    await page.setViewportSize({ width: 320, height: 640 })
    await expectToFit(page)
    expect(complaints).toEqual([])
    await close()
  })
})
