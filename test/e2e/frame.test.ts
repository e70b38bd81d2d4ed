import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { PAGES } from '#app/_view/pages.ts'
import { t } from '#test/support/translate.ts'
import { expectToFit } from '../support/expect-to-fit.ts'
import { lookAtDemo, serveApp } from '../support/serve-app.ts'
import { settled } from '../support/settled.ts'
import { awsBillCsv } from '../support/small-bill.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { listening, visit, wordsOf } from '../support/watched-page.ts'

const DESK = { viewport: { width: 1440, height: 900 } }
const MANY = 400

const app = lookAtDemo()

const open = (options = DESK) => app.open(options)
const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
const queryOf = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)

describe('with nothing but a keyboard', () => {
  it('a person skips to the content, goes to pages, changes the period, and learns the keys', async () => {
    const { page, complaints, close } = await open()
    await visit(page, '/o/demo/services')
    await listening(page)
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe(t('skipToContent'))
    await page.keyboard.press('Enter')
    expect(await page.locator(':focus').getAttribute('id')).toBe('content')

    await page.keyboard.press('g')
    await page.keyboard.press('o')
    await heading(page, t('overview.title'))
    await settled(page)
    await listening(page)
    await page.keyboard.press('[')
    await page.waitForURL(/from=/)
    const before = queryOf(page)
    expect(before.from).toMatch(/-01$/)
    await page.keyboard.press('[')
    await page.waitForURL((url) => url.searchParams.get('from') !== before.from)
    await page.keyboard.press(']')
    await page.waitForURL((url) => url.searchParams.get('from') === before.from)
    await settled(page)
    await listening(page)

    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: t('keyboard.title') })
    for (const { name } of PAGES)
      await help
        .getByText(new RegExp(`^${t(`navigation.${name}`)}`))
        .first()
        .waitFor()
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'hidden' })

    await page.keyboard.press('Control+k')
    const menu = page.getByRole('dialog', { name: t('commands.title') })
    await menu.waitFor()
    await page.keyboard.type('regi')
    await menu
      .getByRole('option', { name: t('navigation.regions') })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await heading(page, t('regions.title'))
    expect(queryOf(page).from).toBe(before.from)

    await page.keyboard.press('j')
    await page.keyboard.press('j')
    const rows = page.getByRole('table').first().locator('tbody tr')
    expect(await rows.nth(1).evaluate((row) => row.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('k')
    expect(await rows.nth(0).evaluate((row) => row.contains(document.activeElement))).toBe(true)
    expect(complaints).toEqual([])
    await close()
  })

  it('keys of a letter do nothing in a field, and nothing at all once they are switched off', async () => {
    const { page, close } = await open()
    await visit(page, '/o/demo/services')
    await listening(page)
    await page.keyboard.press('/')
    await page.keyboard.type('go?')
    expect(await page.locator(':focus').inputValue()).toBe('go?')
    await heading(page, t('services.title'))

    await visit(page, '/o/demo/services')
    await listening(page)
    await page.keyboard.press('?')
    await page
      .getByRole('dialog', { name: t('keyboard.title') })
      .getByRole('checkbox')
      .uncheck()
    await page.keyboard.press('Escape')
    await page.reload()
    await heading(page, t('services.title'))
    await listening(page)
    await page.keyboard.press('?')
    await page.keyboard.press('g')
    await page.keyboard.press('o')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: t('commands.title') }).waitFor()
    expect(await page.getByRole('dialog').count()).toBe(1)
    await page.keyboard.press('Escape')
    await heading(page, t('services.title'))
    await close()
  })
})

