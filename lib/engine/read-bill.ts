import { dirname } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { chargeSelect } from '#lib/formats/charge-select.ts'
import { recogniseExport } from '#lib/formats/recognise-export.ts'
import type { RecognisedExport } from '#lib/formats/recognised-export.ts'
import { columnKey, type SourceColumn, SourceColumns } from '#lib/formats/source-column.ts'
import { type Container, openContainer } from './container.ts'
import { type Connection, openEngine } from './engine.ts'
import { quoteIdentifier, quoteLiteral, quotePath } from './quote.ts'
import { type Head, readHead } from './read-head.ts'
import { verifyGzip } from './verify-gzip.ts'

/** A bill file that Headroom can read. */
export interface RecognisedBill extends RecognisedExport {
  /** Absolute. */
  readonly path: string
  readonly container: Container
  /** Of the records that `sourceOf` yields. */
  readonly columns: SourceColumns
  /** The records over the file's own rows, as SQL. */
  readonly relation: (source: string) => string
  readonly fileBytes: number
  /** Things about the file itself that a person should know. */
  readonly warnings: readonly string[]
}

/** A bill together with what its beginning holds, for the preflight. */
export interface OpenedBill {
  readonly bill: RecognisedBill
  readonly head: Head
  /** Rows of the beginning, as cells; none for Parquet. */
  readonly sample: readonly (readonly string[])[]
}

/**
 * Says what a file is and whether it can be read, from its first MB or its Parquet footer.
 * @throws AppError `file-not-found`, `file-empty`, `file-damaged`, `format-unknown`, `format-not-supported-yet`, `column-missing`
 */
export async function recogniseBill(path: string): Promise<RecognisedBill> {
  return (await openBill(path)).bill
}

/** As {@link recogniseBill}, with the beginning of the file. */
export async function openBill(path: string): Promise<OpenedBill> {
  const head = await readHead(path)
  const { container, sample, text } = openContainer(head)
  const own = new SourceColumns(await ownColumns(head.path, container))
  const { recognised, columns, relation } = recogniseExport({ columns: own, sample, text })
  const warnings: string[] = []
  if (container.kind === 'csv' && container.shortRows) {
    warnings.push('Some rows have fewer cells than the header; the missing cells are taken as blank.')
  }
  const bill = { ...recognised, path: head.path, container, columns, relation, warnings }
  return { bill: { ...bill, fileBytes: head.fileBytes }, head, sample }
}

/** Bills with one container and one header, which one SELECT can read. */
export function alikeBills(
  bills: readonly RecognisedBill[],
): readonly [RecognisedBill, ...RecognisedBill[]][] {
  const alike = new Map<string, [RecognisedBill, ...RecognisedBill[]]>()
  for (const bill of bills) {
    const key = JSON.stringify([bill.format, bill.generator, readOptions(bill.container), bill.columns.all])
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
export async function verifyBill(bill: RecognisedBill): Promise<void> {
  if (bill.container.kind !== 'parquet' && bill.container.compression === 'gzip') await verifyGzip(bill.path)
}

const READERS = { csv: 'read_csv', parquet: 'read_parquet', json: 'read_json' } as const
const JSON_FORMATS = { lines: 'newline_delimited', document: 'unstructured', array: 'array' } as const
/** A JSON document that is one record is read as a whole. */
const JSON_RECORD_BYTES = 256 * 1024 * 1024

/** The records of bills that are alike, as a relation in SQL. */
export function sourceOf(bills: readonly [RecognisedBill, ...RecognisedBill[]]): string {
  const [{ container, relation }] = bills
  const paths = `[${bills.map(({ path }) => quotePath(path)).join(', ')}]`
  return relation(
    `${READERS[container.kind]}(${paths}, hive_partitioning = false, ${readOptions(container)})`,
  )
}

function readOptions(container: Container): string {
  if (container.kind === 'parquet') return 'union_by_name = false'
  if (container.kind === 'json') {
    const columns = container.keys.map((key) => `${quoteLiteral(key)}: 'JSON'`).join(', ')
    return [
      `columns = {${columns}}`,
      `format = '${JSON_FORMATS[container.layout]}'`,
      `compression = '${container.compression === 'none' ? 'uncompressed' : 'gzip'}'`,
      `maximum_object_size = ${JSON_RECORD_BYTES}`,
      `ignore_errors = ${container.layout === 'lines'}`,
    ].join(', ')
  }
  const columns = container.headers.map((_, index) => `'c${index}': 'VARCHAR'`).join(', ')
  return [
    `columns = {${columns}}`,
    'auto_detect = false',
    'header = true',
    `skip = ${container.skippedLines}`,
    `delim = ${quoteLiteral(container.delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `nullstr = ['', 'NULL', '\\N']`,
    `compression = '${container.compression}'`,
    `encoding = '${container.encoding}'`,
    'store_rejects = true',
    ...(container.shortRows ? ['null_padding = true', 'parallel = false'] : []),
    ...(container.mixedLineEndings ? ['strict_mode = false'] : []),
  ].join(', ')
}

function ownColumns(path: string, container: Container): Promise<SourceColumn[]> | SourceColumn[] {
  if (container.kind === 'parquet') return parquetColumns(path)
  if (container.kind === 'csv') return csvColumns(container.headers)
  return container.keys.map((key) => ({
    header: key,
    key: columnKey(key),
    sql: quoteIdentifier(key),
    type: 'JSON',
    blankIsNull: false,
  }))
}

function csvColumns(headers: readonly string[]): SourceColumn[] {
  return headers.map((header, index) => ({
    header,
    key: columnKey(header),
    sql: `c${index}`,
    type: 'VARCHAR',
    blankIsNull: true,
  }))
}

async function parquetColumns(path: string): Promise<SourceColumn[]> {
  const engine = await openEngine({ threads: 1, memoryLimit: '256MB', allowedDirectories: [dirname(path)] })
  try {
    const connection = await engine.connect()
    const rows = await connection.select<{ column_name: string; column_type: string }>(
      `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${quotePath(path)}, hive_partitioning = false))`,
    )
    return rows.map(({ column_name, column_type }) => ({
      header: column_name,
      key: columnKey(column_name),
      sql: quoteIdentifier(column_name),
      type: column_type,
      blankIsNull: false,
    }))
  } catch (error) {
    throw new AppError(
      'file-damaged',
      'The file begins like Parquet, but its footer cannot be read.',
      'Download it again.',
      error,
    )
  } finally {
    engine.close()
  }
}
