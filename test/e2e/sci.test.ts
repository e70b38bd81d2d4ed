import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { CountsBody } from '#app/api/_schema/sci-counts.ts'
import { ScoreBody } from '#app/api/_schema/sci-score.ts'
import { t } from '#test/support/translate.ts'
import { apiClient } from '../support/api-client.ts'
import { expectToFit } from '../support/expect-to-fit.ts'
import { expectGoodLooks } from '../support/looks.ts'
import { sample, samplesDir } from '../support/samples.ts'
import { lookAtDemo, serveApp } from '../support/serve-app.ts'
import { violations } from '../support/violations.ts'
import { listening, visit, wordsOf } from '../support/watched-page.ts'

const TWO_MINUTES = 120_000
const SEPTEMBER = { from: '2026-09-01', to: '2026-09-30' }
const AUTHOR = 'Ada Newcomer'

const demo = lookAtDemo()
/** Where something is changed. */
const app = serveApp({ demo: true })

const part = (page: Page, name: string) => page.locator(`[data-sci=${name}]`)
const dialog = (page: Page) => page.getByRole('dialog')
const scoreOf = (url: string, query: Record<string, string>) =>
  apiClient(url).ask(`/organisations/demo/sci/score?${new URLSearchParams(query)}`, ScoreBody)

