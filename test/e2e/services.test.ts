import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { t } from '#test/support/translate.ts'
import { serveApp } from '../support/serve-app.ts'
import { keepScreenshot, visit } from '../support/watched-page.ts'

const app = serveApp({ demo: true })

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

it('a misclassified usage type is shown in its effect, counted otherwise at once, and withdrawn without a trace', async () => {
  const { page, complaints, close } = await app.open()
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
