import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en } from '#app/_messages/en.ts'
import { THEME_COOKIE } from '#app/_view/theme.ts'
import { MoveBody } from '#app/api/_schema/what-if.ts'
import { formatMass, sharedMassUnit } from '#lib/domain/format/mass.ts'
import { apiClient } from '../support/api-client.ts'
import { launchBrowser } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { dataDirWithDemo } from '../support/template-demo.ts'
import { violations } from '../support/violations.ts'
import { keepScreenshot, openPage, visit } from '../support/watched-page.ts'

const WIDE = { width: 1440, height: 900 }
const LOOKS = [
  { viewport: WIDE, theme: 'light' },
  { viewport: { width: 390, height: 844 }, theme: 'dark' },
] as const

const PERIOD = 'from=2026-09-01&to=2026-09-30'

let server: TestServer
let browser: Browser

beforeAll(async () => {
  server = await startServer({ dataDir: await dataDirWithDemo() })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

const open = (options = {}) => openPage(browser, server.url, options)

/** The page, large and light, small and dark: nothing inaccessible, nothing wider than the window, nothing fetched from elsewhere. */
async function inLooks(path: string, name: string): Promise<void> {
  for (const { viewport, theme } of LOOKS) {
    const { page, complaints, close } = await open({ viewport, colorScheme: theme })
    await page.context().addCookies([{ name: THEME_COOKIE, value: theme, url: server.url }])
    await visit(page, path)
    await keepScreenshot(page, `${name}-${viewport.width}-${theme}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      viewport.width,
    )
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
    await close()
  }
}

const map = (page: Page) => page.getByRole('region', { name: en.regions.map.label })
const current = async (page: Page) => (await page.locator('[data-map=current]').textContent()) ?? ''

describe('before any bill', () => {
  it('shows the grid of every cloud region, as a table and on the map, without circles of carbon', async () => {
    await inLooks('/o/default/regions', 'regions-empty')
    const { page, close } = await open({ viewport: WIDE })
    await visit(page, '/o/default/regions')
    await page.getByRole('heading', { name: en.regions.empty.title }).waitFor()
    const rows = await page.getByRole('row').count()
    expect(rows).toBeGreaterThan(150)
    expect(await map(page).locator('a').count()).toBe(rows - 1)
    expect(await page.getByRole('list', { name: en.regions.map.size }).count()).toBe(0)
    await page.getByRole('link', { name: 'eu-north-1', exact: true }).click()
    await page.waitForURL(({ searchParams }) => searchParams.get('place') === 'aws/eu-north-1')
    await page.getByText(en.regions.card.location).waitFor()
    await close()
  })
})

describe('with the demo', () => {
  it('is accessible and fits, large and small, with a region and a what-if open', async () => {
    await inLooks('/o/demo/regions?place=aws/ap-south-1&move=aws/eu-north-1', 'regions-demo')
  })

  it('goes by keys: table before map, one stop for the map, arrows step by longitude, Enter opens', async () => {
    const { page, complaints, close } = await open({ viewport: WIDE })
    await visit(page, '/o/demo/regions')
    const stop = map(page).locator('a[tabindex="0"]')
    expect(await stop.count()).toBe(1)
    const tableIsFirst = await page.evaluate(() => {
      const [table, link] = [document.querySelector('main table'), document.querySelector('main svg a')]
      return Boolean(table && link && table.compareDocumentPosition(link) & Node.DOCUMENT_POSITION_FOLLOWING)
    })
    expect(tableIsFirst).toBe(true)
    await stop.focus()
    const seen: string[] = []
    const regions = await map(page).locator('a').count()
    for (let step = 0; step < regions; step++) {
      await page.keyboard.press('ArrowRight')
      seen.push(await current(page))
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(seen.at(-1))
    }
    expect(new Set(seen).size).toBe(regions)
    await page.keyboard.press('Enter')
    await page.waitForURL(({ searchParams }) => searchParams.has('place'))
    await page.getByText(en.regions.card.location).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it('says what a move would change: the same figures as the API, in the address, with the words about the average', async () => {
    const { page, complaints, close } = await open({ viewport: WIDE })
    await visit(page, `/o/demo/regions?${PERIOD}&place=aws/ap-south-1`)
    await page.getByLabel(en.regions.move.to, { exact: true }).selectOption('aws/eu-north-1')
    await page.waitForURL(({ searchParams }) => searchParams.get('move') === 'aws/eu-north-1')
    const shown = page.locator('[data-what-if=result]')
    await shown.waitFor()
    await shown.getByText(en.regions.move.marginal).waitFor()
    const query = `${PERIOD}&provider=AWS&region=ap-south-1&move=aws/eu-north-1`
    const { move } = await apiClient(server.url).ask(`/organisations/demo/what-if/move?${query}`, MoveBody)
    if (!move?.ok) throw new Error('the API refuses what the page shows')
    const unit = sharedMassUnit([move.before.totalKgCo2e.central, move.after.totalKgCo2e.central])
    const text = await shown.textContent()
    for (const figure of [
      move.before.totalKgCo2e.central,
      move.after.totalKgCo2e.central,
      move.differenceKg.central,
    ])
      expect(text).toContain(formatMass(figure, unit))
    expect(move.direction).toBe('less')
    const again = await open({ viewport: WIDE })
    await visit(again.page, page.url())
    expect(await again.page.locator('[data-what-if=result]').textContent()).toBe(text)
    await again.close()
    expect(complaints).toEqual([])
    await close()
  })

  it('refuses to compare two sources, and offers those that work', async () => {
    const { page, close } = await open({ viewport: WIDE })
    await visit(page, '/o/demo/regions?place=aws/us-east-1&move=aws/eu-north-1&grid=egrid')
    const refusal = page.locator('[data-what-if=refusal]')
    await refusal.getByText(en.regions.move.misses('US EPA eGRID subregion', 'Stockholm')).waitFor()
    await refusal.getByRole('link', { name: 'Ember, national' }).click()
    await page.locator('[data-what-if=result]').waitFor()
    await close()
  })
})
