import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type AnyCatalogue, catalogue } from './catalogue.ts'
import { catalogueTables } from './catalogue-tables.ts'
import type { Prisma } from './client/client.ts'
import { type Part, toPart } from './part.ts'

const ROWS_AT_ONCE = 1000
const LONGEST_MILLISECONDS = 30 * 60_000

/** What a dump holds, and which files of the data directory its rows speak of. */
export interface CatalogueDump {
  /** Names of the migrations that made its tables, oldest first. */
  readonly migrations: readonly string[]
  /** How many rows each table has, in the order in which they can be restored. */
  readonly tables: readonly { readonly name: string; readonly rows: number }[]
  /** The parts that count, or would if another were deleted. */
  readonly parts: readonly (Part & { readonly organisationId: string })[]
  /** The imports that are not deleted. */
  readonly imports: readonly { readonly id: string; readonly organisationId: string }[]
}

/**
 * Writes every row of the catalogue into a folder, a file `TABLE.jsonl` for each table, as all of them were at one moment. Rows are
 * JSON as PostgreSQL makes it, so any PostgreSQL can take them back without their passing through types of this version.
 */
export async function dumpCatalogue(folder: string, at: AnyCatalogue = catalogue()): Promise<CatalogueDump> {
  const { prisma } = await at
  await mkdir(folder, { recursive: true })
  return prisma.$transaction(
    async (transaction) => {
      const migrations = await transaction.$queryRaw<{ name: string }[]>`
        SELECT migration_name AS name FROM _prisma_migrations
        WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1`
      const tables: { name: string; rows: number }[] = []
      for (const { name } of await catalogueTables(transaction))
        tables.push({ name, rows: await dumpTable(transaction, name, join(folder, `${name}.jsonl`)) })
      const parts = await transaction.part.findMany({ where: { state: { in: ['active', 'superseded'] } } })
      return {
        migrations: migrations.map(({ name }) => name),
        tables,
        parts: parts.map((part) => ({ ...toPart(part), organisationId: part.organisationId })),
        imports: await transaction.import.findMany({
          where: { state: { not: 'deleted' } },
          select: { id: true, organisationId: true },
        }),
      }
    },
    { isolationLevel: 'RepeatableRead', timeout: LONGEST_MILLISECONDS },
  )
}

/** The name comes from the database itself. */
async function dumpTable(transaction: Prisma.TransactionClient, name: string, path: string): Promise<number> {
  let rows = 0
  const lines = async function* () {
    await transaction.$executeRawUnsafe(
      `DECLARE dump NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS line FROM "${name}" t ORDER BY 1`,
    )
    for (;;) {
      const chunk = await transaction.$queryRawUnsafe<{ line: string }[]>(`FETCH ${ROWS_AT_ONCE} FROM dump`)
      if (chunk.length === 0) break
      rows += chunk.length
      yield chunk.map(({ line }) => `${line}\n`).join('')
    }
    await transaction.$executeRawUnsafe('CLOSE dump')
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
  return rows
}
