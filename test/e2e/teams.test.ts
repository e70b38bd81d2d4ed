import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { ReportBody } from '#app/api/_schema/emissions.ts'
import { TeamRuleSetBody } from '#app/api/_schema/team-rules.ts'
import { t } from '#test/support/translate.ts'
import { apiClient } from '../support/api-client.ts'
import { expectToFit } from '../support/expect-to-fit.ts'
import { serveApp } from '../support/serve-app.ts'
import { violations } from '../support/violations.ts'
import { keepScreenshot, visit } from '../support/watched-page.ts'

const AUTHOR = 'Ann Lee'
const MONTH = '?from=2026-09-01&to=2026-09-30'

const app = serveApp({ demo: true })
let api: ReturnType<typeof apiClient>

beforeAll(async () => {
  api = apiClient(app.url)
  const nothing = { rules: [], sharedSplit: { by: 'none', weights: [] }, author: 'A test', note: 'No rules' }
  await api.ask('/organisations/demo/team-rules', TeamRuleSetBody, api.sending('PUT', nothing))
})

const table = (page: Page, name: string) => page.getByRole('region', { name }).getByRole('table')
const teamsTable = (page: Page) => page.getByRole('table').first()

async function save(page: Page, why: string): Promise<void> {
  await page.getByLabel(t('teams.save.note')).fill(why)
  await page.getByRole('button', { name: t('teams.save.save') }).click()
  await page.getByText(t('teams.save.saved')).waitFor()
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
  const { page, complaints, close } = await app.open({
    viewport: { width: 1440, height: 900 },
  })
  await visit(page, `/o/demo/teams${MONTH}&unit=kg`)
  await page.getByText(t('teams.emptyTitle')).waitFor()
  await page.getByRole('button', { name: t('teams.proposals.fromTag', { teams: 6, key: 'team' }) }).click()
  const moves = table(page, t('teams.preview.moves'))
  await moves.getByText('data-platform').waitFor()
  expect(await teamsTable(page).textContent()).not.toContain('search')
  await page.getByLabel(t('author.label')).fill(AUTHOR)
  await save(page, 'Teams from tags')
  await teamsTable(page).getByRole('link', { name: 'search' }).waitFor()

  await page.getByRole('button', { name: t('teams.rules.add') }).click()
  await page.getByRole('button', { name: t('teams.form.addCondition') }).click()
  await page.getByLabel(`${t('teams.form.key')} 1`).fill('Team')
  await page.getByLabel(`${t('teams.form.values')} 1`).fill('platform')
  await page.getByLabel(t('teams.form.gives')).selectOption('shared')
  await page.getByRole('button', { name: t('teams.rules.up', { number: 2 }) }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(t('teams.rules.moved', { from: 2, to: 1 })).waitFor()
  await page.getByRole('radio', { name: t('teams.split.usage') }).check()
  await moves.getByRole('cell', { name: t('shared') }).waitFor()
  expect(await moves.getByRole('rowheader').allTextContents()).toEqual(['platform'])
  await page.getByText(t('teams.test.title')).click()
  await page.getByLabel(t('teams.test.tags')).fill('user:team=platform')
  await page.getByText(t('teams.test.byRule', { number: 1, team: t('shared') })).waitFor()
  await keepScreenshot(page, 'team-rules-1440-light')
  expect(await violations(page)).toEqual([])
  await save(page, 'The platform is everybody’s')
  await teamsTable(page)
    .getByRole('columnheader', { name: t('teams.withShared', { unit: 'kg' }) })
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
  const totals = await teamsTable(page).locator('tfoot td').allTextContents()
  const printed = (text: string) => Number((/[\d.,]+/.exec(text)?.[0] ?? '').replaceAll(',', ''))
  expect(totals.filter((text) => printed(text) === printed(totals[0] ?? ''))).toHaveLength(2)

  await page.getByText(t('teams.history.title'), { exact: true }).click()
  const history = page.getByRole('listitem').filter({ hasText: t('teams.rules.version', { version: 4 }) })
  await history.getByText('The platform is everybody’s').waitFor()
  expect(await history.textContent()).toContain(AUTHOR)
  await history.getByRole('button', { name: t('teams.history.moved') }).click()
  await history.getByRole('rowheader', { name: 'platform' }).waitFor()

  await page
    .getByRole('listitem')
    .filter({ hasText: t('teams.rules.version', { version: 3 }) })
    .getByRole('button', { name: t('teams.history.restore') })
    .click()
  await page.getByText(t('teams.history.restored', { version: 3 })).waitFor()
  expect(
    await page
      .getByRole('list', { name: t('teams.rules.ordered') })
      .getByRole('listitem')
      .count(),
  ).toBe(1)
  expect(complaints).toEqual([])
  await close()
})

it('rules can be read and changed on a phone, in the dark, without scrolling sideways', async () => {
  const { page, complaints, close } = await app.open({
    viewport: { width: 320, height: 700 },
    colorScheme: 'dark',
  })
  await visit(page, `/o/demo/teams${MONTH}`)
  await page.getByRole('button', { name: t('teams.rules.edit') }).click()
  await page.getByRole('button', { name: t('teams.rules.editRule', { number: 1 }) }).click()
  await page.getByRole('region', { name: t('teams.preview.teams') }).waitFor()
  await keepScreenshot(page, 'team-rules-320-dark')
  expect(await violations(page)).toEqual([])
  await expectToFit(page)
  expect(complaints).toEqual([])
  await close()
})