describe('the address', () => {
  it('is the view: pages without a period show the last complete month, and say so the same when it is named', async () => {
    const { page, close } = await open()
    await visit(page, '/o/demo/services')
    const shown = await page
      .getByRole('list', { name: t('band.label') })
      .locator('li')
      .first()
      .textContent()
    const link = await page.locator('main a[href*="from="]').first().getAttribute('href')
    const asked = new URLSearchParams(link?.split('?')[1])
    const from = asked.get('from')
    const to = asked.get('to')
    expect(from).toMatch(/^\d{4}-\d{2}-01$/)
    const words = await wordsOf(page)
    await visit(page, `/o/demo/services?from=${from}&to=${to}`)
    expect(await wordsOf(page)).toBe(words)
    await visit(page, '/o/demo/services?period=all')
    const whole = await page
      .getByRole('list', { name: t('band.label') })
      .locator('li')
      .first()
      .textContent()
    expect(whole).not.toBe(shown)
    expect(whole).toContain(t('period.all'))
    await close()
  })

  it('is kept from page to page, by Back and Forward, and gives the same page when it is pasted', async () => {
    const { page, complaints, close } = await open()
    const query = 'from=2026-08-01&to=2026-08-31&team=search&method=market'
    await visit(page, `/o/demo/overview?${query}`)
    for (const { name } of PAGES.slice(1)) {
      await page
        .getByRole('navigation', { name: t('navigation.label') })
        .getByRole('link', { name: t(`navigation.${name}`) })
        .click()
      await heading(page, t(`navigation.${name}`))
      expect(new URL(page.url()).searchParams.toString(), name).toBe(query)
    }
    for (const { name } of [...PAGES].reverse().slice(1)) {
      await page.goBack()
      await heading(page, t(`navigation.${name}`))
    }
    await page.goForward()
    await heading(page, t(`navigation.${PAGES[1].name}`))
    await settled(page)
    await expect.poll(() => page.locator('main').getAttribute('aria-busy')).toBe('false')
    const before = await wordsOf(page)
    await visit(page, page.url())
    expect(await wordsOf(page)).toBe(before)
    expect(complaints).toEqual([])
    await close()
  })

  it('has what it does not understand named, until that is dismissed', async () => {
    const { page, close } = await open()
    await visit(page, '/o/demo/services?colour=red&method=offset&team=search')
    await page.getByText(t('ignored.text', { names: 'colour, method' })).waitFor()
    await page.getByRole('link', { name: t('ignored.dismiss') }).click()
    await page.getByText(t('ignored.text', { names: 'colour, method' })).waitFor({ state: 'hidden' })
    expect(queryOf(page)).toMatchObject({ team: 'search' })
    expect(queryOf(page)).not.toHaveProperty('colour')
    await close()
  })
})

describe('every page', () => {
  it('fits a window of 320 px, and a wide one', async () => {
    const small = { width: 320, height: 640 }
    const { page, complaints, close } = await open({ viewport: small })
    for (const { name } of PAGES) {
      await page.setViewportSize(small)
      await visit(page, `/o/demo/${name}`)
      await expectToFit(page, name)
      await page.setViewportSize(DESK.viewport)
      await expectToFit(page, `${name}, wide`)
    }
    expect(complaints).toEqual([])
    await close()
  })
})

describe('a table of hundreds of rows', async () => {
  const folder = await temporaryFolder()
  const own = serveApp()

  it('renders those in sight, says how many there are, hides columns by the address, and prints them all', async () => {
    const path = join(folder, 'many.csv')
    const rows = Array.from({ length: MANY }, (_, index) => ({
      'product/ProductName': `Service ${String(index).padStart(3, '0')}`,
      'lineItem/UsageAmount': String(index + 1),
    }))
    writeFileSync(path, awsBillCsv(rows))
    const { page, complaints, close } = await own.open(DESK)
    await visit(page, '/o/default/imports')
    await page.locator('input[type=file]').first().setInputFiles(path)
    await page.getByRole('button', { name: t('imports.importAll', { files: 1 }) }).click()
    await page.getByText(t('imports.done')).waitFor()

    await visit(page, '/o/default/services?sort=name&hide=energy')
    await listening(page)
    const table = page.getByRole('table').first()
    expect(await table.getAttribute('aria-rowcount')).toBe(String(MANY + 2))
    const rendered = table.locator('tbody tr[aria-rowindex]')
    expect(await rendered.count()).toBeLessThan(MANY / 4)
    await table.getByRole('link', { name: 'Service 000' }).waitFor()
    await table.getByText(t('services.totalOf', { all: MANY })).waitFor()
    expect(await table.getByRole('columnheader').allTextContents()).not.toContainEqual(
      expect.stringContaining(t('figure.energy')),
    )
    expect(await table.locator('[aria-sort=ascending]').count()).toBe(1)

    for (let pressed = 0; pressed < 10; pressed += 1) await page.keyboard.press('j', { delay: 40 })
    expect(await page.locator(':focus').textContent()).toContain('Service 009')
    await table.evaluate((element) => element.parentElement?.scrollTo(0, element.scrollHeight))
    await table.getByRole('link', { name: `Service ${MANY - 1}` }).waitFor()

    await page.emulateMedia({ media: 'print' })
    await expect.poll(() => table.locator('tbody tr').count()).toBe(MANY)
    expect(complaints).toEqual([])
    await close()
  })
})
