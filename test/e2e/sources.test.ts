import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { ReportBody } from '#app/api/_schema/emissions.ts'
import { formatMass, massUnit } from '#lib/domain/format/mass.ts'
import { t } from '#test/support/translate.ts'
import { answeringServer } from '../support/answering-server.ts'
import { apiClient } from '../support/api-client.ts'
import { AWS_TEST_ENVIRONMENT, curBucket } from '../support/cur-bucket.ts'
import { expectToFit } from '../support/expect-to-fit.ts'
import { expectGoodLooks } from '../support/looks.ts'
import { serveApp } from '../support/serve-app.ts'
import { visit, type WatchedPage, wordsOf } from '../support/watched-page.ts'

const PATH = '/o/default/imports/sources'
const NARROW = { width: 320, height: 700 }
const TOKEN = 'token-that-nobody-may-read'
const OTHER_TOKEN = 'token-that-takes-its-place'
const SECRETS = [AWS_TEST_ENVIRONMENT.AWS_SECRET_ACCESS_KEY, TOKEN, OTHER_TOKEN]

const store = await answeringServer()
const bucket = curBucket()
const app = serveApp({ environment: AWS_TEST_ENVIRONMENT })

/** A page, and every text that the server answers it. */
async function openReading(): Promise<WatchedPage & { readonly answers: string[] }> {
  const opened = await app.open()
  const answers: string[] = []
  opened.page.on('response', async (response) => answers.push(await response.text().catch(() => '')))
  return { ...opened, answers }
}

async function expectNoSecret(page: Page, answers: readonly string[]): Promise<void> {
  const all = [...answers, await page.content()].join('\n')
  for (const secret of SECRETS) expect(all).not.toContain(secret)
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function fillBucket(page: Page): Promise<void> {
  const field = (name: 'bucket' | 'region' | 'prefix' | 'endpoint') =>
    page.getByLabel(t(`sources.fields.${name}`), { exact: name === 'region' })
  await field('bucket').first().fill('bills')
  await field('region').fill('eu-central-1')
  await field('prefix').fill('cur')
  await field('endpoint').fill(store.url)
}

it('a bucket is tested once its host is switched on, fetched, paused and taken away, and its bills stay', async () => {
  bucket.issue('2026-09', 3)
  bucket.issue('2026-10', 4)
  store.answerWith(bucket.answer)
  const { page, complaints, answers, close } = await openReading()
  await visit(page, '/o/default/imports')
  await page.getByRole('link', { name: t('sources.link') }).click()
  await page.getByRole('heading', { name: t('sources.add.title') }).waitFor()
  await page.locator('input[name=author]').fill('Ada')
  await fillBucket(page)
  await button(page, t('sources.test.do')).click()
  await page.getByText(t('sources.hosts.off')).waitFor()
  expect(store.connections()).toBe(0)
  await button(page, t('sources.hosts.switchOn')).click()
  await page.getByText(t('sources.test.lastPeriod', { month: '2026-10' })).waitFor()
  await button(page, t('sources.add.do')).click()
  await button(page, t('sources.run')).click()
  await page.getByText(t('sources.outcomes.succeeded')).first().waitFor()
  await button(page, t('sources.history.title')).click()
  await page.getByText('2 imports').waitFor()
  await expectGoodLooks(page, 'sources')

  await visit(page, '/o/default/overview?from=2026-09-01&to=2026-10-31')
  const ask = (month: string) =>
    apiClient(app.url).ask(`/organisations/default/emissions?${month}`, ReportBody)
  const both = (await ask('from=2026-09-01&to=2026-10-31')).total
  const october = (await ask('from=2026-10-01&to=2026-10-31')).total
  // Three days of one machine in September, four in October.
  expect(both.energyKwh.central / october.energyKwh.central).toBeCloseTo(7 / 4, 9)
  const { central } = both.totalKgCo2e
  expect(await wordsOf(page)).toContain(formatMass(central, massUnit(central)))

  await visit(page, PATH)
  await button(page, t('sources.pause')).click()
  await page.getByText(t('sources.outcomes.paused')).first().waitFor()
  await page.getByRole('button', { name: `${t('sources.remove')} Amazon S3` }).click()
  await button(page, t('sources.remove')).last().click()
  await page.getByText(t('sources.none')).waitFor()
  await visit(page, '/o/default/settings')
  await page.getByRole('button', { name: t('settings.outgoing.switchOff') }).click()
  await page.getByText(t('settings.outgoing.none')).waitFor()
  await visit(page, '/o/default/imports')
  expect(await page.getByText('daily-1.csv').count()).toBeGreaterThan(0)
  await expectNoSecret(page, answers)
  expect(complaints).toEqual([])
  await close()
})

it('a source is edited, its secret replaced and never shown, in a narrow window of any language', async () => {
  const sources = `${app.url}/api/v1/organisations/default/sources`
  const added = await fetch(sources, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: app.url },
    body: JSON.stringify({
      kind: 'electricity-maps',
      name: 'Grid of Germany',
      config: { zones: ['DE'], months: 2 },
      secret: { token: TOKEN },
      author: 'Ada',
    }),
  })
  expect(added.status).toBe(201)
  const { page, complaints, answers, close } = await openReading()
  await visit(page, PATH)
  const schedule = page.getByLabel(t('sources.schedule.label')).first()
  expect(await schedule.isDisabled()).toBe(true)
  await page.locator('input[name=author]').fill('Ada')
  expect(await schedule.isDisabled()).toBe(false)
  await button(page, t('sources.edit.title')).click()
  const form = page.locator('form').first()
  expect(await form.getByLabel(t('sources.secrets.text')).inputValue()).toBe('')
  await form.getByLabel(t('sources.fields.zones')).fill('DE, FR')
  await form.getByLabel(t('sources.secrets.text')).fill(OTHER_TOKEN)
  await form.getByLabel(t('sources.edit.limit')).fill('0.5')
  await page.setViewportSize(NARROW)
  await button(page, t('sources.edit.save')).click()
  await button(page, t('sources.edit.save')).waitFor({ state: 'hidden' })
  const kept = z.object({ sources: z.array(z.looseObject({ config: z.json(), budgetUsd: z.number() })) })
  const text = await (await fetch(sources)).text()
  expect(kept.parse(JSON.parse(text)).sources).toMatchObject([
    { config: { zones: ['DE', 'FR'], months: 2 }, budgetUsd: 0.5 },
  ])
  await expectNoSecret(page, [...answers, text, await added.text()])
  await page.context().addCookies([{ name: 'locale', value: 'ar-XB', url: app.url }])
  await visit(page, PATH)
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  await page.locator('[aria-expanded=false]').nth(-2).click()
  await expectToFit(page)
  expect(complaints).toEqual([])
  await close()
})
