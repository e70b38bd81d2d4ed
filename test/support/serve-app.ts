import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, inject } from 'vitest'
import { newDataDir } from './new-data-dir.ts'
import { startServer, type TestServer } from './server.ts'
import { dataDirWithDemo } from './template-demo.ts'
import { openPage, type WatchedPage } from './watched-page.ts'

/** There from the hooks and tests that follow to the last of the file. */
export interface ServedApp {
  readonly url: string
  /** Where its data lie. */
  readonly dataDir: string
  /** A page in a context of its own. */
  open(options?: BrowserContextOptions): Promise<WatchedPage>
}

const notStarted = (): never => {
  throw new Error('The server is started by a hook: ask for it in a test, or a later hook.')
}

interface Wishes {
  /** With the demo in it; else without data. */
  readonly demo?: boolean
  readonly environment?: Readonly<Record<string, string>>
}

/** A server for the tests of one file, which may change what is in it. */
export function serveApp({ demo = false, environment = {} }: Wishes = {}): ServedApp {
  let server: TestServer | null = null
  beforeAll(async () => {
    server = await startServer({ dataDir: demo ? await dataDirWithDemo() : await newDataDir(), environment })
  })
  afterAll(() => server?.remove())
  return {
    get url() {
      return (server ?? notStarted()).url
    },
    get dataDir() {
      return (server ?? notStarted()).dataDir
    },
    open: (options) => openPage((server ?? notStarted()).url, options),
  }
}

/** What is asked by POST and changes nothing. */
const ASKS = /\/(check|effect|lint|preview|read-csv|what-if)(\?|$)/

/** The server with the demo that all files look at and none changes: a page that changes anything complains. */
export function lookAtDemo(): Omit<ServedApp, 'dataDir'> {
  let url: string | null = null
  beforeAll(async () => {
    const answer = await fetch(inject('unchangedDemo'))
    if (!answer.ok) throw new Error(await answer.text())
    url = await answer.text()
  })
  return {
    get url() {
      return url ?? notStarted()
    },
    async open(options) {
      const opened = await openPage(url ?? notStarted(), options)
      opened.page.on('request', (request) => {
        if (request.method() !== 'GET' && !ASKS.test(request.url()))
          opened.complaints.push(`${request.method()} ${request.url()} changes what other tests look at`)
      })
      return opened
    },
  }
}
