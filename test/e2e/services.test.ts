import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { t } from '#test/support/translate.ts'
import { expectToFit } from '../support/expect-to-fit.ts'
import { expectGoodLooks } from '../support/looks.ts'
import { lookAtDemo, serveApp } from '../support/serve-app.ts'
import { keepScreenshot, visit } from '../support/watched-page.ts'

const app = lookAtDemo()

const EC2 = '/o/demo/services?provider=AWS&service=Amazon+Elastic+Compute+Cloud'

/** The total of a page, as it is printed. */
const totalOf = async (page: Page): Promise<string> =>
  (
    await page
      .getByRole('main')
      .getByRole('button', { name: t('figure.explain') })
      .first()
      .textContent()
  )?.trim() ?? ''

const rowNames = (page: Page) => page.getByRole('table').getByRole('rowheader')

it('a service opens into usage types, resources and lines, and the path leads back', async () => {
  const { page, complaints, close } = await app.open()
  await visit(page, EC2)
  await page
    .getByRole('list', { name: t('services.groupBy') })
    .getByRole('link', { name: t('dimensions.usageType') })
    .click()
  await page.waitForURL(/group=usageType/)
  await keepScreenshot(page, 'services-usage-types')
  await rowNames(page).getByRole('link').first().click()
  await page.waitForURL(/group=resource/)
  const ofUsageType = await totalOf(page)
  await rowNames(page).getByRole('link').first().click()
  await page.waitForURL(/group=line/)
  await page.getByRole('columnheader', { name: t('services.when') }).waitFor()
  await keepScreenshot(page, 'services-lines')
  await page
    .getByRole('table')
    .getByRole('button', { name: t('figure.explain') })
    .first()
    .click()
  await page.getByRole('dialog').getByText(t('explain.identity')).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const path = page.getByRole('navigation', { name: t('services.path') })
  await path.getByRole('link').last().click()
  await page.waitForURL((url) => !url.searchParams.has('resource'))
  expect(await totalOf(page)).toBe(ofUsageType)
  expect(complaints).toEqual([])
  await close()
})

it('only excluded usage has no figure, and says why it is not there', async () => {
  const { page, complaints, close } = await app.open()
  await visit(page, '/o/demo/services?status=excluded')
  await page.getByText(t('empty.notMeasurableTitle')).waitFor()
  await visit(page, '/o/demo/services?usageType=nothing&region=eu-west-1')
  await page.getByText(t('empty.noMatchTitle')).waitFor()
  expect(complaints).toEqual([])
  await close()
})

describe('where usage is counted otherwise', () => {
  const own = serveApp({ demo: true })

  it('a misclassified usage type is shown in its effect, counted otherwise at once, and withdrawn without a trace', async () => {
    const { page, complaints, close } = await own.open()
    await visit(page, '/o/demo/services')
    const before = await totalOf(page)
    await visit(page, `${EC2}&group=usageType`)
    await rowNames(page).getByRole('link').first().click()
    await page.waitForURL(/group=resource/)
    await page.getByRole('button', { name: t('services.report') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(t('factorSettings.changed')).waitFor()
    await dialog.getByLabel(t('services.reclassify.reason')).fill('A test machine of the provider')
    await dialog.getByLabel(t('author.label')).fill('Ada')
    await keepScreenshot(page, 'services-reclassify', 'window')
    await dialog.getByRole('button', { name: t('services.reclassify.save') }).click()
    await dialog.waitFor({ state: 'detached' })
    await visit(page, '/o/demo/services')
    expect(await totalOf(page)).not.toBe(before)

    await visit(page, '/o/demo/settings/factors?part=own')
    await page.getByText('A test machine of the provider').first().waitFor()
    await keepScreenshot(page, 'factor-settings-own')
    const withdraw = page.getByRole('button', {
      name: new RegExp(`^${t('factorSettings.own.withdraw')} .*BoxUsage`),
    })
    await withdraw.click()
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: t('factorSettings.own.withdraw') })
      .click()
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    await withdraw.waitFor({ state: 'detached' })
    await visit(page, '/o/demo/services')
    expect(await totalOf(page)).toBe(before)
    expect(complaints).toEqual([])
    await close()
  })
})

