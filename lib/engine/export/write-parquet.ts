import { randomUUID } from 'node:crypto'
import type { Cell, ExportTable } from '#lib/domain/export/export-table.ts'
import { quoteIdentifier, quoteLiteral, quotePath } from '../duckdb/quote.ts'
import { withConnection } from '../duckdb/shared-engine.ts'

const TYPES = { text: 'VARCHAR', number: 'DOUBLE' } as const

/** A number that is none cannot be said in JSON, and is not known either. */
const plain = (cell: Cell): Cell => (typeof cell === 'number' && !Number.isFinite(cell) ? null : cell)

/**
 * Writes a table to a Parquet file: text as VARCHAR, numbers as DOUBLE with every digit.
 *
 * @param metadata goes into the key-value metadata of the file
 */
export async function writeParquet(
  path: string,
  { columns, batches }: ExportTable,
  metadata: Readonly<Record<string, string>>,
): Promise<void> {
  const table = quoteIdentifier(`export_${randomUUID()}`)
  const names = columns.map(({ name }) => quoteIdentifier(name))
  const types = columns.map(({ type }) => TYPES[type])
  const shape = JSON.stringify([Object.fromEntries(types.map((type, index) => [`c${index}`, type]))])
  const fields = types.map((_, index) => `item.c${index}`).join(', ')
  const pairs = Object.entries(metadata).map(
    ([key, value]) => `${quoteIdentifier(key)}: ${quoteLiteral(value)}`,
  )
  await withConnection(async (connection) => {
    await connection.run(
      `CREATE TEMP TABLE ${table} (${names.map((name, index) => `${name} ${types[index]}`).join(', ')})`,
    )
    for await (const batch of batches) {
      const rows = batch.map((row) =>
        Object.fromEntries(row.map((cell, index) => [`c${index}`, plain(cell)])),
      )
      await connection.run(
        `INSERT INTO ${table} SELECT ${fields}
         FROM (SELECT unnest(from_json($rows::JSON, ${quoteLiteral(shape)})) AS item)`,
        { rows: JSON.stringify(rows) },
      )
    }
    await connection.run(
      `COPY ${table} TO ${quotePath(path)} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {${pairs.join(', ')}})`,
    )
  })
}
