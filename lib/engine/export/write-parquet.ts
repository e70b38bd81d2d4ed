import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Cell, ExportTable } from '#lib/domain/export/export-table.ts'
import { quoteIdentifier, quoteLiteral, quotePath } from '../duckdb/quote.ts'
import { withConnection } from '../duckdb/shared-engine.ts'

const TYPES = { text: 'VARCHAR', number: 'DOUBLE' } as const

/** A number that is none cannot be said in JSON, and is not known either. */
const plain = (cell: Cell): Cell => (typeof cell === 'number' && !Number.isFinite(cell) ? null : cell)

/** Rows that wait in memory. */
const ROWS_OF_PIECE = 50_000

/**
 * Writes a table to a Parquet file: text as VARCHAR, numbers as DOUBLE with every digit. What it keeps in memory does not grow with the
 * rows: they go to pieces beside the file, which become one.
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
  const pieces: string[] = []
  await withConnection(async (connection) => {
    const empty = () =>
      connection.run(
        `CREATE OR REPLACE TEMP TABLE ${table} (${names.map((name, index) => `${name} ${types[index]}`).join(', ')})`,
      )
    const waiting = `SELECT * FROM ${table}`
    let rowsWaiting = 0
    await empty()
    for await (const batch of batches) {
      const rows = batch.map((row) =>
        Object.fromEntries(row.map((cell, index) => [`c${index}`, plain(cell)])),
      )
      await connection.run(
        `INSERT INTO ${table} SELECT ${fields}
         FROM (SELECT unnest(from_json($rows::JSON, ${quoteLiteral(shape)})) AS item)`,
        { rows: JSON.stringify(rows) },
      )
      rowsWaiting += rows.length
      if (rowsWaiting < ROWS_OF_PIECE) continue
      const piece = `${path}.${pieces.length}`
      pieces.push(piece)
      await connection.run(`COPY (${waiting}) TO ${quotePath(piece)} (FORMAT parquet, COMPRESSION zstd)`)
      await empty()
      rowsWaiting = 0
    }
    const written =
      pieces.length > 0 ? `SELECT * FROM read_parquet([${pieces.map(quotePath).join(', ')}]) UNION ALL ` : ''
    await connection.run(
      `COPY (${written}${waiting}) TO ${quotePath(path)} (FORMAT parquet, COMPRESSION zstd, KV_METADATA {${pairs.join(', ')}})`,
    )
  })
  for (const piece of pieces) await rm(piece, { force: true })
}