it('the factor sets show their figures with sources, an override in its effect, and what the other set would make of it', async () => {
  const { page, complaints, close } = await app.open()
  await visit(page, '/o/demo/settings/factors?q=CPU+utilisation')
  await page.getByRole('button', { name: `${t('factorSettings.override')} CPU utilisation` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Central/).fill('0.3')
  await dialog.getByText('▼').waitFor()
  await keepScreenshot(page, 'factor-settings-override', 'window')
  await page.keyboard.press('Escape')
  await visit(page, '/o/demo/settings/factors?part=compare&factors=ccf-2024')
  await page.getByRole('heading', { name: t('factorSettings.compare.title', { set: 'ccf-2024' }) }).waitFor()
  await keepScreenshot(page, 'factor-settings-compare')
  await visit(page, '/o/demo/settings/factors?part=rules')
  await page.getByText('aws.ec2.emr-fee').waitFor()
  expect(complaints).toEqual([])
  await close()
})

it('rows are set side by side over time, and the address says which', async () => {
  const { page, complaints, close } = await app.open({ viewport: { width: 1440, height: 900 } })
  await visit(page, '/o/demo/services?unit=kg')
  const pick = (name: string) => page.getByRole('checkbox', { name: t('services.beside.pick', { name }) })
  await pick('Amazon Elastic Compute Cloud').check()
  await page.getByText(t('services.beside.clear')).waitFor()
  await pick('Amazon Simple Storage Service').check()
  const card = page
    .getByRole('heading', { name: t('services.beside.title') })
    .locator('xpath=ancestor::section[1]')
  await card.waitFor()
  expect(new URL(page.url()).searchParams.getAll('beside')).toHaveLength(2)
  const row = page.getByRole('row').filter({ has: pick('Amazon Simple Storage Service') })
  const kilograms = (await row.getByRole('cell').first().textContent())?.match(/[\d.,]+/)?.[0] ?? '?'
  await card.getByText(t('overview.asTable')).click()
  const table = card.getByRole('table')
  expect(await table.locator('tbody tr').count()).toBe(30)
  expect(await table.locator('tfoot td').last().textContent()).toBe(kilograms)
  await expectGoodLooks(page, 'services-beside')
  await card.getByRole('link', { name: t('services.beside.clear') }).click()
  await page.waitForURL((url) => !url.searchParams.has('beside'))
  expect(complaints).toEqual([])
  await close()
})

it('what the pointer shows of a chart stays within a narrow window, and goes with the window it was shown in', async () => {
  const { page, complaints, close } = await app.open({ viewport: { width: 1440, height: 900 } })
  const of = (service: string) => `beside=${encodeURIComponent(`provider=AWS&service=${service}`)}`
  const both = `${of('Amazon+Elastic+Compute+Cloud')}&${of('Amazon+Simple+Storage+Service')}`
  await visit(page, `/o/demo/services?unit=kg&${both}`)
  const chart = page.getByRole('img', { name: t('services.beside.chart', { unit: 'kg' }) })
  const shown = chart.getByText('Amazon Elastic Compute Cloud')
  const point = async (share: number) => {
    await chart.scrollIntoViewIfNeeded()
    const box = await chart.boundingBox()
    if (box === null) throw new Error('The chart is not there.')
    await page.mouse.move(box.x + box.width * share, box.y + box.height / 2)
    await shown.waitFor()
  }
  await point(0.2)
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 })
    await expectToFit(page)
    for (const share of [0.2, 0.6, 0.95]) {
      await point(share)
      await expectToFit(page)
      await expect
        .poll(async () => {
          const box = await shown.locator('xpath=ancestor::div[1]').boundingBox()
          return box !== null && box.x >= 0 && box.x + box.width <= width
        })
        .toBe(true)
    }
  }
  expect(complaints).toEqual([])
  await close()
})

it('the filter menu finds usage types and tags of the bills', async () => {
  const { page, complaints, close } = await app.open()
  await visit(page, '/o/demo/services')
  const whole = await totalOf(page)
  await page.getByRole('button', { name: t('filters.add') }).click()
  const menu = page.getByRole('dialog', { name: t('filters.title') })
  await menu.getByLabel(t('filters.by')).selectOption('tag')
  await menu.getByLabel(t('filters.find')).fill('team=che')
  await menu.getByRole('checkbox', { name: /team=checkout$/ }).click()
  await page.waitForURL(/tag=/)
  await menu.getByLabel(t('filters.by')).selectOption('usageType')
  await menu.getByLabel(t('filters.find')).fill('BoxUsage:')
  expect(await menu.getByRole('checkbox').count()).toBeGreaterThan(0)
  await page.keyboard.press('Escape')
  await page
    .getByRole('list', { name: t('filters.active') })
    .getByText(/team=checkout$/)
    .waitFor()
  await expect.poll(() => totalOf(page)).not.toBe(whole)
  expect(complaints).toEqual([])
  await close()
})

it('all figures of a set can be searched and paged through, and a held key keeps its row', async () => {
  const { page, complaints, close } = await app.open()
  await visit(page, '/o/demo/settings/factors?part=all')
  const table = page.getByRole('table')
  const rows = table.locator('tbody tr[aria-rowindex]')
  await rows.first().waitFor()
  await expect
    .poll(async () => {
      await page.keyboard.press('j')
      return page.evaluate(() => document.activeElement?.closest('tr')?.ariaRowIndex ?? '')
    })
    .toBe('2')
  for (let pressed = 0; pressed < 120; pressed += 1) await page.keyboard.press('j')
  const at = () => page.evaluate(() => Number(document.activeElement?.closest('tr')?.ariaRowIndex ?? 0))
  const reached = await at()
  expect(reached).toBeGreaterThan(10)
  await table.evaluate((element) => element.parentElement?.scrollTo(0, 0))
  await table.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
  await page.keyboard.press('j')
  expect(await at()).toBe(reached + 1)

  await page.getByRole('link', { name: t('services.next') }).click()
  await page.waitForURL(/after=/)
  await page.getByRole('searchbox', { name: t('factorSettings.find') }).fill('grid, AWS eu-west-1')
  await page.waitForURL(/q=grid/)
  expect(complaints).toEqual([])
  await visit(page, '/o/demo/settings/factors?part=all&q=grid%2C+AWS+eu-west-1')
  expect(await page.getByRole('table').getByRole('rowheader').first().textContent()).toContain(
    'grid, AWS eu-west-1',
  )
  await keepScreenshot(page, 'factor-settings-all')
  await close()
})
