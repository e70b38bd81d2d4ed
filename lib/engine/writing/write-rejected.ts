import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Limits } from '#lib/domain/imports/limits.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quotePath } from '../duckdb/quote.ts'
import { tableFromRows } from '../duckdb/table-from-rows.ts'
import type { RecognisedBill } from '../files/open-bill.ts'
import { createRejectedTable } from '../reading/rejected-rows.ts'
import { sync } from './sync.ts'

/** Text of a bill that a spreadsheet would take for a formula gets a leading `'`, as `safeCell` in lib/domain/format gives it. */
const safe = (column: string): string =>
  `CASE WHEN regexp_matches(${column}, '^(?:[\\s\\p{Cc}]*[=+\\-@＝＋－＠]|[\\t\\r])') THEN '''' || ${column} ELSE ${column} END AS ${column}`

/**
 * Writes the rows of bills that could not be read as CSV: file, line, reason, cells. Leaves them as the table `rejected_rows`.
 * @param names what people call the files, by path
 */
export async function writeRejected(
  connection: Connection,
  bills: readonly RecognisedBill[],
  names: ReadonlyMap<string, string>,
  path: string,
): Promise<void> {
  await createRejectedTable(connection, bills, 'rejected_rows')
  const rows = bills.map((bill) => ({ path: bill.path, name: names.get(bill.path) ?? bill.path }))
  await tableFromRows(connection, 'file_names', { path: 'VARCHAR', name: 'VARCHAR' }, rows)
  await connection.run(
    `COPY (SELECT ${safe('file')}, line, reason, ${safe('cells')}
       FROM (SELECT name AS file, line, reason, cells FROM rejected_rows JOIN file_names ON file = path) ORDER BY file, line)
     TO ${quotePath(path)} (FORMAT csv, HEADER)`,
  )
  await sync(path)
}

/** A few rows may be damaged in any file: a small file does not fail for them. */
const FEW = 10
const REASONS_SHOWN = 3

/** Whether so many rejected rows fail an import: more than the share that is let pass, and ten or more, or all there are. */
export const areTooMany = (
  rejected: number,
  kept: number,
  { rejectedShare }: Pick<Limits, 'rejectedShare'>,
): boolean => rejected > (rejected + kept) * rejectedShare && (rejected >= FEW || kept === 0)

/** The failure of an import with too many rejected rows: the first reasons, from the table `rejected_rows`. */
export async function tooManyRejected(
  connection: Connection,
  rejected: number,
  kept: number,
  { rejectedShare }: Pick<Limits, 'rejectedShare'>,
): Promise<AppError> {
  const reasons = await connection.select<{ reason: string; line: number; name: string; rows: number }>(
    `SELECT reason, min(line)::DOUBLE AS line, arg_min(name, line) AS name, count(*)::DOUBLE AS rows
     FROM rejected_rows JOIN file_names ON file = path GROUP BY reason ORDER BY rows DESC, reason LIMIT ${REASONS_SHOWN}`,
  )
  const first = reasons.map(
    ({ reason, line, name, rows }) => `${reason} (${rows} rows, the first is line ${line} of ${name})`,
  )
  const percent = (share: number) => `${Number((share * 100).toPrecision(3))} %`
  return new AppError(
    'import-failed',
    `${rejected} of ${rejected + kept} rows could not be read (${percent(rejected / (rejected + kept))}), more than the ${percent(rejectedShare)} that are let pass: ${first.join('; ')}.`,
    'Export the file again; if these rows may be left out, raise the limit "Share of rejected rows" under Settings.',
  )
}
