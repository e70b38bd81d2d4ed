import { expect, it } from 'vitest'
import { CreatedShareLinkBody } from '#app/api/_schema/share-link.ts'
import { CreatedTokenBody } from '#app/api/_schema/token.ts'
import { formatMass } from '#lib/domain/format/mass.ts'
import { t } from '#test/support/translate.ts'
import { apiClient } from '../support/api-client.ts'
import { serveApp } from '../support/serve-app.ts'
import { tableCells } from '../support/table-cells.ts'
import { kilogramsOf, takenAway } from '../support/taken-away.ts'
import { keepScreenshot, visit, wordsOf } from '../support/watched-page.ts'

const VIEW = '/o/demo/services?from=2026-08-01&to=2026-08-31&team=checkout'

const app = serveApp({ demo: true })

const open = () => app.open({ viewport: { width: 1440, height: 900 } })

it('a view is shared by a link that shows the same total to somebody else, until it is revoked', async () => {
  const { page, close, complaints } = await open()
  await visit(page, VIEW)
  const total = await page.locator('main [data-explain="total"]').first().textContent()
  await page.getByRole('button', { name: t('exports.menu'), exact: true }).click()
  await page.getByRole('menuitem', { name: t('exports.share') }).click()
  const dialog = page.getByRole('dialog', { name: t('share.title') })
  await dialog.getByText('Services, Aug 2026, team checkout, location-based').waitFor()
  await dialog.locator('input[name="author"]').fill('Ada')
  await dialog.getByRole('button', { name: t('share.create') }).click()
  const address = (await dialog.locator('code').textContent()) ?? ''
  await keepScreenshot(page, 'share-dialog', 'window')

  const other = await open()
  const answer = await other.page.goto(address)
  expect(answer?.status()).toBe(200)
  await other.page.getByText('Services, Aug 2026, team checkout, location-based').waitFor()
  expect(await other.page.locator('main [data-explain="total"]').first().textContent()).toBe(total)
  expect(await other.page.getByRole('navigation').count()).toBe(0)
  expect(await other.page.locator('a[href^="/o/"], form').count()).toBe(0)
  await keepScreenshot(other.page, 'shared-view')
  await other.page.locator('main [data-explain="total"]').first().click()
  await other.page.getByRole('dialog').getByText(t('explain.formula'), { exact: true }).waitFor()
  expect(other.complaints).toEqual([])

  await visit(page, '/o/demo/settings')
  await page.getByRole('button', { name: /^Revoke Services, Aug 2026/ }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('share.list.revoke'), exact: true })
    .click()
  await page.getByText(t('share.list.states.revoked'), { exact: true }).waitFor()
  expect((await other.page.goto(address))?.status()).toBe(404)
  expect(complaints).toEqual([])
  await other.close()
  await close()
})

it('the Overview is taken away as it is shown: its course, what changed, and what moved', async () => {
  const query = 'from=2026-08-01&to=2026-08-31&unit=kg'
  const { page, close } = await open()
  await visit(page, `/o/demo/overview?${query}`)
  await page.getByText(t('overview.asTable')).first().click()
  const { rows, tables } = await takenAway(apiClient(app.url), 'demo', 'overview', query)
  const inKg = (grams: string | number | null | undefined) =>
    formatMass(kilogramsOf(grams) ?? Number.NaN, 'kg')
  const course = await tableCells(
    page.getByRole('region', { name: t('overview.overTime') }).getByRole('table'),
  )
  expect(course.map(([_, total, __, operational, embodied]) => [total, operational, embodied])).toEqual(
    rows.map((row) => [
      inKg(row.total_gco2e_central),
      inKg(row.operational_gco2e_central),
      inKg(row.embodied_gco2e_central),
    ]),
  )
  expect(rows.map(({ day }) => day)).toEqual(
    Array.from({ length: 31 }, (_, index) => `2026-08-${String(index + 1).padStart(2, '0')}`),
  )

  const steps = await tableCells(page.getByRole('region', { name: t('change.title') }).getByRole('table'))
  const change = tables.change ?? []
  expect(change.map(({ step }) => step)).toEqual([
    'before',
    'volume',
    'mix',
    'region',
    'factors',
    'after',
    'difference',
  ])
  expect(steps).toHaveLength(6)
  for (const [index, cells] of steps.entries()) {
    const grams = Number(change[index]?.gco2e_central)
    if (grams !== 0) expect(cells[1]).toContain(inKg(Math.abs(grams)))
  }

  const movers = page
    .locator('section', { has: page.getByRole('heading', { name: t('change.movers') }) })
    .last()
    .locator('ol li')
  const clear = (tables.movers ?? []).filter(({ direction }) => direction === 'up' || direction === 'down')
  expect(clear.length).toBeGreaterThan(2)
  const words = (await movers.allTextContents()).join('\n')
  for (const mover of clear.filter(({ direction }) => direction === 'up').slice(0, 10))
    expect(words).toContain(inKg(mover.difference_gco2e_central))
  await close()
})

