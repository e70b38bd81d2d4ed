import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { en } from '#app/_messages/en.ts'
import { ReportBody } from '#app/api/_schema/emissions.ts'
import { TeamRuleSetBody } from '#app/api/_schema/team-rules.ts'
import { apiClient } from '../support/api-client.ts'
import { launchBrowser } from '../support/browser.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { dataDirWithDemo } from '../support/template-demo.ts'
import { violations } from '../support/violations.ts'
import { keepScreenshot, openPage, visit } from '../support/watched-page.ts'

const words = en.teams
const AUTHOR = 'Ann Lee'
const MONTH = '?from=2026-09-01&to=2026-09-30'

let server: TestServer
let browser: Browser
let api: ReturnType<typeof apiClient>

beforeAll(async () => {
  server = await startServer({ dataDir: await dataDirWithDemo() })
  browser = await launchBrowser()
  api = apiClient(server.url)
  const nothing = { rules: [], sharedSplit: { by: 'none', weights: [] }, author: 'A test', note: 'No rules' }
  await api.ask('/organisations/demo/team-rules', TeamRuleSetBody, api.sending('PUT', nothing))
})
afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

const table = (page: Page, name: string) => page.getByRole('region', { name }).getByRole('table')
const teamsTable = (page: Page) => page.getByRole('table').first()

async function save(page: Page, why: string): Promise<void> {
  await page.getByLabel(words.save.note).fill(why)
  await page.getByRole('button', { name: words.save.save }).click()
  await page.getByText(words.save.saved).waitFor()
}

/** The kg of a column, of the rows that are not the total. */
const column = async (page: Page, heading: RegExp): Promise<number[]> => {
  const heads = await teamsTable(page).getByRole('columnheader').allTextContents()
  const place = heads.findIndex((text) => heading.test(text))
  const cells = await teamsTable(page)
    .locator(`tbody tr > *:nth-child(${place + 1})`)
    .evaluateAll((all) => all.map((cell) => /[\d.,]+/.exec(cell.textContent ?? '')?.[0] ?? '0'))
  return cells.map((text) => Number(text.replaceAll(',', '')))
}

it('teams come from a proposal that was previewed, rules are changed by keyboard, shared usage is divided, and all of it is history', async () => {
  const { page, complaints, close } = await openPage(browser, server.url, {
    viewport: { width: 1440, height: 900 },
  })
  await visit(page, `/o/demo/teams${MONTH}&unit=kg`)
  await page.getByText(words.emptyTitle).waitFor()
  await page.getByRole('button', { name: words.proposals.fromTag(6, 'team') }).click()
  const moves = table(page, words.preview.moves)
  await moves.getByText('data-platform').waitFor()
  expect(await teamsTable(page).textContent()).not.toContain('search')
  await page.getByLabel(en.author.label).fill(AUTHOR)
  await save(page, 'Teams from tags')
  await teamsTable(page).getByRole('link', { name: 'search' }).waitFor()

  await page.getByRole('button', { name: words.rules.add }).click()
  await page.getByRole('button', { name: words.form.addCondition }).click()
  await page.getByLabel(`${words.form.key} 1`).fill('Team')
  await page.getByLabel(`${words.form.values} 1`).fill('platform')
  await page.getByLabel(words.form.gives).selectOption('shared')
  await page.getByRole('button', { name: words.rules.up(2) }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(words.rules.moved(2, 1)).waitFor()
  await page.getByRole('radio', { name: words.split.usage }).check()
  await moves.getByRole('cell', { name: en.shared }).waitFor()
  expect(await moves.getByRole('rowheader').allTextContents()).toEqual(['platform'])
  await page.getByText(words.test.title).click()
  await page.getByLabel(words.test.tags).fill('user:team=platform')
  await page.getByText(words.test.byRule(1, en.shared)).waitFor()
  await keepScreenshot(page, 'team-rules-1440-light')
  expect(await violations(page)).toEqual([])
  await save(page, 'The platform is everybody’s')
  await teamsTable(page)
    .getByRole('columnheader', { name: words.withShared('kg') })
    .waitFor()

  const report = await api.ask(`/organisations/demo/emissions${MONTH}&group=team`, ReportBody)
  const total = report.total.totalKgCo2e.central
  const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)
  const [own, divided] = [await column(page, /CO2e/), await column(page, /With shared/)]
  expect(own).toHaveLength(report.groups.length)
  // Each figure has three digits.
  expect(Math.abs(sum(own) - total) / total).toBeLessThan(0.005)
  expect(Math.abs(sum(divided) - total) / total).toBeLessThan(0.005)
  expect(divided).not.toEqual(own)

  await page.getByText(words.history.title, { exact: true }).click()
  const history = page.getByRole('listitem').filter({ hasText: words.rules.version(4) })
  await history.getByText('The platform is everybody’s').waitFor()
  expect(await history.textContent()).toContain(AUTHOR)
  await history.getByRole('button', { name: words.history.moved }).click()
  await history.getByRole('rowheader', { name: 'platform' }).waitFor()

  await page
    .getByRole('listitem')
    .filter({ hasText: words.rules.version(3) })
    .getByRole('button', { name: words.history.restore })
    .click()
  await page.getByText(words.history.restored(3)).waitFor()
  expect(await page.getByRole('list', { name: words.rules.ordered }).getByRole('listitem').count()).toBe(1)
  expect(complaints).toEqual([])
  await close()
})

it('rules can be read and changed on a phone, in the dark, without scrolling sideways', async () => {
  const { page, complaints, close } = await openPage(browser, server.url, {
    viewport: { width: 320, height: 700 },
    colorScheme: 'dark',
  })
  await visit(page, `/o/demo/teams${MONTH}`)
  await page.getByRole('button', { name: words.rules.edit }).click()
  await page.getByRole('button', { name: words.rules.editRule(1) }).click()
  await page.getByRole('region', { name: words.preview.teams }).waitFor()
  await keepScreenshot(page, 'team-rules-320-dark')
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  expect(complaints).toEqual([])
  await close()
})
