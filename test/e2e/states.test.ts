import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ProgressBody, StartedImportBody } from '#app/api/_schema/import.ts'
import { t } from '#test/support/translate.ts'
import { generateBill } from '../bench/generate-bill.ts'
import { apiClient } from '../support/api-client.ts'
import { launchBrowser } from '../support/browser.ts'
import { expectGoodLooks, LOOKS } from '../support/looks.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { dataDirWithDemo } from '../support/template-demo.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openPage, visit } from '../support/watched-page.ts'

const MILLION = 1_000_000

const folder = await temporaryFolder()
let server: TestServer
let browser: Browser

beforeAll(async () => {
  server = await startServer({ dataDir: await dataDirWithDemo() })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.remove()
})

/** Opens a page in both themes and sizes, waits for what it must say, and keeps a picture of each. */
async function look(path: string, name: string, says: (page: Page) => Promise<void>): Promise<void> {
  for (const each of LOOKS) {
    const { page, close } = await openPage(browser, server.url, {
      viewport: each.sizes[0],
      colorScheme: each.theme,
    })
    await visit(page, path)
    await says(page)
    await expectGoodLooks(page, each, name, 'window')
    await close()
  }
}

const text = (words: string) => (page: Page) => page.getByText(words).first().waitFor()

it('an organisation without data says how to get some', async () => {
  await look('/o/default/overview', 'state-no-data', text(t('imports.drop')))
})

it('filters that nothing matches are named, with the one to drop', async () => {
  await look(
    '/o/demo/services?usageType=nothing&region=eu-west-1',
    'state-no-match',
    text(t('empty.noMatchTitle')),
  )
})

it('usage that cannot be estimated is said to be so, with what would help', async () => {
  await look('/o/demo/services?status=excluded', 'state-not-measurable', text(t('empty.notMeasurableTitle')))
})

it('a month that bills cover in part is marked wherever its figure stands', async () => {
  await look('/o/demo/overview?from=2026-10-01&to=2026-10-31', 'state-partial', async (page) => {
    await page.getByText(t('period.partial')).first().waitFor()
  })
})

it('the lines of a bill of a million rows come a page at a time', async () => {
  const api = apiClient(server.url)
  const bill = await generateBill(folder, MILLION, 'parquet')
  const uploadIds = [await api.upload('million.parquet', readFileSync(bill))]
  const { importId } = await api.ask('/organisations/default/imports', StartedImportBody, {
    ...api.sending('POST', { uploadIds }),
    status: 202,
  })
  const state = async () => (await api.ask(`/imports/${importId}/progress`, ProgressBody)).state
  await expect.poll(state, { timeout: 120_000, interval: 250 }).toBe('active')
  await look('/o/default/services?group=line&period=all', 'state-million-rows', async (page) => {
    await page.getByRole('columnheader', { name: t('services.when') }).waitFor()
    await page.getByRole('link', { name: t('services.next') }).waitFor()
  })
})

it('a page that fails keeps the way to the others, and says under which id it is logged', async () => {
  rmSync(join(server.dataDir, 'lake'), { recursive: true })
  await look('/o/default/services?group=line&period=all', 'state-error', async (page) => {
    await page.getByRole('heading', { name: t('problem.title') }).waitFor()
    await page.getByRole('button', { name: t('problem.retry') }).waitFor()
    await page.getByRole('navigation', { name: t('navigation.label') }).waitFor()
  })
})
