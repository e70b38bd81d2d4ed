import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { ProgressBody, StartedImportBody } from '#app/api/_schema/import.ts'
import { t } from '#test/support/translate.ts'
import { generateBill } from '../bench/generate-bill.ts'
import { apiClient } from '../support/api-client.ts'
import { expectGoodLooks } from '../support/looks.ts'
import { lookAtDemo, type ServedApp, serveApp } from '../support/serve-app.ts'
import { settled } from '../support/settled.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { visit } from '../support/watched-page.ts'

const MANY_LINES = 200_000
const LINES_A_PAGE = 100

const folder = await temporaryFolder()
const demo = lookAtDemo()
const own = serveApp()

type Opens = Pick<ServedApp, 'open'>

/** Opens a page, waits for what it must say, and looks at it in both themes and sizes. */
async function look(app: Opens, path: string, name: string, says: (page: Page) => Promise<void>) {
  const { page, close } = await app.open()
  await visit(page, path)
  await says(page)
  await expectGoodLooks(page, name, 'window')
  await close()
}

const text = (words: string) => (page: Page) => page.getByText(words).first().waitFor()

it('an organisation without data says how to get some', async () => {
  await look(own, '/o/default/overview', 'state-no-data', text(t('imports.drop')))
})

it('filters that nothing matches are named, with the one to drop', async () => {
  await look(
    demo,
    '/o/demo/services?usageType=nothing&region=eu-west-1',
    'state-no-match',
    text(t('empty.noMatchTitle')),
  )
})

it('usage that cannot be estimated is said to be so, with what would help', async () => {
  await look(
    demo,
    '/o/demo/services?status=excluded',
    'state-not-measurable',
    text(t('empty.notMeasurableTitle')),
  )
})

it('a month that bills cover in part is marked wherever its figure stands', async () => {
  await look(demo, '/o/demo/overview?from=2026-10-01&to=2026-10-31', 'state-partial', async (page) => {
    await page.getByText(t('period.partial')).first().waitFor()
  })
})

it('the lines of a large bill come a page at a time', async () => {
  const api = apiClient(own.url)
  const bill = await generateBill(folder, MANY_LINES, 'parquet')
  const uploadIds = [await api.upload('large.parquet', readFileSync(bill))]
  const { importId } = await api.ask('/organisations/default/imports', StartedImportBody, {
    ...api.sending('POST', { uploadIds }),
    status: 202,
  })
  const state = async () => (await api.ask(`/imports/${importId}/progress`, ProgressBody)).state
  await expect.poll(state, { timeout: 300_000, interval: 250 }).toBe('active')
  await look(own, '/o/default/services?group=line&period=all', 'state-many-lines', async (page) => {
    await page.getByRole('columnheader', { name: t('services.when') }).waitFor()
    const rows = page.getByRole('table').locator('tbody tr')
    expect(await rows.count()).toBe(LINES_A_PAGE)
    const first = await rows.allTextContents()
    await page.getByRole('link', { name: t('services.next') }).click()
    await page.waitForURL(/after=/)
    await settled(page)
    expect(await rows.count()).toBe(LINES_A_PAGE)
    expect(await rows.allTextContents()).not.toEqual(first)
  })
})

it('a page that fails keeps the way to the others, and says under which id it is logged', async () => {
  rmSync(join(own.dataDir, 'lake'), { recursive: true })
  await look(own, '/o/default/services?group=line&period=all', 'state-error', async (page) => {
    await page.getByRole('heading', { name: t('problem.title') }).waitFor()
    await page.getByRole('button', { name: t('problem.retry') }).waitFor()
    await page.getByRole('navigation', { name: t('navigation.label') }).waitFor()
  })
})
