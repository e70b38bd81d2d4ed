import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { ReportBody } from '#app/api/_schema/emissions.ts'
import { ProgressBody, StartedImportBody } from '#app/api/_schema/import.ts'
import { TargetBody, TargetsBody } from '#app/api/_schema/target.ts'
import { formatMass, massUnit } from '#lib/domain/format/mass.ts'
import { dayOf, isWeekend } from '#lib/domain/targets/month-days.ts'
import { t } from '#test/support/translate.ts'
import { apiClient } from '../support/api-client.ts'
import { expectGoodLooks } from '../support/looks.ts'
import { serveApp } from '../support/serve-app.ts'
import { awsBillCsv } from '../support/small-bill.ts'
import { tableCells } from '../support/table-cells.ts'
import { kilogramsOf, takenAway } from '../support/taken-away.ts'
import { keepScreenshot, visit, type WatchedPage, wordsOf } from '../support/watched-page.ts'

const SLUG = 'default'
const PHONE = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true }
const NOTE = 'Load test <b>for</b> the holidays'
const ODD_TEAM = 'pay & play/é'
const DECEMBER = 'from=2025-12-01&to=2025-12-31&method=location'

const app = serveApp()
let api: ReturnType<typeof apiClient>

/** 20 hours on working days and 5 on weekends, but 30 on Tuesday, 9 December. */
const hours = (day: string): number => (day === '2025-12-09' ? 30 : isWeekend(day) ? 5 : 20)

const daysOf = (month: string, count: number) =>
  Array.from({ length: count }, (_, index) => dayOf(month, index + 1))

const line = (day: string, team: string, amount: number) => ({
  'bill/BillingPeriodStartDate': `${day.slice(0, 7)}-01T00:00:00Z`,
  'lineItem/UsageStartDate': `${day}T00:00:00Z`,
  'lineItem/UsageEndDate': `${day}T23:00:00Z`,
  'lineItem/UsageAmount': String(amount),
  'resourceTags/user:team': team,
})

/** All of November 2025 and the first 18 days of December. */
const BILL = awsBillCsv([
  ...[...daysOf('2025-11', 30), ...daysOf('2025-12', 18)].map((day) => line(day, 'checkout', hours(day))),
  ...daysOf('2025-12', 18).map((day) => line(day, ODD_TEAM, 1)),
])

/** The kg CO2e of one hour: those of November, of 20 working days and 10 of a weekend, over 450. */
async function kgAnHour(): Promise<number> {
  const query = 'team=checkout&from=2025-11-01&to=2025-11-30'
  const { total } = await api.ask(`/organisations/${SLUG}/emissions?${query}`, ReportBody)
  return total.totalKgCo2e.central / 450
}

