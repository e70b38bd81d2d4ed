import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { PrismaClient } from './client/client.ts'
import type { Database } from './database.ts'
import { openSchemaEngine } from './schema-engine.ts'

interface AppliedMigration {
  readonly name: string
  readonly finished: boolean
}

/**
 * Brings the database to the schema of this version; answers the names of the migrations it applied.
 *
 * @throws AppError `conflict` where the database was written by a newer version.
 */
export function applyMigrations(
  database: Database,
  prisma: PrismaClient,
  migrations: MigrationList,
): Promise<readonly string[]> {
  return database.alone(() => apply(database, prisma, migrations))
}

async function apply(database: Database, prisma: PrismaClient, migrations: MigrationList) {
  const known = new Set(migrations.migrationDirectories.map(({ path }) => path))
  const applied = await appliedMigrations(prisma)
  const unknown = applied.filter(({ name }) => !known.has(name))
  if (unknown.length > 0)
    throw new AppError(
      'conflict',
      `The catalogue was written by a newer version of Headroom: it has the change ${unknown.at(-1)?.name}, which this version does not know.`,
      'Start the newer version, or restore the backup made before the upgrade.',
    )
  const finished = applied.filter((migration) => migration.finished)
  if (finished.length === known.size) return []

  const engine = await openSchemaEngine(database.adapters)
  try {
    // A script that was cut short left nothing behind, and nobody else can be running it now.
    for (const { name } of applied.filter((migration) => !migration.finished))
      await engine.markMigrationRolledBack({ migrationName: name })
    const filters = { externalTables: [], externalEnums: [] }
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrations, filters })
    return appliedMigrationNames
  } finally {
    engine.free()
  }
}

async function appliedMigrations(prisma: PrismaClient): Promise<readonly AppliedMigration[]> {
  const [table] = await prisma.$queryRaw<{ name: string | null }[]>`
    SELECT to_regclass('_prisma_migrations')::text AS name`
  if (!table?.name) return []
  return prisma.$queryRaw<AppliedMigration[]>`
    SELECT migration_name AS name, finished_at IS NOT NULL AS finished
    FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`
}
