import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import type { Connection } from '../duckdb/engine.ts'
import { quoteIdentifier } from '../duckdb/quote.ts'
import type { CsvContainer } from '../files/container.ts'
import { type RecognisedBill, SHORT_ROWS } from '../files/open-bill.ts'
import { hasScannedCsv, UNREADABLE } from './unreadable-rows.ts'

/** What came of reading bills, and how they were read in the end. */
export interface ReadOnce<Result> {
  readonly result: Result
  readonly bills: readonly RecognisedBill[]
}

/**
 * Reads bills. A file may be other than its beginning promised: rows that lack cells, or other line endings, after the first MB.
 * Where the scan shows that, what it left behind is dropped and everything is read once more, the right way.
 * @param read reads bills on the connection; it may leave tables and views
 */
export async function readTwiceIfNeeded<Result>(
  connection: Connection,
  bills: readonly RecognisedBill[],
  read: (bills: readonly RecognisedBill[]) => Promise<Result>,
): Promise<ReadOnce<Result>> {
  let result: Result | undefined
  let failure: unknown
  try {
    result = await read(bills)
  } catch (error) {
    if (!/strict_mode/.test(String(error))) throw error
    failure = error
  }
  const corrected = await correctedBills(connection, bills, failure !== undefined)
  if (corrected === null) {
    if (failure !== undefined) throw failure
    return { result: result as Result, bills }
  }
  await dropAll(connection)
  return { result: await read(corrected), bills: corrected }
}

type CsvBill = RecognisedBill & { readonly container: CsvContainer }

interface Oddities {
  readonly short: boolean
  /** Only one row is short, and it ends here in the file. */
  readonly onlyShortEnd: number | null
  readonly odd: boolean
}

async function correctedBills(
  connection: Connection,
  bills: readonly RecognisedBill[],
  all: boolean,
): Promise<readonly RecognisedBill[] | null> {
  const oddities = await odditiesOf(connection)
  let changed = false
  const corrected: RecognisedBill[] = []
  for (const bill of bills) {
    const found = oddities.get(bill.path)
    if (bill.container.kind !== 'csv' || (found === undefined && !all)) {
      corrected.push(bill)
      continue
    }
    const { container } = bill
    const csv: CsvBill = { ...bill, container }
    const short = found?.short === true && !container.shortRows && !(await isCutRow(csv, found.onlyShortEnd))
    const mixed = (all || found?.odd === true) && !container.mixedLineEndings && (await mixesLineEndings(csv))
    changed ||= short || mixed
    corrected.push({
      ...bill,
      container: {
        ...container,
        shortRows: container.shortRows || short,
        mixedLineEndings: container.mixedLineEndings || mixed,
      },
      warnings: short ? [...bill.warnings, SHORT_ROWS] : bill.warnings,
    })
  }
  return changed ? corrected : null
}

async function odditiesOf(connection: Connection): Promise<ReadonlyMap<string, Oddities>> {
  if (!(await hasScannedCsv(connection))) return new Map()
  const rows = await connection.select<Oddities & { path: string }>(
    `SELECT file_path AS path, count(*) FILTER (short) > 0 AS short, count(*) FILTER (NOT short) > 0 AS odd,
       CASE WHEN count(DISTINCT line) FILTER (short) = 1
         THEN max(line_byte_position + strlen(coalesce(csv_line, ''))) FILTER (short)::DOUBLE END AS "onlyShortEnd"
     FROM (SELECT *, CAST(error_type AS VARCHAR) = 'MISSING COLUMNS' AS short FROM ${UNREADABLE}) GROUP BY file_path`,
  )
  return new Map(rows.map((row) => [row.path, row]))
}

/** Whether a short row is the last of a file that ends without a line ending: a download that was cut off, not a habit of its writer. */
async function isCutRow({ path, container, fileBytes }: CsvBill, end: number | null): Promise<boolean> {
  if (end === null || container.compression === 'gzip' || end < fileBytes - 2) return false
  const last = Buffer.alloc(1)
  const file = await open(path)
  try {
    await file.read(last, 0, 1, fileBytes - 1)
  } finally {
    await file.close()
  }
  return last[0] !== 0x0a && last[0] !== 0x0d
}

const QUOTE = 0x22
const CR = 0x0d
const LF = 0x0a

/** Whether the records of a file end in more than one way. Line endings within quotes do not count. */
async function mixesLineEndings({ path, container }: CsvBill): Promise<boolean> {
  const file = createReadStream(path, { highWaterMark: 1024 ** 2 })
  const source = container.compression === 'gzip' ? file.pipe(createGunzip()) : file
  const seen = new Set<'lf' | 'cr' | 'crlf'>()
  let quoted = false
  let afterCr = false
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      for (const byte of chunk) {
        if (afterCr) seen.add(byte === LF ? 'crlf' : 'cr')
        else if (byte === LF && !quoted) seen.add('lf')
        if (byte === QUOTE) quoted = !quoted
        afterCr = byte === CR && !quoted
      }
      if (seen.size > 1) return true
    }
    return false
  } finally {
    file.destroy()
  }
}

async function dropAll(connection: Connection): Promise<void> {
  const found = await connection.select<{ kind: string; name: string }>(
    `SELECT 'VIEW' AS kind, view_name AS name FROM duckdb_views() WHERE NOT internal
     UNION ALL SELECT 'TABLE', table_name FROM duckdb_tables() WHERE NOT internal`,
  )
  for (const { kind, name } of found) await connection.run(`DROP ${kind} ${quoteIdentifier(name)}`)
}
