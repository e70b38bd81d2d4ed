import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'

/** A row of an export by column; what is absent is an empty cell. */
export type Row<Column extends string> = Readonly<Partial<Record<Column, string | number>>>

/** Writes an export as CSV, one chunk of rows at a time. */
export async function writeCsv<Column extends string>(
  path: string,
  columns: readonly Column[],
  chunks: Iterable<readonly Row<Column>[]>,
): Promise<void> {
  function* text() {
    yield stringify([[...columns]])
    for (const rows of chunks) yield stringify(rows.map((row) => columns.map((column) => row[column] ?? '')))
  }
  await pipeline(Readable.from(text()), createWriteStream(path))
}

/** An amount as bills print it: ten decimals at most, no exponent. */
export const amount = (value: number): string => value.toFixed(10).replace(/\.?0+$/, '')
