import chromium from '@sparticuz/chromium'
import { type Browser, chromium as playwright } from 'playwright-core'

/** A headless Chromium: the one of `CHROME_PATH`, else the one that comes with the development dependencies. */
export const launchBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: process.env.CHROME_PATH ?? (await chromium.executablePath()),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
  })
