import { expect, it } from 'vitest'
import { t } from '#test/support/translate.ts'
import { serveApp } from '../support/serve-app.ts'
import { keepScreenshot, visit } from '../support/watched-page.ts'

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
}, 30_000)

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
}, 30_000)
