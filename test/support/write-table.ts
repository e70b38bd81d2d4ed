import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { openEngine } from '#lib/engine/duckdb/engine.ts'
import { quoteIdentifier, quoteLiteral, quotePath } from '#lib/engine/duckdb/quote.ts'

/** A Parquet file from SQL expressions by column name; the first row decides the types. */
export async function writeParquet(
  path: string,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<string> {
  const selects = rows.map(
    (row) =>
      `SELECT ${Object.entries(row)
        .map(([name, expression]) => `${expression} AS ${quoteIdentifier(name)}`)
        .join(', ')}`,
  )
  const engine = await openEngine()
  const connection = await engine.connect()
  await connection.run(`COPY (${selects.join(' UNION ALL ')}) TO ${quotePath(path)} (FORMAT parquet)`)
  engine.close()
  return path
}

/** A text as an SQL expression. */
export const text = quoteLiteral

/** A CSV file from texts by column name; `gzip` packs it. */
export function writeCsv(
  path: string,
  rows: readonly Readonly<Record<string, string>>[],
  { gzip = false } = {},
): string {
  const quote = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const headers = Object.keys(rows[0] ?? {})
  const lines = [headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))]
  const csv = `${lines.map((line) => line.map(quote).join(',')).join('\n')}\n`
  writeFileSync(path, gzip ? gzipSync(csv) : csv)
  return path
}
