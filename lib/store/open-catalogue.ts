import { join, resolve } from 'node:path'
import { applyMigrations } from './apply-migrations.ts'
import { PrismaClient } from './client/client.ts'
import type { JobsDatabase } from './database.ts'
import { openPglite } from './open-pglite.ts'
import { openPostgres } from './open-postgres.ts'
import { ownDataDir } from './own-data-dir.ts'
import { readMigrations } from './read-migrations.ts'
import { refuseUnfinishedRestore } from './unfinished-restore.ts'

/** Everything a person edits, and which facts count. */
export interface Catalogue {
  /** Absolute. */
  readonly dataDir: string
  /** For `lib/store` alone. */
  readonly prisma: PrismaClient
  /** For the queue of jobs alone. */
  readonly jobs: JobsDatabase
  close(): Promise<void>
}

export interface CatalogueLocation {
  /** Created where it does not exist. This process becomes its one owner. */
  readonly dataDir: string
  /** Absent: PostgreSQL inside this process, under `<dataDir>/catalogue`. */
  readonly databaseUrl?: string | undefined
}

/**
 * Opens the catalogue and brings its schema up to date.
 *
 * @throws AppError `data-dir-in-use` where another process owns the data directory, `conflict`
 * where a newer version wrote the database or a restore was cut short, `bad-arguments` where the server does not answer.
 */
export async function openCatalogue({ dataDir, databaseUrl }: CatalogueLocation): Promise<Catalogue> {
  const root = resolve(dataDir)
  const ownership = ownDataDir(root)
  const opened: (() => Promise<void>)[] = [async () => ownership.release()]
  const close = async () => {
    for (const undo of opened.splice(0).reverse()) await undo()
  }
  try {
    refuseUnfinishedRestore(root)
    const database = databaseUrl ? await openPostgres(databaseUrl) : await openPglite(join(root, 'catalogue'))
    opened.push(database.close)
    const prisma = new PrismaClient({
      adapter: database.adapters,
      transactionOptions: { maxWait: 30_000, timeout: 60_000 },
    })
    opened.push(() => prisma.$disconnect())
    await applyMigrations(database, prisma, await readMigrations())
    return { dataDir: root, prisma, jobs: database.jobs, close }
  } catch (error) {
    await close()
    throw error
  }
}
