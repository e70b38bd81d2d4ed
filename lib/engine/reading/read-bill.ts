import { DEFAULT_LIMITS } from '#lib/domain/imports/limits.ts'
import { chargeSelect } from '#lib/formats/charge-select.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quoteIdentifier, quotePath } from '../duckdb/quote.ts'
import type { RecognisedBill } from '../files/open-bill.ts'
import { UnpackBudget } from '../files/unpack-budget.ts'
import { verifyGzip } from '../files/verify-gzip.ts'
import { readerOf, readOptions } from './read-options.ts'

/** Bills of which one SELECT can read all. */
export type AlikeBills = readonly [RecognisedBill, ...RecognisedBill[]]

/** Bills with one container and one header, which one SELECT can read. */
export function alikeBills(bills: readonly RecognisedBill[]): readonly AlikeBills[] {
  const alike = new Map<string, [RecognisedBill, ...RecognisedBill[]]>()
  for (const bill of bills) {
    const { format, generator, variant, billingAccountId, mapping, container, columns } = bill
    const key = JSON.stringify([
      format,
      generator,
      variant,
      billingAccountId,
      mapping,
      readOptions(container),
      columns.all,
    ])
    const group = alike.get(key)
    if (group === undefined) alike.set(key, [bill])
    else group.push(bill)
  }
  return [...alike.values()]
}

/**
 * Creates a temporary view of canonical records (`lib/domain/usage/charge-columns.ts`) over bills of any format.
 * Nothing is read yet; every query on the view scans the files it needs.
 */
export async function createChargeView(
  connection: Connection,
  bills: readonly RecognisedBill[],
  viewName: string,
): Promise<void> {
  const selects = alikeBills(bills).map((group) => {
    const [bill] = group
    return chargeSelect(bill, bill.columns, sourceOf(group))
  })
  await connection.run(
    `CREATE OR REPLACE TEMP VIEW ${quoteIdentifier(viewName)} AS ${selects.join(' UNION ALL ')}`,
  )
}

/**
 * Reads a bill through where only that shows damage: a gzip archive. Run it beside the scan.
 * @throws AppError `file-damaged`, `file-too-large`
 */
export async function verifyBill(
  bill: RecognisedBill,
  budget: UnpackBudget = new UnpackBudget(DEFAULT_LIMITS),
): Promise<void> {
  if (bill.container.kind !== 'parquet' && bill.container.compression === 'gzip')
    await verifyGzip(bill.path, budget)
  else budget.add(bill.fileBytes)
}

/** The records of bills that are alike, as a relation in SQL. Lines of JSON that hold no record are left out. */
export function sourceOf(bills: AlikeBills): string {
  const [{ container, relation }] = bills
  const rows = rowsOf(bills)
  const record = container.kind === 'json' && container.layout === 'lines' ? isRecord(container.keys) : null
  return relation(record === null ? rows : `(FROM ${rows} WHERE ${record})`)
}

/** The rows of files as the engine reads them, whatever they hold. */
export function rowsOf(bills: AlikeBills): string {
  const [{ container }] = bills
  const paths = `[${bills.map(({ path }) => quotePath(path)).join(', ')}]`
  return `${readerOf(container)}(${paths}, hive_partitioning = false, ${readOptions(container)})`
}

/** Whether a line of JSON is an object with any of the keys: the engine reads what is no JSON as nothing but nulls. */
export const isRecord = (keys: readonly string[]): string =>
  `NOT (${keys.map((key) => `${quoteIdentifier(key)} IS NULL`).join(' AND ')})`
