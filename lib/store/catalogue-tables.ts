import type { Prisma } from './client/client.ts'

/** A table of the catalogue. */
export interface CatalogueTable {
  readonly name: string
  /** Its rows may refer to each other, so they must come together. */
  readonly refersToItself: boolean
}

/**
 * The tables that the database has, each after those that its rows refer to. The history of migrations, and what a queue keeps in
 * a schema of its own, are not among them.
 */
export async function catalogueTables(transaction: Prisma.TransactionClient): Promise<CatalogueTable[]> {
  const names = (
    await transaction.$queryRaw<{ name: string }[]>`
      SELECT table_name::text AS name FROM information_schema.tables
      WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'
      ORDER BY 1`
  ).map(({ name }) => name)
  const references = await transaction.$queryRaw<{ from: string; to: string }[]>`
    SELECT a.relname::text AS "from", b.relname::text AS "to"
    FROM pg_constraint c JOIN pg_class a ON a.oid = c.conrelid JOIN pg_class b ON b.oid = c.confrelid
    WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace`
  const refersTo = (from: string, to: string) => references.some((it) => it.from === from && it.to === to)

  const ordered: CatalogueTable[] = []
  while (ordered.length < names.length) {
    const left = names.filter((name) => !ordered.some((table) => table.name === name))
    const free = left.filter((name) => !left.some((other) => other !== name && refersTo(name, other)))
    if (free.length === 0) throw new Error(`The tables ${left.join(', ')} refer to each other in a circle.`)
    for (const name of free) ordered.push({ name, refersToItself: refersTo(name, name) })
  }
  return ordered
}
