import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { en } from '#app/_messages/en.ts'
import { launchBrowser } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { dataDirWithDemo } from '../support/template-demo.ts'
import { keepScreenshot, openPage, visit } from '../support/watched-page.ts'

let server: TestServer
let browser: Browser

beforeAll(async () => {
  server = await startServer({ dataDir: await dataDirWithDemo() })
  browser = await launchBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

const EC2 = '/o/demo/services?provider=AWS&service=Amazon+Elastic+Compute+Cloud'

/** The total of a page, as it is printed. */
const totalOf = async (page: Page): Promise<string> =>
  (
    await page.getByRole('main').getByRole('button', { name: en.figure.explain }).first().textContent()
  )?.trim() ?? ''

const rowNames = (page: Page) => page.getByRole('table').getByRole('rowheader')

it('a service opens into usage types, resources and lines, and the path leads back', async () => {
  const { page, complaints, close } = await openPage(browser, server.url)
  await visit(page, EC2)
  await page
    .getByRole('list', { name: en.services.groupBy })
    .getByRole('link', { name: en.dimensions.usageType })
    .click()
  await page.waitForURL(/group=usageType/)
  await keepScreenshot(page, 'services-usage-types')
  await rowNames(page).getByRole('link').first().click()
  await page.waitForURL(/group=resource/)
  const ofUsageType = await totalOf(page)
  await rowNames(page).getByRole('link').first().click()
  await page.waitForURL(/group=line/)
  await page.getByRole('columnheader', { name: en.services.when }).waitFor()
  await keepScreenshot(page, 'services-lines')
  await page.getByRole('table').getByRole('button', { name: en.figure.explain }).first().click()
  await page.getByRole('dialog').getByText(en.explain.identity).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const path = page.getByRole('navigation', { name: en.services.path })
  await path.getByRole('link').last().click()
  await page.waitForURL((url) => !url.searchParams.has('resource'))
  expect(await totalOf(page)).toBe(ofUsageType)
  expect(complaints).toEqual([])
  await close()
})

it('only excluded usage has no figure, and says why it is not there', async () => {
  const { page, complaints, close } = await openPage(browser, server.url)
  await visit(page, '/o/demo/services?status=excluded')
  await page.getByText(en.empty.notMeasurableTitle).waitFor()
  await visit(page, '/o/demo/services?usageType=nothing&region=eu-west-1')
  await page.getByText(en.empty.noMatchTitle).waitFor()
  expect(complaints).toEqual([])
  await close()
})

it('a misclassified usage type is shown in its effect, counted otherwise at once, and withdrawn without a trace', async () => {
  const { page, complaints, close } = await openPage(browser, server.url)
  await visit(page, '/o/demo/services')
  const before = await totalOf(page)
  await visit(page, `${EC2}&group=usageType`)
  await rowNames(page).getByRole('link').first().click()
  await page.waitForURL(/group=resource/)
  const words = en.services.reclassify
  await page.getByRole('button', { name: en.services.report }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(en.factorSettings.changed).waitFor()
  await dialog.getByLabel(words.reason).fill('A test machine of the provider')
  await dialog.getByLabel(en.author.label).fill('Ada')
  await keepScreenshot(page, 'services-reclassify', 'window')
  await dialog.getByRole('button', { name: words.save }).click()
  await dialog.waitFor({ state: 'detached' })
  await visit(page, '/o/demo/services')
  expect(await totalOf(page)).not.toBe(before)

  await visit(page, '/o/demo/settings/factors?part=own')
  await page.getByText('A test machine of the provider').first().waitFor()
  await keepScreenshot(page, 'factor-settings-own')
  const withdraw = page.getByRole('button', {
    name: new RegExp(`^${en.factorSettings.own.withdraw} .*BoxUsage`),
  })
  await withdraw.click()
  await page.getByRole('alertdialog').getByRole('button', { name: en.factorSettings.own.withdraw }).click()
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  await withdraw.waitFor({ state: 'detached' })
  await visit(page, '/o/demo/services')
  expect(await totalOf(page)).toBe(before)
  expect(complaints).toEqual([])
  await close()
})

it('the factor sets show their figures with sources, an override in its effect, and what the other set would make of it', async () => {
  const { page, complaints, close } = await openPage(browser, server.url)
  const words = en.factorSettings
  await visit(page, '/o/demo/settings/factors?q=CPU+utilisation')
  await page.getByRole('button', { name: `${words.override} CPU utilisation` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Central/).fill('0.3')
  await dialog.getByText('▼').waitFor()
  await keepScreenshot(page, 'factor-settings-override', 'window')
  await page.keyboard.press('Escape')
  await visit(page, '/o/demo/settings/factors?part=compare&factors=ccf-2024')
  await page.getByRole('heading', { name: words.compare.title('ccf-2024') }).waitFor()
  await keepScreenshot(page, 'factor-settings-compare')
  await visit(page, '/o/demo/settings/factors?part=rules')
  await page.getByText('aws.ec2.emr-fee').waitFor()
  expect(complaints).toEqual([])
  await close()
})