it('a page of the whole organisation is shared whole or not at all, and leads nowhere', async () => {
  const api = apiClient(app.url)
  const wish = (name: string, search: string) =>
    api.sending('POST', { page: name, search, expiresInDays: 7, author: 'Ada' })
  const path = '/organisations/demo/share-links'
  for (const name of ['sci', 'retries']) {
    for (const filter of ['team=checkout', 'region=eu-west-1', 'tag=env%3Dprod'])
      expect(await api.problem(path, wish(name, filter)), filter).toMatchObject({
        status: 400,
        code: 'bad-arguments',
      })
    const search = 'from=2026-09-01&to=2026-09-30&method=market'
    const made = await api.ask(path, CreatedShareLinkBody, { ...wish(name, search), status: 201 })
    expect(made.view).toMatch(/Sep 2026, location-based$/)
    const { page, close, complaints } = await open()
    await visit(page, made.path)
    expect(await page.locator('a[href^="/o/"], a[href^="/api/"], form').count()).toBe(0)
    const shown = await wordsOf(page)
    await visit(page, `${made.path}?boundary=x&team=checkout&from=2026-01-01&q=x&edge=x`)
    expect(await wordsOf(page)).toBe(shown)
    const of = (end: string) => fetch(`${app.url}${made.path}${end}`)
    const own = await api.text(`/organisations/demo/exports/${name}.csv?${search}`)
    expect(await (await of('/export/csv')).text()).toBe(own)
    expect(own.split('\n').length).toBeGreaterThan(2)
    if (name === 'retries') expect((await of('/evidence')).status).toBe(404)
    expect(complaints).toEqual([])
    await keepScreenshot(page, `shared-${name}`)
    await close()
  }
})

it('a page and its report print without the frame, with a note for every figure', async () => {
  const { page, close } = await open()
  await visit(page, VIEW)
  await page.emulateMedia({ media: 'print' })
  await page.locator('[data-note="1"]').first().waitFor()
  expect(await page.locator('nav:visible, [data-frame="controls"]:visible').count()).toBe(0)
  expect(await page.getByText(t('frame.demoBand'), { exact: true }).isVisible()).toBe(true)
  await keepScreenshot(page, 'print-services')

  await page.emulateMedia({ media: 'screen' })
  await visit(page, VIEW.replace('services', 'report'))
  await page.emulateMedia({ media: 'print' })
  const marks = await page
    .locator('a[href^="#note-"]')
    .evaluateAll((all) => all.map((each) => each.textContent))
  const notes = await page
    .locator('li[id^="note-"]')
    .evaluateAll((all) => all.map((each) => each.id.slice(5)))
  expect(new Set(marks)).toEqual(new Set(notes))
  const words = await page.locator('article').textContent()
  for (const said of [
    t('report.label'),
    t('exports.demo'),
    t('report.methodsTitle'),
    t('report.qualityTitle'),
  ])
    expect(words).toContain(said)
  await keepScreenshot(page, 'print-report')
  await close()
})

it('the evidence of a figure is for tokens that may read, and for the organisation that they are of', async () => {
  const api = apiClient(app.url)
  const tokenOf = async (slug: string, scope: 'read' | 'upload') => {
    const wanted = { name: 'auditor', scope, expiresInDays: 1 }
    const { token } = await api.ask(`/organisations/${slug}/tokens`, CreatedTokenBody, {
      ...api.sending('POST', wanted),
      status: 201,
    })
    return token
  }
  const statusFor = async (token: string) => {
    const answer = await api.call(
      `/organisations/demo/evidence?team=checkout&from=2026-08-01&to=2026-08-31`,
      {
        headers: { authorization: `Bearer ${token}` },
      },
    )
    const type = answer.headers.get('content-type')
    await answer.body?.cancel()
    return [answer.status, type?.split(';')[0]]
  }
  expect(await statusFor(await tokenOf('demo', 'read'))).toEqual([200, 'application/zip'])
  expect((await statusFor(await tokenOf('demo', 'upload')))[0]).toBe(403)
  expect((await statusFor(await tokenOf('default', 'read')))[0]).toBe(404)
})
