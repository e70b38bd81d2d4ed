import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { english } from '#app/_i18n/english.ts'
import { t } from '#test/support/translate.ts'
import { expectToFit } from '../support/expect-to-fit.ts'
import { lookAtDemo } from '../support/serve-app.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { violations } from '../support/violations.ts'
import { keepScreenshot, visit } from '../support/watched-page.ts'

const PERIOD = 'from=2026-08-01&to=2026-08-31'
const hasPython = spawnSync('python3', ['--version']).status === 0
if (!hasPython) console.warn('SKIPPED: running the evidence pack, because python3 is not on this machine')

const folder = await temporaryFolder()
const app = lookAtDemo()

const drawer = (page: Page) => page.getByRole('dialog', { name: t('explain.title') })
const part = (page: Page, title: string) =>
  drawer(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { level: 3, name: title }) })
const compact = (text: string | null): string => (text ?? '').replace(/\s/g, '')

/** Opens the figure of a row of a table and answers what the figure printed. */
async function explainRow(page: Page, name: string): Promise<string> {
  const row = page.locator('main').getByRole('row').filter({ hasText: name }).first()
  const figure = row.getByRole('button', { name: t('figure.explain') }).first()
  const printed = compact(await figure.textContent()).replace(compact(t('figure.explain')), '')
  await figure.click()
  await part(page, t('explain.formula')).waitFor()
  return printed
}

it('every page’s figures explain themselves: the same number, the formula, what moves it, quality and lines', async () => {
  const { page, complaints, close } = await app.open({
    viewport: { width: 1440, height: 900 },
  })
  for (const [name, row] of [
    ['services', 'Amazon Elastic Compute Cloud'],
    ['regions', 'ap-south-1'],
    ['teams', 'checkout'],
  ] as const) {
    await visit(page, `/o/demo/${name}?${PERIOD}&unit=kg`)
    const printed = await explainRow(page, row)
    expect(compact(await drawer(page).textContent())).toContain(`${printed}kgCO`)
    expect(await part(page, t('explain.formula')).textContent()).toMatch(
      /[\d.,]+ \S+ × [\d.,]+ kWh\/.+ g\/kWh = /,
    )
    const moves = await part(page, t('explain.sensitivity.title')).textContent()
    expect(moves).toContain(
      `${t('explain.sensitivity.inputs.load')}50\u00a0% assumed; from 10\u00a0% to 80\u00a0%`,
    )
    for (const way of Object.values(english.explain.qualityTable.ways))
      await part(page, t('explain.quality')).getByRole('rowheader', { name: way }).waitFor()
    const all = part(page, t('explain.topLines.title')).getByRole('link', { name: t('explain.topLines.all') })
    expect(await all.getAttribute('href')).toContain(`/o/demo/services?`)
    expect(await all.getAttribute('href')).toContain(PERIOD)
    await page.keyboard.press('Escape')
    await drawer(page).waitFor({ state: 'hidden' })
  }
  expect(complaints).toEqual([])
  await close()
})

it('a value of the formula leads to its factor, and nothing in the drawer shuts anybody out', async () => {
  const { page, complaints, close } = await app.open({
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
  })
  await visit(page, `/o/demo/overview?${PERIOD}&explain=total`)
  await part(page, t('explain.topLines.title')).waitFor()
  expect(await violations(page)).toEqual([])
  await keepScreenshot(page, 'explain-390-dark-whole', 'window')
  const grid = part(page, t('explain.formula')).getByRole('link', { name: 'g/kWh' }).first()
  const name = await grid.getAttribute('title')
  await grid.click()
  const target = drawer(page).locator('li:target')
  await target.waitFor()
  expect(await target.textContent()).toContain(name)
  await expectToFit(page)
  expect(complaints).toEqual([])
  await close()
})

it('a mover shows both periods scenario by scenario, whatever days are compared', async () => {
  const { page, complaints, close } = await app.open({ viewport: { width: 1440, height: 900 } })
  await visit(page, `/o/demo/overview?${PERIOD}&movers=account&unit=kg`)
  await page.getByRole('button', { name: t('change.otherDays') }).click()
  const days = page.getByRole('dialog', { name: t('change.compareDays') })
  await days.getByLabel(t('period.from')).fill('2026-06-01')
  await days.getByLabel(t('period.to')).fill('2026-06-30')
  await days.getByRole('button', { name: t('period.apply') }).click()
  await page.waitForURL(/compare=2026-06-01\.\.2026-06-30/)
  await page.getByRole('button', { name: 'Jun 2026' }).waitFor()
  const mover = page
    .getByRole('heading', { name: t('change.movers') })
    .locator('xpath=ancestor::section[1]')
    .getByRole('button', { name: t('figure.explain') })
    .first()
  const printed = compact(await mover.textContent()).match(/[\d.,]+kg/)?.[0] ?? '?'
  await mover.click()
  const scenarios = part(page, t('explain.change.scenarios'))
  await scenarios.waitFor()
  expect(compact(await drawer(page).textContent())).toContain(printed)
  const rows = await scenarios
    .getByRole('row')
    .evaluateAll((all) =>
      all
        .slice(1, 4)
        .map((row) =>
          [...row.querySelectorAll('td')].map((cell) =>
            Number(cell.textContent?.replace('−', '-').replaceAll(',', '')),
          ),
        ),
    )
  const [before = [], now = [], difference = []] = rows
  // Each figure has three digits.
  for (const [index, change] of difference.entries())
    expect(Math.abs((now[index] ?? 0) - (before[index] ?? 0) - change)).toBeLessThanOrEqual(
      0.005 * ((now[index] ?? 0) + (before[index] ?? 0)),
    )
  expect(difference).toHaveLength(3)
  expect(await violations(page)).toEqual([])
  await keepScreenshot(page, 'explain-change', 'window')
  await drawer(page)
    .getByRole('link', { name: t('explain.change.side') })
    .last()
    .click()
  await part(page, t('explain.formula')).waitFor()
  expect(page.url()).toContain('from=2026-06-01')
  expect(complaints).toEqual([])
  await close()
})

it.skipIf(!hasPython)(
  'the evidence pack of a figure is one click away and comes to the figure that is shown',
  async () => {
    const { page, close } = await app.open()
    await visit(page, `/o/demo/teams?${PERIOD}&explain=team%3Dcheckout`)
    const again = part(page, t('explain.rederive.title'))
    const download = page.waitForEvent('download')
    await again.getByRole('link', { name: t('explain.rederive.download') }).click()
    const archive = join(folder, 'headroom-evidence.zip')
    await (await download).saveAs(archive)
    expect(spawnSync('python3', ['-m', 'zipfile', '-e', archive, folder]).status).toBe(0)
    const run = (...args: string[]) =>
      spawnSync('python3', [join(folder, 'headroom-evidence', 'recompute.py'), ...args], { encoding: 'utf8' })
    const { status, stdout } = run()
    expect([status, stdout]).toEqual([0, expect.stringContaining('The same within 1e-9.')])
    const total = Number(/^totalKgCo2e .*central (\S+)/m.exec(stdout)?.[1])
    const [, expected] = /central ([\d.e+-]+) high/.exec((await again.textContent()) ?? '') ?? []
    expect(total).toBeCloseTo(Number(expected), 8)
    expect(run('--set', 'CPU utilisation=0.1').stdout).toContain('Changed as asked')
    await close()
  },
)
