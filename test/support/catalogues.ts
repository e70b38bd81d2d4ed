import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import { type Catalogue, openCatalogue } from '#lib/store/open-catalogue.ts'
import { startPostgres } from './postgres.ts'
import { copyTemplateCatalogue } from './template-catalogue.ts'

/** A place for one catalogue, removed after use. */
export interface TestStore {
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  open(): Promise<Catalogue>
  remove(): Promise<void>
}

/** A place on PostgreSQL inside the process, with an empty catalogue. */
async function pgliteStore(): Promise<TestStore> {
  const place = store(undefined, () => {})
  await copyTemplateCatalogue(place.dataDir)
  return place
}

/** The same on a PostgreSQL server; null, and a loud warning, where none can be started. */
async function postgresStore(): Promise<TestStore | null> {
  const server = await startPostgres()
  return server && store(await server.createDatabase(), server.stop)
}

/** Everything that a store must do the same way, by name. */
const STORES = [
  { name: 'PGlite', create: pgliteStore },
  { name: 'PostgreSQL', create: postgresStore },
]

function store(databaseUrl: string | undefined, stop: () => void): TestStore {
  const dataDir = mkdtempSync(join(tmpdir(), 'headroom-store-'))
  const opened: Catalogue[] = []
  return {
    dataDir,
    databaseUrl,
    open: async () => {
      const catalogue = await openCatalogue({ dataDir, databaseUrl })
      opened.push(catalogue)
      return catalogue
    },
    remove: async () => {
      try {
        for (const catalogue of opened) await catalogue.close()
      } finally {
        stop()
        rmSync(dataDir, { recursive: true, force: true })
      }
    },
  }
}

/** Defines the same tests once for each kind of store; each opens one catalogue for all of them. */
export function onEachStore(define: (catalogue: () => Catalogue, store: () => TestStore) => void): void {
  describe.each(STORES)('on $name', ({ create }) => {
    let store: TestStore | null = null
    let catalogue: Catalogue | null = null
    beforeAll(async () => {
      store = await create()
      catalogue = store && (await store.open())
    })
    beforeEach(({ skip }) => skip(store === null, 'no PostgreSQL could be started'))
    afterAll(() => store?.remove())
    define(
      () => present(catalogue),
      () => present(store),
    )
  })
}

function present<Value>(value: Value | null): Value {
  if (value === null) throw new Error('The store is not open yet.')
  return value
}
