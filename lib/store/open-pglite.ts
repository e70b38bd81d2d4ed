import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { type Database, withAtomicScripts } from './database.ts'

/** PostgreSQL inside this process, its files in `dir`. A new one appears complete or not at all. */
export async function openPglite(dir: string): Promise<Database> {
  if (!existsSync(dir)) {
    const unfinished = `${dir}.new`
    await rm(unfinished, { recursive: true, force: true })
    const fresh = await PGlite.create(unfinished)
    await fresh.close()
    await rename(unfinished, dir)
  }
  const pglite = await PGlite.create(dir)
  return {
    adapters: withAtomicScripts(new PrismaPGlite(pglite), (_, script) => pglite.exec(script)),
    alone: (work) => work(),
    close: () => pglite.close(),
  }
}
