import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { MoveBody } from '#app/api/_schema/what-if.ts'
import { formatMass, sharedMassUnit } from '#lib/domain/format/mass.ts'
import { t } from '#test/support/translate.ts'
import { apiClient } from '../support/api-client.ts'
import { expectGoodLooks } from '../support/looks.ts'
import { lookAtDemo } from '../support/serve-app.ts'
import { visit } from '../support/watched-page.ts'

const WIDE = { width: 1440, height: 900 }
const PERIOD = 'from=2026-09-01&to=2026-09-30'

const app = lookAtDemo()

const open = (options = {}) => app.open(options)

/** Nothing inaccessible, nothing wider than the window, nothing fetched from elsewhere. */
async function inLooks(path: string, name: string): Promise<void> {
  const { page, complaints, close } = await open({ viewport: WIDE })
  await visit(page, path)
  await expectGoodLooks(page, name)
  expect(complaints).toEqual([])
  await close()
}

const map = (page: Page) => page.getByRole('region', { name: t('regions.map.label') })
const current = async (page: Page) => (await page.locator('[data-map=current]').textContent()) ?? ''

describe('before any bill', () => {
  it('shows the grid of every cloud region, as a table and on the map, without circles of carbon', async () => {
    await inLooks('/o/default/regions', 'regions-empty')
    const { page, close } = await open({ viewport: WIDE })
    await visit(page, '/o/default/regions')
    await page.getByRole('heading', { name: t('regions.empty.title') }).waitFor()
    const rows = await page.getByRole('row').count()
    expect(rows).toBeGreaterThan(150)
    expect(await map(page).locator('a').count()).toBe(rows - 1)
    expect(await page.getByRole('list', { name: t('regions.map.size') }).count()).toBe(0)
    await page.getByRole('link', { name: 'eu-north-1', exact: true }).click()
    await page.waitForURL(({ searchParams }) => searchParams.get('place') === 'aws/eu-north-1')
    await page.getByText(t('regions.card.location')).waitFor()
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
    await page.getByText(t('regions.card.location')).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it('says what a move would change: the same figures as the API, in the address, with the words about the average', async () => {
    const { page, complaints, close } = await open({ viewport: WIDE })
    await visit(page, `/o/demo/regions?${PERIOD}&place=aws/ap-south-1`)
    await page.getByLabel(t('regions.move.to'), { exact: true }).selectOption('aws/eu-north-1')
    await page.waitForURL(({ searchParams }) => searchParams.get('move') === 'aws/eu-north-1')
    const shown = page.locator('[data-what-if=result]')
    await shown.waitFor()
    await shown.getByText(t('regions.move.marginal')).waitFor()
    const query = `${PERIOD}&provider=AWS&region=ap-south-1&move=aws/eu-north-1`
    const { move } = await apiClient(app.url).ask(`/organisations/demo/what-if/move?${query}`, MoveBody)
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
    await refusal
      .getByText(t('regions.move.misses', { source: 'US EPA eGRID subregion', cities: 'Stockholm' }))
      .waitFor()
    await refusal.getByRole('link', { name: 'Ember, national' }).click()
    await page.locator('[data-what-if=result]').waitFor()
    await close()
  })
})
