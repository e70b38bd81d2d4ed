import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

let launched: Promise<Browser> | null = null

/**
 * A headless Chromium for all tests of this process, which ends with it: the one of `CHROME_PATH`, else the one that comes with the
 * development dependencies.
 */
export function browser(): Promise<Browser> {
  launched ??= launch()
  return launched
}

async function launch(): Promise<Browser> {
  const running = await playwright.launch({
    executablePath: process.env.CHROME_PATH ?? (await chromium.executablePath()),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
  })
  running.on('disconnected', () => {
    launched = null
  })
  return running
}
