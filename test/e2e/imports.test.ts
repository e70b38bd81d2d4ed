import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ReportBody } from '#app/api/_schema/emissions.ts'
import { ImportsBody } from '#app/api/_schema/import.ts'
import type { ImportProgress } from '#lib/domain/imports/import-progress.ts'
import { t } from '#test/support/translate.ts'
import { apiClient } from '../support/api-client.ts'
import { expectGoodLooks } from '../support/looks.ts'
import { serveApp } from '../support/serve-app.ts'
import { awsBillCsv } from '../support/small-bill.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { violations } from '../support/violations.ts'
import { keepScreenshot, visit } from '../support/watched-page.ts'

const LIVE_MILLISECONDS = 60_000

const folder = await temporaryFolder()
const app = serveApp()

const filesOf = (page: Page) => page.locator('input[type=file]').first()
const folderOf = (page: Page) => page.locator('input[type=file]').last()
const card = (page: Page) => page.getByRole('heading', { name: t('imports.check') })

function write(path: string, text: string): string {
  const whole = join(folder, path)
  mkdirSync(join(whole, '..'), { recursive: true })
  writeFileSync(whole, text)
  return whole
}

const usage = (amount: number, more: object = {}) => ({ 'lineItem/UsageAmount': String(amount), ...more })

/** Lets go of files as a person does over the drop zone. */
async function drop(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer()
    for (const [name, text] of Object.entries(given)) data.items.add(new File([text], name))
    return data
  }, files)
  const zone = page.getByRole('group', { name: t('imports.drop') })
  for (const type of ['dragenter', 'dragover', 'drop'])
    await zone.dispatchEvent(type, { dataTransfer: transfer })
}

const importsOf = async () =>
  (await apiClient(app.url).ask('/organisations/default/imports', ImportsBody)).imports

const energyOf = async (query = '') =>
  (await apiClient(app.url).ask(`/organisations/default/emissions?${query}`, ReportBody)).total.energyKwh
    .central

