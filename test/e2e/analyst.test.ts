import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { ReportBody } from '#app/api/_schema/emissions.ts'
import { formatMass, massUnit } from '#lib/domain/format/mass.ts'
import { t } from '#test/support/translate.ts'
import { sample, samplesDir } from '../support/samples.ts'
import { serveApp } from '../support/serve-app.ts'
import { PROJECT_ROOT } from '../support/server.ts'
import { awsBillCsv } from '../support/small-bill.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { keepScreenshot, visit, wordsOf } from '../support/watched-page.ts'

const folder = await temporaryFolder()
const app = serveApp()

const choose = (page: Page, ...paths: string[]) =>
  page.locator('input[type=file]').first().setInputFiles(paths)

/** The total that the command line prints for a file, as a page prints it. */
function totalByCommandLine(path: string): string {
  const args = ['--import', 'tsx', 'lib/cli/main.ts', 'estimate', path, '--json']
  const { stdout } = spawnSync(process.execPath, args, {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  const { central } = ReportBody.parse(JSON.parse(stdout)).total.totalKgCo2e
  return `${formatMass(central, massUnit(central))}${massUnit(central)}`
}

const withoutSpaces = (text: string): string => text.replace(/\s/g, '')

async function importAndCompare(path: string): Promise<void> {
  const { page, complaints, close } = await app.open()
  await visit(page, '/o/default/imports')
  await choose(page, path)
  await page.getByText(t('imports.missing')).waitFor()
  await page.getByRole('heading', { name: basename(path) }).waitFor()
  await keepScreenshot(page, 'preflight')
  await page.getByRole('button', { name: t('imports.importAll', { files: 1 }) }).click()
  await page.getByText(t('imports.done')).waitFor({ timeout: 60_000 })
  await keepScreenshot(page, 'imported')
  await page.getByRole('link', { name: t('imports.seeOverview') }).click()
  await page.getByRole('heading', { level: 1, name: t('overview.title') }).waitFor()
  await visit(page, '/o/default/overview?period=all')
  expect(withoutSpaces(await wordsOf(page))).toContain(totalByCommandLine(path))
  expect(complaints).toEqual([])

  await visit(page, '/o/default/imports')
  await page.getByRole('table').getByText(basename(path)).waitFor()
  await page
    .getByRole('table')
    .getByRole('button', { name: t('imports.delete') })
    .first()
    .click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('imports.deleteConfirm') })
    .click()
  await page.getByText(t('imports.empty')).waitFor()
  await close()
}

it('a file becomes the figures that the command line prints, and deleting it takes them away', async () => {
  const path = join(folder, 'june.csv')
  writeFileSync(path, awsBillCsv([{}, { 'lineItem/UsageAmount': '500', 'resourceTags/user:team': 'search' }]))
  await importAndCompare(path)
})

it.skipIf(samplesDir === null)('a real AWS report does, too', async () => {
  await importAndCompare(sample('bills/aws-cur-legacy-csv/anonymous-aws-export.csv'))
})

it('a file that is no bill is refused in words, and can be left out', async () => {
  const page404 = join(folder, 'login.csv')
  writeFileSync(page404, '<!DOCTYPE html><html><body>Please sign in</body></html>')
  const good = join(folder, 'good.csv')
  writeFileSync(good, awsBillCsv([{}]))
  const { page, close } = await app.open()
  await visit(page, '/o/default/imports')
  await choose(page, page404, good)
  const alert = page.getByRole('alert').filter({ hasText: 'HTML' })
  await alert.waitFor()
  expect(await alert.textContent()).toMatch(/AWS Cost and Usage Report.*FOCUS/s)
  await page.getByText(t('imports.missing')).waitFor()
  await keepScreenshot(page, 'refused')
  await page.getByRole('button', { name: `${t('imports.remove')} login.csv` }).click()
  await alert.waitFor({ state: 'hidden' })
  await close()
})

it('text in a bill is shown and never runs', async () => {
  const hostile = '<img src=x onerror="document.title=\'owned\'">'
  const path = join(folder, 'hostile.csv')
  writeFileSync(
    path,
    awsBillCsv([
      { 'resourceTags/user:team': hostile },
      { 'resourceTags/user:team': '{{7*7}}\u202Egnp.exe', 'product/ProductName': `${hostile}"'` },
    ]),
  )
  const { page, complaints, close } = await app.open()
  await visit(page, '/o/default/imports')
  await choose(page, path)
  await page.getByRole('button', { name: t('imports.importAll', { files: 1 }) }).click()
  await page.getByText(t('imports.done')).waitFor({ timeout: 60_000 })
  for (const name of ['overview', 'services', 'regions', 'teams', 'imports']) {
    await visit(page, `/o/default/${name}`)
    expect(await page.locator('img').count()).toBe(0)
    expect(await page.title()).not.toBe('owned')
  }
  await visit(
    page,
    `/o/default/teams?team=${encodeURIComponent(hostile)}&explain=team%3D${encodeURIComponent(hostile)}`,
  )
  expect(await page.locator('img').count()).toBe(0)
  expect(await page.locator('[role=dialog]').textContent()).not.toContain('\u202E')
  expect(await wordsOf(page)).not.toContain('\u202E')
  expect(complaints).toEqual([])
  await close()
})