describe('the demo', () => {
  it('opens with its boundary over all bills, looks right in both themes and sizes, and is closed to nobody', async () => {
    const { page, complaints, close } = await demo.open()
    await visit(page, '/o/demo/sci')
    expect(new URL(page.url()).search).toBe('?period=all')
    await page.getByRole('heading', { name: 'Shop checkout' }).waitFor()
    await expectGoodLooks(page, 'sci')
    expect(complaints).toEqual([])
    await close()
  })

  it('says the same figure in the headline, the formula, the table, the list, the CSV, the JSON and the API', async () => {
    const { page, close } = await demo.open()
    const asked = { boundary: 'Shop checkout', operation: 'checkout', ...SEPTEMBER, by: 'week' } as const
    await visit(page, `/o/demo/sci?${new URLSearchParams(asked)}`)
    const { score, series, emissions, leftOutG } = await scoreOf(demo.url, asked)
    if (!score.ok) throw new Error(score.reason)
    // 490 kg over 982,449 orders (docs/demo.md).
    expect(score.sciG.central).toBeCloseTo((emissions.totalKgCo2e.central * 1000) / 982_449, 9)
    expect(await part(page, 'central').textContent()).toBe('499')
    expect(await part(page, 'formula').textContent()).toContain('/ 982,449 = 499 mg')
    const rows = await part(page, 'series').locator('tbody tr').allTextContents()
    expect(rows).toHaveLength(series.length)
    const table = async (format: string) =>
      apiClient(demo.url).text(`/organisations/demo/exports/sci.${format}?${new URLSearchParams(asked)}`)
    const Json = z.object({
      meta: z.object({
        method: z.string(),
        total: z.object({ totalKgCo2e: z.object({ central: z.number() }) }),
      }),
      rows: z.array(
        z.object({ start: z.string(), functional_units: z.number(), sci_gco2e_per_unit_central: z.number() }),
      ),
    })
    const { meta, rows: exported } = Json.parse(JSON.parse(await table('json')))
    const units = exported.reduce((sum, row) => sum + row.functional_units, 0)
    const grams = exported.reduce(
      (sum, row) => sum + row.functional_units * row.sci_gco2e_per_unit_central,
      0,
    )
    expect(units).toBe(982_449)
    expect(grams / units).toBeCloseTo(score.sciG.central, 9)
    expect(meta.total.totalKgCo2e.central).toBe(emissions.totalKgCo2e.central)
    expect(leftOutG.central).toBe(0)
    const csv = (await table('csv')).trim().split('\n')
    expect(csv).toHaveLength(series.length + 1)
    for (const [index, row] of exported.entries()) {
      expect(csv[index + 1]).toContain(String(row.sci_gco2e_per_unit_central))
      const milligrams = Number((row.sci_gco2e_per_unit_central * 1000).toPrecision(3))
      expect(rows[index]).toContain(String(milligrams))
    }
    await page.getByRole('button', { name: /^490 kg/ }).click()
    await dialog(page).getByText('490 kg').first().waitFor()
    await close()
  })

  it('keeps all its state in the address, and is location-based whatever that says', async () => {
    const { page, complaints, close } = await demo.open()
    const path = `/o/demo/sci?${new URLSearchParams({ boundary: 'Shop checkout', operation: 'checkout', by: 'day', from: '2026-07-15', to: '2026-07-21', compare: '2026-07-08..2026-07-14', method: 'market' })}`
    await visit(page, path)
    // The planted fall of orders: 0.252 g in the week before, 0.386 g in the week from July 15th on (docs/demo.md).
    expect(await part(page, 'central').textContent()).toBe('386')
    expect(await part(page, 'compare').textContent()).toContain('252 mg')
    expect(await part(page, 'difference').textContent()).toContain('▲')
    expect(await part(page, 'method').textContent()).toContain(t('sci.locked.asked'))
    const words = await wordsOf(page)
    const again = await demo.open()
    await visit(again.page, page.url())
    expect(await wordsOf(again.page)).toBe(words)
    await again.close()
    await page.getByRole('link', { name: t('sci.time.periods.week'), exact: true }).click()
    await page.waitForURL(/by=week/)
    await page.goBack()
    await page.waitForURL(/by=day/)
    await visit(page, '/o/demo/sci?period=all&boundary=gone&nonsense=1')
    await page.getByText(t('sci.noSuchBoundary', { name: 'gone' })).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it('shows a gap as a gap and fits 320 pixels', async () => {
    const { page, close } = await demo.open({ viewport: { width: 320, height: 700 } })
    await visit(page, '/o/demo/sci?from=2026-06-10&to=2026-06-14&by=day')
    await expectToFit(page)
    expect(await part(page, 'gaps').textContent()).toContain(t('sci.units.reasons.part-of-day'))
    const rows = await part(page, 'series').locator('tbody tr').allTextContents()
    expect(rows.filter((row) => row.includes('cannot be computed'))).toHaveLength(3)
    await visit(page, '/o/demo/sci?from=2026-06-10&to=2026-06-11')
    await page.getByText(t('sci.missing.counts')).waitFor()
    expect(await part(page, 'central').count()).toBe(0)
    expect(await violations(page)).toEqual([])
    await close()
  })

  it('goes by keys alone: to the page, into a form and out of it, to another course', async () => {
    const { page, complaints, close } = await demo.open()
    await visit(page, '/o/demo/overview')
    await listening(page)
    await page.keyboard.press('g')
    await page.keyboard.press('c')
    await page.waitForURL(/\/sci\?period=all/)
    const add = page.getByRole('button', { name: t('sci.counts.trigger') })
    await add.focus()
    await page.keyboard.press('Enter')
    await dialog(page).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'hidden' })
    expect(await add.evaluate((element) => element === document.activeElement)).toBe(true)
    const month = page.getByRole('link', { name: t('sci.time.periods.month'), exact: true })
    await month.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/by=month/)
    expect(complaints).toEqual([])
    await close()
  })
})

/** From nothing to a boundary under a name, and to counts of it. */
async function define(page: Page, owner: string): Promise<void> {
  await page
    .getByRole('button', { name: t('sci.form.new.trigger') })
    .first()
    .click()
  await dialog(page).getByLabel(t('sci.form.owner')).selectOption({ label: owner })
  await dialog(page).getByLabel(t('author.label')).fill(AUTHOR)
}

