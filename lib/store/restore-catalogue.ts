import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { applyMigrations } from './apply-migrations.ts'
import { catalogueTables } from './catalogue-tables.ts'
import { type Prisma, PrismaClient } from './client/client.ts'
import { openPglite } from './open-pglite.ts'
import { openPostgres } from './open-postgres.ts'
import { readMigrations } from './read-migrations.ts'

const ROWS_AT_ONCE = 1000
const LONGEST_MILLISECONDS = 30 * 60_000

/** A dump that `dumpCatalogue` wrote, and where its rows are to go. */
export interface DumpToRestore {
  /** The folder of its files. */
  readonly folder: string
  readonly migrations: readonly string[]
  readonly tables: readonly { readonly name: string; readonly rows: number }[]
  /** A PostgreSQL server; or, where there is none, the folder of a new PostgreSQL inside the process. */
  readonly databaseUrl?: string | undefined
  readonly newFolder: string
}

/**
 * Puts the rows of a dump into an empty database: at the schema that they were written in, which is then brought up to date. Imports
 * that were waiting or under way have failed. All rows come, or none.
 *
 * @throws AppError `conflict` where the dump is of a newer version, or the database is not empty; `file-damaged` where rows are missing
 */
export async function restoreCatalogue(dump: DumpToRestore): Promise<void> {
  const known = await readMigrations()
  const unknown = dump.migrations.filter(
    (name) => !known.migrationDirectories.some(({ path }) => path === name),
  )
  if (unknown.length > 0)
    throw new AppError(
      'conflict',
      `The backup was made by a newer version of Headroom: it has the change ${unknown.at(-1)}, which this version does not know.`,
      'Restore it with that version, or a later one.',
    )
  const database = dump.databaseUrl ? await openPostgres(dump.databaseUrl) : await openPglite(dump.newFolder)
  const prisma = new PrismaClient({
    adapter: database.adapters,
    transactionOptions: { maxWait: 30_000, timeout: LONGEST_MILLISECONDS },
  })
  try {
    await refuseNonEmpty(prisma)
    await applyMigrations(database, prisma, {
      ...known,
      migrationDirectories: known.migrationDirectories.filter(({ path }) => dump.migrations.includes(path)),
    })
    await prisma.$transaction((transaction) => insertAll(transaction, dump))
    await applyMigrations(database, prisma, known)
    await prisma.import.updateMany({
      where: { state: { in: ['queued', 'running'] } },
      data: {
        state: 'failed',
        error: 'The import had not finished when the backup was made; import the files again.',
        finishedAt: new Date(),
      },
    })
  } finally {
    await prisma.$disconnect()
    await database.close()
  }
}

/** Tables without rows may be there: a restore that failed leaves them. */
async function refuseNonEmpty(prisma: PrismaClient): Promise<void> {
  const tables = await prisma.$queryRaw<{ name: string | null }[]>`
    SELECT to_regclass('organisation')::text AS name`
  if (!tables[0]?.name) return
  const rows = await prisma.$queryRaw<unknown[]>`SELECT id FROM organisation LIMIT 1`
  if (rows.length === 0) return
  throw new AppError(
    'conflict',
    'The database that DATABASE_URL names is not empty.',
    'Restore into a new, empty database.',
  )
}

async function insertAll(transaction: Prisma.TransactionClient, dump: DumpToRestore): Promise<void> {
  const tables = await catalogueTables(transaction)
  const strange = dump.tables.find(({ name }) => !tables.some((table) => table.name === name))
  if (strange) throw damaged(strange.name)
  for (const { name, refersToItself } of tables) {
    const rows = await insertTable(
      transaction,
      name,
      join(dump.folder, `${name}.jsonl`),
      refersToItself ? Number.POSITIVE_INFINITY : ROWS_AT_ONCE,
    )
    if (rows !== dump.tables.find((table) => table.name === name)?.rows) throw damaged(name)
  }
}

/** The name comes from the database itself, the rows are a bound value. */
async function insertTable(
  transaction: Prisma.TransactionClient,
  name: string,
  path: string,
  rowsAtOnce: number,
): Promise<number> {
  let rows = 0
  let waiting: string[] = []
  const insert = async () => {
    if (waiting.length === 0) return
    rows += await transaction.$executeRawUnsafe(
      `INSERT INTO "${name}" SELECT * FROM json_populate_recordset(NULL::"${name}", $1::json)`,
      `[${waiting.join(',')}]`,
    )
    waiting = []
  }
  for await (const line of linesOf(path)) {
    waiting.push(line)
    if (waiting.length >= rowsAtOnce) await insert()
  }
  await insert()
  return rows
}

/** Lines that end in a newline and nothing else: text of a bill may hold other line breaks. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

const damaged = (table: string): AppError =>
  new AppError(
    'file-damaged',
    `The rows of ${table} in the backup are not those that its manifest speaks of.`,
    'Restore another backup.',
  )
