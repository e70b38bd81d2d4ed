import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Messages } from '#app/_i18n/english.ts'
import { ReportBody } from '#app/api/_schema/emissions.ts'
import { formatMass, massUnit } from '#lib/domain/format/mass.ts'
import { t } from '#test/support/translate.ts'
import { apiClient } from '../support/api-client.ts'
import { expectGoodLooks } from '../support/looks.ts'
import { serveApp } from '../support/serve-app.ts'
import { settled } from '../support/settled.ts'
import { visit, wordsOf } from '../support/watched-page.ts'

const DESK = { viewport: { width: 1440, height: 900 } }

const app = serveApp()

const open = (options = {}) => app.open(options)

const navigate = async (page: Page, name: keyof Messages['navigation']) => {
  await page
    .getByRole('navigation', { name: t('navigation.label') })
    .getByRole('link', { name: t(`navigation.${name}`) })
    .click()
  await page.getByRole('heading', { level: 1, name: t(`navigation.${name}`) }).waitFor()
}

const drawer = (page: Page) => page.getByRole('dialog', { name: t('explain.title') })

describe('without any data', () => {
  it('a newcomer finds the demo and the drop zone, at any size and in both themes', async () => {
    const { page, complaints, close } = await open()
    await visit(page, '/')
    await page.getByRole('button', { name: t('welcome.demoAction') }).waitFor()
    await page.getByText(t('imports.drop')).waitFor()
    await expectGoodLooks(page, 'welcome')
    expect(complaints).toEqual([])
    await close()
  })
})

describe('a newcomer with the demo', () => {
  it('loads it in one click and finds, page by page, what is hidden in it', async () => {
    const { page, complaints, close } = await open(DESK)
    await visit(page, '/')
    await page.getByRole('button', { name: t('welcome.demoAction') }).click()
    await page.waitForURL('**/o/demo/overview')
    await page.getByRole('heading', { level: 1, name: t('overview.title') }).waitFor()
    await page.getByText(t('frame.demoBand'), { exact: true }).waitFor()

    const link = await page.locator('main a[href*="from="]').first().getAttribute('href')
    const shown = new URLSearchParams(link?.split('?')[1])
    const month = `from=${shown.get('from')}&to=${shown.get('to')}`
    const api = apiClient(app.url)
    const { total } = await api.ask(`/organisations/demo/emissions?${month}`, ReportBody)
    const figure = formatMass(total.totalKgCo2e.central, massUnit(total.totalKgCo2e.central))
    const mainFigure = page.getByRole('button', { name: figure }).first()
    await mainFigure.waitFor()

    await navigate(page, 'regions')
    expect(await page.getByRole('table').first().getByRole('rowheader').first().textContent()).toContain(
      'ap-south-1',
    )
    await navigate(page, 'teams')
    const teams = page.getByRole('table').first()
    expect(await teams.getByRole('rowheader').first().textContent()).toContain('search')
    await teams.getByText(t('unallocated')).waitFor()
    await navigate(page, 'services')
    await page
      .getByRole('table')
      .first()
      .getByRole('link', { name: 'Amazon Elastic Compute Cloud' })
      .waitFor()
    await page.getByText(t('frame.demoBand'), { exact: true }).waitFor()

    await navigate(page, 'overview')
    await mainFigure.click()
    const dialog = drawer(page)
    await dialog.getByText(t('explain.formula'), { exact: true }).waitFor()
    for (const part of [t('explain.quality'), t('explain.factors'), t('explain.identity')])
      await dialog.getByText(part, { exact: true }).first().waitFor()
    expect(await dialog.textContent()).toContain(figure)
    expect(await dialog.getByRole('link').count()).toBeGreaterThan(0)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(complaints).toEqual([])
    await close()
  })

  it('keeps what is shown in the address: it survives a reload, Back, and another page', async () => {
    const { page, complaints, close } = await open(DESK)
    const query = '?from=2026-08-01&to=2026-08-31&team=search&method=market&factors=ccf-2024'
    await visit(page, `/o/demo/overview${query}`)
    const shown = () => wordsOf(page)
    const before = await shown()
    await page.reload()
    await settled(page)
    expect(await shown()).toBe(before)

    await navigate(page, 'regions')
    for (const part of [
      'from=2026-08-01',
      'to=2026-08-31',
      'team=search',
      'method=market',
      'factors=ccf-2024',
    ])
      expect(page.url()).toContain(part)
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: t('overview.title') }).waitFor()
    await settled(page)
    expect(new URL(page.url()).search).toBe(query)
    expect(await shown()).toBe(before)

    await page
      .getByRole('button', { name: t('figure.explain') })
      .first()
      .click()
    await drawer(page).waitFor()
    expect(page.url()).toContain('explain=')
    await page.goBack()
    await drawer(page).waitFor({ state: 'hidden' })
    expect(new URL(page.url()).search).toBe(query)

    await visit(page, `/o/demo/overview?explain=total`)
    await drawer(page).getByText(t('explain.formula'), { exact: true }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  it('is shown the same total by every page, the API and the CSV file', async () => {
    const { page, close } = await open(DESK)
    const api = apiClient(app.url)
    for (const query of [
      '',
      'team=checkout',
      'region=eu-west-1&from=2026-05-01&to=2026-06-30',
      'method=market',
    ]) {
      const report = await api.ask(`/organisations/demo/emissions?group=service&${query}`, ReportBody)
      const { central } = report.total.totalKgCo2e
      const figure = formatMass(central, massUnit(central))
      for (const name of ['overview', 'services', 'regions', 'teams']) {
        await visit(page, `/o/demo/${name}?period=all&${query}`)
        expect(await wordsOf(page), `${name}?${query}`).toContain(figure)
      }
      const csv = await api.text(`/organisations/demo/emissions.csv?group=service&${query}`)
      const [header = [], ...rows] = csv
        .trim()
        .split('\n')
        .map((line) => line.split(','))
      const column = header.indexOf('total_kgco2e_central')
      const sum = rows.reduce((total, cells) => total + Number(cells[column]), 0)
      expect(sum).toBeCloseTo(central, 6)
    }
    await close()
  })
})

it('the demo goes in one click, and the start is as it was', async () => {
  const { page, complaints, close } = await open(DESK)
  await visit(page, '/o/demo/overview')
  await page.getByRole('button', { name: t('frame.removeDemo') }).click()
  await page.getByRole('button', { name: t('welcome.demoAction') }).waitFor()
  expect((await page.goto('/o/demo/overview'))?.status()).toBe(404)
  expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([])
  await close()
})