const chooseFile = (page: Page, csv: string) =>
  dialog(page)
    .locator('input[type=file]')
    .setInputFiles({ name: 'counts.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })

describe('a newcomer', () => {
  it('defines a boundary and an operation on the demo and reads a score in under two minutes', async () => {
    const { page, complaints, close } = await app.open()
    await visit(page, '/o/demo/sci')
    const begun = Date.now()
    await define(page, t('sci.form.owners.team', { name: 'search' }))
    const save = dialog(page).getByRole('button', { name: t('sci.form.save') })
    await dialog(page)
      .getByRole('button', { name: t('sci.form.apartOutside') })
      .click()
    expect(await save.isDisabled()).toBe(true)
    await dialog(page)
      .getByLabel(t('sci.form.reasonOf', { name: t('categories.logging') }))
      .fill('Try it out')
    expect(await violations(page)).toEqual([])
    await save.click()
    await page.waitForURL(/boundary=search/)
    await page.getByRole('heading', { name: 'search', exact: true }).waitFor()
    await page.getByText(t('sci.missing.operation')).waitFor()
    expect(await part(page, 'boundary').textContent()).toContain('Try it out')

    await page.getByRole('button', { name: t('sci.counts.trigger') }).click()
    await chooseFile(page, 'day,operation,count\n2026-09-01,query,many\n2026-09-02,query,-1\n')
    const alert = dialog(page).getByRole('alert')
    await alert.getByText(/^Line 2:/).waitFor()
    await alert.getByText(/^Line 3:/).waitFor()
    expect(
      await dialog(page)
        .getByRole('button', { name: t('sci.counts.save') })
        .isDisabled(),
    ).toBe(true)
    const counted = () => apiClient(app.url).ask('/organisations/demo/sci/counts?boundary=search', CountsBody)
    expect((await counted()).imports).toEqual([])
    const days = Array.from({ length: 30 }, (_, index) => `2026-09-${String(index + 1).padStart(2, '0')}`)
    await chooseFile(page, ['day,operation,count', ...days.map((day) => `${day},query,1000`)].join('\n'))
    await dialog(page).getByText('30,000').waitFor()
    await dialog(page)
      .getByRole('button', { name: t('sci.counts.save') })
      .click()
    await part(page, 'central').waitFor()
    expect(Date.now() - begun).toBeLessThan(TWO_MINUTES)

    const { score } = await scoreOf(app.url, { boundary: 'search' })
    if (!score.ok) throw new Error(score.reason)
    expect(score.functionalUnits).toBe(30_000)
    expect(await part(page, 'formula').textContent()).toContain('/ 30,000 =')
    expect((await counted()).imports[0]).toMatchObject({ author: AUTHOR, source: 'csv' })

    await page.getByRole('button', { name: t('sci.versions.withdraw') }).click()
    await dialog(page)
      .getByRole('button', { name: t('sci.versions.withdraw') })
      .click()
    await page.getByRole('heading', { name: 'Shop checkout' }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it.skipIf(samplesDir === null)('reads a score of a real bill in under two minutes', async () => {
    const { page, complaints, close } = await app.open()
    await visit(page, '/o/default/sci')
    await page.getByText(t('sci.first.noBill')).waitFor()
    const begun = Date.now()
    await visit(page, '/o/default/imports')
    const bill = sample('bills/aws-cur-legacy-csv/anonymous-aws-export.csv')
    await page.locator('input[type=file]').first().setInputFiles(bill)
    await page.getByRole('button', { name: /^Import/ }).click()
    await page.getByText(t('imports.done')).waitFor({ timeout: 60_000 })
    await visit(page, '/o/default/sci')
    await page.getByText(t('sci.first.boundary')).waitFor()
    expect(await violations(page)).toEqual([])
    await define(page, t('sci.form.everything'))
    await dialog(page).getByLabel(t('sci.form.name'), { exact: true }).fill('All of it')
    await dialog(page)
      .getByRole('button', { name: t('sci.form.save') })
      .click()
    await page.getByRole('heading', { name: 'All of it' }).waitFor()
    await page.getByRole('button', { name: t('sci.counts.trigger') }).click()
    await dialog(page).getByLabel(t('sci.counts.ways.constant')).check()
    await dialog(page).getByLabel(t('sci.counts.operation')).fill('seat')
    await dialog(page).getByLabel(t('sci.counts.unit')).fill('seat and day')
    await dialog(page).getByLabel(t('sci.counts.perDay')).fill('40')
    await dialog(page)
      .getByRole('button', { name: t('sci.counts.save') })
      .click()
    await part(page, 'central').waitFor()
    expect(Date.now() - begun).toBeLessThan(TWO_MINUTES)
    const { score } = await apiClient(app.url).ask(
      '/organisations/default/sci/score?boundary=All+of+it',
      ScoreBody,
    )
    expect(score.ok && score.sciG.central).toBeGreaterThan(0)
    expect(complaints).toEqual([])
    await close()
  })
})

describe('what leaves the page', () => {
  it('a badge is a picture that any site may show, until it is revoked', async () => {
    const { page, complaints, close } = await app.open()
    await visit(page, '/o/demo/sci')
    await page.getByRole('button', { name: t('sci.badge.create') }).click()
    await dialog(page).getByLabel(t('author.label')).fill(AUTHOR)
    await dialog(page)
      .getByRole('button', { name: t('sci.badge.create') })
      .click()
    const snippet = (await part(page, 'snippet').textContent()) ?? ''
    const [, url = ''] = /^!\[SCI\]\((.*)\)$/.exec(snippet) ?? []
    const badge = await fetch(url)
    expect(badge.status).toBe(200)
    expect(badge.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8')
    expect(badge.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(badge.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await badge.text()).toMatch(/^<svg [\s\S]*gCO2e\/order/)
    await dialog(page)
      .getByRole('button', { name: t('share.done') })
      .click()
    await page.getByRole('button', { name: t('sci.badge.revoke'), exact: true }).click()
    await dialog(page)
      .getByRole('button', { name: t('sci.badge.revoke'), exact: true })
      .click()
    await dialog(page).waitFor({ state: 'hidden' })
    expect((await fetch(url)).status).toBe(404)
    expect(complaints).toEqual([])
    await close()
  })

  it('every file of the score is there, and the command of the gate has the values of the page', async () => {
    const { page, close } = await app.open()
    await visit(page, `/o/demo/sci?${new URLSearchParams(SEPTEMBER)}`)
    const links = part(page, 'publish').locator('a[download]')
    expect(await links.count()).toBe(4)
    for (const link of await links.all()) {
      const answer = await fetch(`${app.url}${await link.getAttribute('href')}`)
      expect(answer.status).toBe(200)
      expect((await answer.text()).length).toBeGreaterThan(200)
    }
    const command = await part(page, 'gate').textContent()
    expect(command).toContain("--boundary 'Shop checkout' --operation checkout --max 0.499g")
    expect(command).toContain('--period 2026-09-01..2026-09-30')
    await close()
  })

  it('somebody’s calculation is checked, line by line', async () => {
    const { page, complaints, close } = await app.open()
    await visit(page, '/o/demo/sci')
    const calculation = {
      functionalUnits: 100_000,
      components: [{ name: 'app', energyKwh: 500, intensityGPerKwh: 210, embodiedG: 8300 }],
      published: { sciG: 113_300 },
    }
    const field = page.getByLabel(t('sci.check.paste'))
    await field.fill(JSON.stringify(calculation, null, 2))
    await page.getByRole('button', { name: t('sci.check.check') }).click()
    const findings = part(page, 'findings')
    await findings.getByText(t('sci.check.classes.not-divided-by-r')).waitFor()
    const row = (await findings.locator('tbody tr').first().textContent()) ?? ''
    // (500 × 210 + 8,300) / 100,000; the figure stands in line 12.
    expect(row).toContain('1.133')
    expect(row).toMatch(/^12/)
    expect(await violations(page)).toEqual([])
    await field.fill('neither: [')
    await page.getByRole('button', { name: t('sci.check.check') }).click()
    await part(page, 'check').getByRole('alert').waitFor()
    expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([])
    await close()
  })
})
