import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { browser } from './browser.ts'
import { PROJECT_ROOT } from './server.ts'
import { settled } from './settled.ts'

export interface WatchedPage {
  readonly page: Page
  /** Requests that left the server's own origin; errors of the console and of scripts. Empty, always. */
  readonly complaints: string[]
  close(): Promise<void>
}

/** A machine with much else to do is slow, and no failure. */
const LONGEST_MILLISECONDS = 90_000

const OWN_SCHEMES = new Set(['data:', 'blob:', 'about:'])

/** A page in a context of its own that notes whatever should not happen. */
export async function openPage(serverUrl: string, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await (await browser()).newContext({
    baseURL: serverUrl,
    reducedMotion: 'reduce',
    ...options,
  })
  context.setDefaultTimeout(LONGEST_MILLISECONDS)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (origin !== serverUrl && !OWN_SCHEMES.has(protocol)) complaints.push(`request to ${request.url()}`)
  })
  page.on('pageerror', (error) => complaints.push(`script error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  return { page, complaints, close: () => context.close() }
}

/** Goes to an address and waits until the page has settled. An open drawer hides the page from roles. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('h1').first().waitFor()
  await settled(page)
}

/** Waits until a page that reads out its total has done so: it listens to keys by then. */
export const listening = (page: Page): Promise<void> =>
  page.locator('main > [role=status]:last-of-type:not(:empty)').waitFor({ state: 'attached' })

/** The words of a page: what stands in charts depends on their size, and is left out. */
export const wordsOf = (page: Page): Promise<string> =>
  page.locator('main').evaluate((main) => {
    const copy = main.cloneNode(true) as HTMLElement
    for (const chart of copy.querySelectorAll('svg')) chart.remove()
    return (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
  })

const SCREENSHOTS = join(PROJECT_ROOT, 'test', '.output', 'screenshots')

/**
 * Keeps a picture of the window, or of the whole page with its bars where a window of that height has them, where
 * HEADROOM_SCREENSHOTS asks for pictures: drawing them takes longer than the tests.
 */
export async function keepScreenshot(
  page: Page,
  name: string,
  extent: 'page' | 'window' = 'page',
): Promise<void> {
  if (!process.env.HEADROOM_SCREENSHOTS) return
  mkdirSync(SCREENSHOTS, { recursive: true })
  const window = page.viewportSize() ?? { width: 1280, height: 720 }
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  if (extent === 'page') await page.setViewportSize({ ...window, height: Math.max(height, window.height) })
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), animations: 'disabled' })
  await page.setViewportSize(window)
}
