import { rm } from 'node:fs/promises'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from './browser.ts'
import { newDataDir } from './new-data-dir.ts'
import { startServer, type TestServer } from './server.ts'
import { dataDirWithDemo } from './template-demo.ts'
import { openPage, type WatchedPage } from './watched-page.ts'

/** There from the hooks and tests that follow to the last of the file. */
export interface ServedApp {
  readonly url: string
  /** A page in a context of its own. */
  open(options?: BrowserContextOptions): Promise<WatchedPage>
}

/** One server and one browser for the tests of a file; without data unless the demo is asked for. */
export function serveApp({ demo = false } = {}): ServedApp {
  let served: { readonly server: TestServer; readonly browser: Browser } | null = null
  const ends: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    const dataDir = demo ? await dataDirWithDemo() : await newDataDir()
    ends.push(() => rm(dataDir, { recursive: true, force: true }))
    const server = await startServer({ dataDir })
    ends.push(server.remove)
    const browser = await launchBrowser()
    ends.push(() => browser.close())
    served = { server, browser }
  })
  afterAll(async () => {
    for (const end of ends.reverse()) await end()
  })
  const started = () => {
    if (served === null)
      throw new Error('The server is started by a hook: ask for it in a test, or a later hook.')
    return served
  }
  return {
    get url() {
      return started().server.url
    },
    open: (options) => openPage(started().browser, started().server.url, options),
  }
}
