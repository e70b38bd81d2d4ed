import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { type Database, withAtomicScripts } from './database.ts'
import { newCluster } from './new-cluster.ts'

/** PostgreSQL inside this process, its files in `dir`. A new one appears complete or not at all. */
export async function openPglite(dir: string): Promise<Database> {
  if (!existsSync(dir)) {
    const unfinished = `${dir}.new`
    await rm(unfinished, { recursive: true, force: true })
    await newCluster(unfinished)
    await rename(unfinished, dir)
  }
  const pglite = await PGlite.create(dir)
  return {
    adapters: withAtomicScripts(new PrismaPGlite(pglite), (_, script) => pglite.exec(script)),
    jobs: {
      db: {
        // Only `exec` takes several statements at once, and only `query` takes values.
        executeSql: async (text, values = []) =>
          values.length > 0 ? pglite.query(text, values) : ((await pglite.exec(text)).at(-1) ?? { rows: [] }),
      },
    },
    alone: (work) => work(),
    close: () => pglite.close(),
  }
}