describe('files on their way to figures', () => {
  it('a folder is looked at as one set, keeps its paths, and becomes one import', async () => {
    write('export/june/1.csv', awsBillCsv([usage(24), usage(12)]))
    write('export/june/2.csv', awsBillCsv([usage(24, { 'identity/LineItemId': 'other' })]))
    const { page, complaints, close } = await app.open()
    await visit(page, '/o/default/imports')
    await folderOf(page).setInputFiles(join(folder, 'export'))
    await card(page).waitFor()
    await page.getByRole('heading', { name: `export/june: ${t('imports.files', { files: 2 })}` }).waitFor()
    await page.getByText(t('imports.showFiles', { files: 2 })).click()
    await page.getByText('export/june/2.csv').waitFor()
    await page.getByText(/^Grade [A-E]$/).waitFor()
    await keepScreenshot(page, 'preflight-set')
    await page.getByRole('button', { name: t('imports.importAll', { files: 2 }) }).click()
    await page.getByText(t('imports.done')).waitFor({ timeout: LIVE_MILLISECONDS })
    const [imported] = await importsOf()
    expect(imported?.fileNames.toSorted()).toEqual(['export/june/1.csv', 'export/june/2.csv'])
    expect(imported?.rows.kept).toBe(3)
    expect(await page.getByRole('table').getByText('export/june').first().isVisible()).toBe(true)
    expect(complaints).toEqual([])
    await close()
  })

  it('months that are imported already are told, and kept or replaced as the person says', async () => {
    const before = await energyOf()
    const { page, complaints, close } = await app.open()
    await visit(page, '/o/default/imports')
    const again = { 'june-again.csv': awsBillCsv([usage(600)]) }
    await drop(page, again)
    await page.getByText(t('imports.overlapTitle')).waitFor()
    await page.getByText(/Jun 2026 of AWS 000090000001, from export\/june/).waitFor()
    await page.getByLabel(t('imports.onOverlap.cancel')).check()
    await keepScreenshot(page, 'overlap')
    await page.getByRole('button', { name: t('imports.keepWhatIs') }).click()
    await card(page).waitFor({ state: 'hidden' })
    expect(await importsOf()).toHaveLength(1)
    expect(await energyOf()).toBe(before)

    await drop(page, again)
    await page.getByRole('button', { name: t('imports.importAndReplace', { files: 1 }) }).click()
    await page.getByText(t('imports.done')).waitFor({ timeout: LIVE_MILLISECONDS })
    await page.getByRole('table').getByText(t('imports.states.superseded')).waitFor()
    // 600 hours in place of 24 + 12 + 24 = 60 hours of the same machine.
    expect((await energyOf()) / before).toBeCloseTo(10, 9)
    expect(complaints).toEqual([])
    await close()
  })

  it('the very same files are recognised before anything is imported', async () => {
    const { page, close } = await app.open()
    await visit(page, '/o/default/imports')
    await drop(page, { 'june-by-another-name.csv': awsBillCsv([usage(600)]) })
    await page.getByText(t('imports.doneBefore')).waitFor()
    expect(await page.getByRole('button', { name: /^Import/ }).count()).toBe(0)
    await close()
  })

  it('a connection that breaks off is taken up where it broke', async () => {
    const { page, close } = await app.open()
    await visit(page, '/o/default/imports')
    let broken = 0
    await page.route('**/api/v1/uploads/*', async (route) => {
      if (route.request().method() !== 'PATCH' || broken > 0) return route.continue()
      broken += 1
      return route.abort('connectionreset')
    })
    await filesOf(page).setInputFiles(write('july.csv', awsBillCsv([usage(7)])))
    await card(page).waitFor({ timeout: LIVE_MILLISECONDS })
    expect(broken).toBe(1)
    await page.getByRole('heading', { name: 'july.csv' }).waitFor()
    await page.getByRole('button', { name: t('imports.discard') }).click()
    await card(page).waitFor({ state: 'hidden' })
    await close()
  })

  it('an upload that is paused sends nothing until it goes on', async () => {
    const { page, close } = await app.open()
    await visit(page, '/o/default/imports')
    let isHeld = true
    const held: (() => void)[] = []
    await page.route('**/api/v1/uploads/*', async (route) => {
      if (isHeld) await new Promise<void>((resolve) => held.push(resolve))
      await route.continue().catch(() => undefined)
    })
    await filesOf(page).setInputFiles(write('paused.csv', awsBillCsv([usage(9)])))
    await page.getByRole('button', { name: t('imports.pause') }).click()
    await page.getByText(t('imports.uploadPaused')).waitFor()
    isHeld = false
    for (const go of held) go()
    expect(await card(page).count()).toBe(0)
    await page.getByRole('button', { name: t('imports.resume') }).click()
    await card(page).waitFor({ timeout: LIVE_MILLISECONDS })
    await page.getByRole('button', { name: t('imports.discard') }).click()
    await close()
  })
})

describe('an import that runs', () => {
  const progress = (share: number, more: Partial<ImportProgress> = {}): ImportProgress => ({
    state: 'running',
    step: 'reading',
    share,
    bytes: 736e6 * share,
    totalBytes: 736e6,
    rows: Math.round(8e6 * share),
    totalRows: 8e6,
    rowsPerSecond: 41_233,
    secondsLeft: 141,
    ...more,
  })

  it('shows step, bytes, rows, rows per second and time left, in the tab’s title too, and can be cancelled', async () => {
    const { page, complaints, close } = await app.open()
    let answer = progress(0, { state: 'queued', step: 'waiting' })
    let cancelled = 0
    await page.route('**/imports/*/progress', (route) => route.fulfill({ json: answer }))
    await page.route('**/imports/*/cancel', (route) => {
      cancelled += 1
      answer = progress(0.4, { state: 'cancelled' })
      return route.fulfill({ status: 204 })
    })
    await page.route('**/organisations/default/imports', (route) =>
      route.fulfill({ status: 202, json: { importId: 'of-a-large-bill', alreadyImported: false } }),
    )
    await visit(page, '/o/default/imports')
    await drop(page, { 'large.csv': awsBillCsv([usage(1)]) })
    await page.getByRole('button', { name: /^Import/ }).click()
    await page.getByRole('region', { name: t('imports.states.queued') }).waitFor()
    answer = progress(0.376)
    const running = page.getByRole('region', { name: t('imports.importing') })
    for (const text of [
      '37 %',
      'reading',
      '277 MB of 736 MB',
      '3,008,000 rows',
      '41,233 rows/s',
      '2 min 21 s left',
    ])
      await running.getByText(text).waitFor()
    expect(await page.title()).toBe('37 % importing – Headroom')
    await keepScreenshot(page, 'running')
    expect(await violations(page)).toEqual([])
    await running.getByRole('button', { name: t('imports.cancelImport') }).click()
    await page.getByText(t('imports.cancelled')).waitFor()
    expect(cancelled).toBe(1)
    expect(await page.title()).toContain(t('imports.title'))
    expect(complaints).toEqual([])
    await close()
  })
})