beforeAll(async () => {
  api = apiClient(app.url)
  const uploadIds = [await api.upload('bill.csv', BILL)]
  const { importId } = await api.ask(`/organisations/${SLUG}/imports`, StartedImportBody, {
    ...api.sending('POST', { uploadIds }),
    status: 202,
  })
  for (;;) {
    const { state } = await api.ask(`/imports/${importId}/progress`, ProgressBody)
    if (state === 'active') break
    if (state !== 'queued' && state !== 'running') throw new Error(`The import is ${state}.`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
})

const pathOf = (team: string) => `/o/${SLUG}/teams/${encodeURIComponent(team)}?${DECEMBER}`

const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

async function onPhone(path: string, look: (opened: WatchedPage) => Promise<void>): Promise<void> {
  const opened = await app.open(PHONE)
  await visit(opened.page, path)
  await look(opened)
  expect(await scrollsSideways(opened.page)).toBe(false)
  await opened.close()
}

const status = (page: Page) => page.getByRole('region', { name: t('team.status.title') }).getByRole('status')

describe('the lead of a team, on a phone', () => {
  it('sets a target by its proposal and sees the status at once, without scrolling', async () => {
    await onPhone(pathOf('checkout'), async ({ page, complaints }) => {
      await expect(status(page).textContent()).resolves.toBe(t('team.status.noTarget', { status: 'Unknown' }))
      const kilograms = await kgAnHour()
      await page.getByRole('button', { name: t('team.targets.set') }).click()
      const proposed = String(Number((405 * kilograms).toPrecision(3)))
      await page.getByRole('button', { name: t('team.targets.suggestion', { amount: proposed }) }).click()
      const amount = page.getByLabel(t('team.targets.amount'))
      expect(await amount.inputValue()).toBe(proposed)
      await amount.fill(String(540 * kilograms))
      await page.getByLabel(t('team.targets.note')).fill('As much as in autumn')
      await page.getByLabel(new RegExp(t('author.label'))).fill('Ada')
      await page.getByRole('button', { name: t('team.targets.save') }).click()
      await page.getByText('As much as in autumn').waitFor()

      // 310 of 540 hours are 57 %. By hand: 516.4 hours projected, 23.0 to either side.
      const unit = massUnit(540 * kilograms)
      const mass = (amountOfHours: number) => formatMass(amountOfHours * kilograms, unit)
      const [before, projection] = ((await status(page).textContent()) ?? '').split('; projected ')
      expect(before).toBe('On course: 57\u00a0% of the target used at day 18 of 31')
      const numbers = (projection ?? '').match(/[\d.,]+/g)
      expect(numbers?.[0]).toBe(mass(516.4286))
      expect(numbers?.[1]).toBe(mass(493.4296))
      expect(numbers?.[2]).toBe(mass(539.4275))
      expect(numbers?.[3]).toBe(mass(540))

      await page.evaluate(() => window.scrollTo(0, 0))
      const box = await status(page).boundingBox()
      expect(box && box.y + box.height).toBeLessThan(PHONE.viewport.height - 64)
      await keepScreenshot(page, 'team-360', 'window')
      await keepScreenshot(page, 'team-360-page')
      expect(complaints).toEqual([])
    })
  })

  it('comes from the status to the lines behind the day that stands out in one step', async () => {
    await onPhone(pathOf('checkout'), async ({ page }) => {
      await page.getByText('Dec 9 stands out').waitFor()
      await page.getByRole('link', { name: t('team.month.jumpLink', { day: 'Dec 9' }) }).click()
      await page.getByRole('heading', { level: 1, name: t('services.title') }).waitFor()
      const { searchParams } = new URL(page.url())
      expect(['team', 'from', 'to', 'group'].map((name) => searchParams.get(name))).toEqual([
        'checkout',
        '2025-12-09',
        '2025-12-09',
        'line',
      ])
      await page.getByRole('table').getByText('EU-BoxUsage:m5.large').first().waitFor()
      const kilograms = 30 * (await kgAnHour())
      expect((await wordsOf(page)).replaceAll(/\s/g, '')).toContain(
        formatMass(kilograms, massUnit(kilograms)),
      )
    })
  })

  it('says what happened on that day, for the team and for the Overview', async () => {
    await onPhone(pathOf('checkout'), async ({ page, complaints }) => {
      await page.getByRole('button', { name: t('team.month.explained') }).click()
      await page.getByLabel(t('notes.text'), { exact: true }).fill(NOTE)
      await page.getByLabel(new RegExp(t('author.label'))).fill('Ada')
      await page.getByRole('button', { name: t('notes.save') }).click()
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await page.getByRole('listitem').filter({ hasText: NOTE }).waitFor()
      expect(await page.getByRole('button', { name: t('team.month.explained') }).count()).toBe(0)
      await visit(page, `/o/${SLUG}/overview?${DECEMBER}`)
      expect(await wordsOf(page)).toContain(NOTE)
      expect(complaints).toEqual([])
    })
  })
})

describe('a team’s page', () => {
  it('is found by whatever the team is called, and looks right in both themes', async () => {
    const { page, complaints, close } = await app.open()
    await visit(page, pathOf(ODD_TEAM))
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(ODD_TEAM)
    await visit(page, pathOf('checkout'))
    await page.getByText(t('overview.asTable')).first().click()
    await expectGoodLooks(page, 'team')
    expect(complaints).toEqual([])
    await close()
  })

  it('is taken away as it is shown: day by day, with what is projected, the target and the notes', async () => {
    const { page, close } = await app.open()
    await visit(page, `${pathOf('checkout')}&unit=kg`)
    await page.getByText(t('overview.asTable')).first().click()
    const days = await tableCells(page.getByRole('region', { name: 'Dec 2025' }).getByRole('table'))
    const { rows, tables } = await takenAway(api, SLUG, 'team', `${DECEMBER}&team=checkout&unit=kg`)
    expect(rows).toHaveLength(31)
    const shown = (grams: string | undefined) => {
      const kilograms = kilogramsOf(grams)
      return kilograms === null ? '' : formatMass(kilograms, 'kg')
    }
    expect(days).toEqual(
      rows.map((row) => [
        expect.stringContaining(String(Number(row.day?.slice(8)))),
        shown(row.total_gco2e_central),
        row.total_gco2e_low === '' ? '' : expect.stringContaining(shown(row.total_gco2e_high)),
        shown(row.projected_gco2e),
        row.notes,
      ]),
    )
    expect(rows[8]).toMatchObject({ day: '2025-12-09', bills: 'complete', notes: NOTE })
    expect(rows[30]).toMatchObject({ bills: 'partial', total_gco2e_central: '', lines: '0' })
    // The target is 540 hours a month of 31 days.
    expect(kilogramsOf(rows[0]?.target_gco2e)).toBeCloseTo((540 * (await kgAnHour())) / 31, 8)
    const sum = (of: typeof tables.services) =>
      (of ?? []).reduce((all, row) => all + Number(row.total_gco2e_central), 0)
    const used = rows.reduce((all, row) => all + Number(row.total_gco2e_central), 0)
    expect(sum(tables.services)).toBeCloseTo(used, 6)
    expect(sum(tables.regions)).toBeCloseTo(used, 6)
    expect(tables.months?.at(-1)).toMatchObject({ month: '2025-12', bills: 'partial' })
    expect(Number(tables.months?.at(-1)?.total_gco2e_central)).toBeCloseTo(used, 6)
    const steps = tables.change?.map(({ gco2e_central: grams }) => Number(grams)) ?? []
    expect(steps.slice(0, 5).reduce((all, step) => all + step, 0)).toBeCloseTo(steps[5] ?? Number.NaN, 6)
    await close()
  })

  it('that nobody has is not found, with a way to those that there are', async () => {
    const { page, close } = await app.open()
    const answer = await page.goto(pathOf('no such team'))
    expect(answer?.status()).toBe(404)
    await page.getByRole('link', { name: t('team.notFound.back') }).click()
    await page.getByRole('heading', { level: 1, name: t('teams.title') }).waitFor()
    await close()
  })
})

describe('the API of targets', () => {
  const path = `/organisations/${SLUG}/targets`
  const target = { team: null, fromMonth: '2026-01', kgCo2ePerMonth: 12.5, author: ' Grace ' }

  it('writes one down with its author, and lists the history', async () => {
    const written = await api.ask(path, TargetBody, { ...api.sending('POST', target), status: 201 })
    expect(written).toMatchObject({ ...target, author: 'Grace', note: '' })
    const { targets } = await api.ask(path, TargetsBody)
    expect(targets[0]).toEqual(written)
    const ofTeam = await api.ask(`${path}?team=checkout`, TargetsBody)
    expect(ofTeam.targets.map(({ team }) => team)).toEqual(['checkout'])
  })

  it.each([
    ['a month that is none', { ...target, fromMonth: '2026-13' }],
    ['nobody as its author', { ...target, author: ' ' }],
    ['no kilograms', { ...target, kgCo2ePerMonth: 0 }],
    ['a team without a name', { ...target, team: '' }],
  ])('refuses %s', async (_, body) => {
    expect(await api.problem(path, api.sending('POST', body))).toMatchObject({
      status: 400,
      code: 'bad-arguments',
    })
  })
})