describe('a CSV of no known format', () => {
  const UNKNOWN = [
    'Datum;Dienst;Meter;Menge;Einheit;Kosten;Region;Projekt',
    '13.08.2026;AmazonEC2;EUC1-BoxUsage:m5.large;24;Hrs;2,76;eu-central-1;suche',
    '14.08.2026;AmazonEC2;EUC1-BoxUsage:m5.large;1,5;Hrs;0,17;eu-central-1;suche',
  ].join('\n')

  it('is read once somebody has said what its columns are, and so is the next one', async () => {
    const { page, complaints, close } = await app.open({
      viewport: { width: 1440, height: 900 },
    })
    await visit(page, '/o/default/imports')
    await drop(page, { 'intern.csv': `${UNKNOWN}\n` })
    await page.getByRole('button', { name: t('imports.sayColumns') }).click()
    const dialog = page.getByRole('dialog', { name: t('mapping.title') })
    await dialog.waitFor()
    expect(page.url()).toContain('mapping=')
    // What the names and the first rows tell is proposed already.
    const choice = (name: string) => dialog.getByRole('combobox', { name, exact: true })
    expect(await choice(t('mapping.fields.date')).inputValue()).toBe('column:Datum')
    expect(await choice(t('mapping.order')).inputValue()).toBe('dmy')
    expect(await choice(t('mapping.decimal')).inputValue()).toBe('comma')
    await dialog.getByText(t('mapping.lacks.provider')).waitFor()
    await dialog.getByLabel(t('mapping.textOf', { field: t('mapping.fields.provider') })).fill('AWS')
    await choice(t('mapping.addTag')).selectOption('Projekt')
    const preview = dialog.getByRole('region', { name: t('mapping.preview') })
    for (const text of ['2026-08-13', '1.5', 'Projekt=suche']) await preview.getByText(text).first().waitFor()
    await keepScreenshot(page, 'mapping', 'window')
    expect(await violations(page)).toEqual([])

    await choice(t('mapping.order')).selectOption('mdy')
    await dialog.getByText(t('mapping.doubts.date', { bad: 2, all: 2 })).waitFor()
    await choice(t('mapping.order')).selectOption('dmy')
    await dialog.getByRole('button', { name: t('mapping.save') }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('heading', { name: 'intern.csv' }).waitFor()
    await page.getByRole('button', { name: t('imports.importAll', { files: 1 }) }).click()
    await page.getByText(t('imports.done')).waitFor({ timeout: LIVE_MILLISECONDS })
    // 24 h and 1.5 h of one machine: 25.5 / 24 times what the first day alone takes.
    const day = await energyOf('from=2026-08-13&to=2026-08-13')
    expect((await energyOf('from=2026-08-13&to=2026-08-14')) / day).toBeCloseTo(25.5 / 24, 9)

    await drop(page, { 'intern-september.csv': UNKNOWN.replaceAll('.08.', '.09.') })
    await page.getByRole('button', { name: t('imports.importAll', { files: 1 }) }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it('is unknown again once its columns are forgotten', async () => {
    const { page, complaints, close } = await app.open()
    await visit(page, '/o/default/settings')
    await page.getByRole('button', { name: `${t('mapping.forget')} intern` }).click()
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: t('mapping.forget') })
      .click()
    await page.getByText(t('mapping.rememberedNone')).waitFor()
    await visit(page, '/o/default/imports')
    await drop(page, { 'intern.csv': `${UNKNOWN}\n` })
    await page.getByRole('button', { name: t('imports.sayColumns') }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })
})

describe('settings', () => {
  it('a token is shown once, lets a program in, and is revoked', async () => {
    const { page, complaints, close } = await app.open()
    await visit(page, '/o/default/settings')
    await page.getByRole('textbox', { name: t('settings.tokens.name'), exact: true }).fill('nightly export')
    await page.getByRole('combobox', { name: t('settings.tokens.scope'), exact: true }).selectOption('read')
    await page.getByRole('button', { name: t('settings.tokens.create') }).click()
    const shown = page.getByRole('region', { name: t('settings.tokens.once') })
    const token = (await shown.getByRole('code').first().textContent()) ?? ''
    expect(token.length).toBeGreaterThan(30)
    await keepScreenshot(page, 'token')
    expect(await violations(page)).toEqual([])

    const ask = () =>
      fetch(`${app.url}/api/v1/organisations/default/emissions`, {
        headers: { authorization: `Bearer ${token}` },
      })
    expect((await ask()).status).toBe(200)
    await visit(page, '/o/default/settings')
    expect(await page.content()).not.toContain(token)
    const row = page.getByRole('row').filter({ hasText: 'nightly export' })
    await row.getByText(token.slice(0, 8)).waitFor()
    await row.getByText(t('settings.tokens.states.valid')).waitFor()
    expect(await row.getByText(t('settings.tokens.never')).count()).toBe(0)
    await row.getByRole('button', { name: t('settings.tokens.revoke') }).click()
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: t('settings.tokens.revoke') })
      .click()
    await row.getByText(t('settings.tokens.states.revoked')).waitFor()
    expect((await ask()).status).toBe(401)
    expect(complaints).toEqual([])
    await close()
  })

  it('a limit out of its bounds cannot be saved; one within them is, and stays', async () => {
    const { page, complaints, close } = await app.open()
    await visit(page, '/o/default/settings')
    const field = page.getByLabel(t('settings.limits.names.rejectedShare'))
    const save = page.getByRole('button', { name: t('settings.limits.save'), exact: true })
    await field.fill('101')
    await page
      .getByText(t('settings.limits.outOf', { min: '0 % of the rows', max: '100 % of the rows' }))
      .waitFor()
    expect(await save.isDisabled()).toBe(true)
    await field.fill('2.5')
    await save.click()
    await page.getByText(t('settings.limits.saved')).waitFor()
    await visit(page, '/o/default/settings')
    expect(await page.getByLabel(t('settings.limits.names.rejectedShare')).inputValue()).toBe('2.5')
    expect(complaints).toEqual([])
    await close()
  })

  it('a backup is made, listed, and can be taken away', async () => {
    const { page, complaints, close } = await app.open()
    await visit(page, '/o/default/settings')
    await page.getByRole('button', { name: t('settings.backups.make') }).click()
    const link = page.getByRole('link', { name: t('settings.backups.download') })
    await link.waitFor({ timeout: LIVE_MILLISECONDS })
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toMatch(/^headroom-.*\.tar$/)
    expect(await download.failure()).toBeNull()
    await page.getByText(t('settings.storage.free')).waitFor()
    expect(complaints).toEqual([])
    await close()
  })
})

describe('what is found before an import', () => {
  it('has no barrier in either theme and does not scroll sideways', async () => {
    const { page, complaints, close } = await app.open()
    await visit(page, '/o/default/imports')
    await drop(page, {
      'june-once-more.csv': awsBillCsv([usage(3), usage(4)]),
      'login.csv': '<!DOCTYPE html><html><body>Please sign in</body></html>',
      'unknown.csv': 'when,what,how much\n2026-08-01,disk,3\n',
    })
    await page.getByText(t('imports.overlapTitle')).waitFor()
    await expectGoodLooks(page, 'preflight')
    await page.getByRole('button', { name: t('imports.sayColumns') }).click()
    await page.getByRole('dialog', { name: t('mapping.title') }).waitFor()
    await expectGoodLooks(page, 'mapping', 'window')
    expect(complaints).toEqual([])
    await close()
  })
})
