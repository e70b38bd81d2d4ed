import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import type { Limits } from '#lib/domain/imports/limits.ts'
import { DEFAULT_LIMITS } from '#lib/domain/imports/limits.ts'
import { isKnownExport } from '#lib/formats/is-known-export.ts'
import type { RememberedMapping } from '#lib/formats/mapped/remembered-mapping.ts'
import { recogniseExport } from '#lib/formats/recognise-export.ts'
import type { RecognisedExport } from '#lib/formats/recognised-export.ts'
import { columnKey, type SourceColumn, SourceColumns } from '#lib/formats/source-column.ts'
import { openEngine } from '../duckdb/engine.ts'
import { quoteIdentifier } from '../duckdb/quote.ts'
import { type Container, openContainer } from './container.ts'
import { parquetColumns } from './parquet-columns.ts'
import { type Head, readHead } from './read-head.ts'

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

/** What is kept of the beginning of a file: not its rows, which for many files together would be a lot. */
export interface Beginning {
  /** Records in it, header excluded; 0 for Parquet. */
  readonly records: number
  /** Packed bytes that it was made from. */
  readonly packedBytes: number
  /** Whether it is all there is. */
  readonly complete: boolean
  /** SHA-256 of its unpacked bytes, in hexadecimal. */
  readonly sha256: string
  /** As text, to the end of its last complete CSV record; empty for Parquet. */
  readonly text: string
}

/** A bill together with what is known of its beginning. */
export interface OpenedBill {
  readonly bill: RecognisedBill
  readonly beginning: Beginning
}

/** What recognising a file may need beside the file. */
export interface OpenOptions {
  readonly limits: Pick<Limits, 'columns' | 'lineBytes'>
  readonly mappings: readonly RememberedMapping[]
  /** What its owner calls the file, with its folders, and what its manifest says of it: only a hint. */
  readonly name: string
  readonly parquetColumns: (path: string) => Promise<SourceColumn[]>
  /** What the file was before it was cut to its beginning. */
  readonly whole?: { readonly bytes: number }
}

/**
 * Says what a file is and whether it can be read, from its first MB or its Parquet footer.
 * @throws AppError `file-not-found`, `file-empty`, `file-damaged`, `file-too-large`, `format-unknown`, `column-missing`
 */
export async function recogniseBill(
  path: string,
  mappings: readonly RememberedMapping[] = [],
): Promise<RecognisedBill> {
  return (await openBill(path, { mappings })).bill
}

/** As {@link recogniseBill}, with the beginning of the file. */
export async function openBill(path: string, given: Partial<OpenOptions> = {}): Promise<OpenedBill> {
  const options: OpenOptions = {
    limits: DEFAULT_LIMITS,
    mappings: [],
    name: path,
    parquetColumns: parquetColumnsAlone,
    ...given,
  }
  const head = await readHead(path)
  const { whole } = options
  return openHead(whole === undefined ? head : { ...head, fileBytes: whole.bytes, complete: false }, options)
}

/** As {@link openBill}, of a beginning that is there already. */
export async function openHead(head: Head, options: OpenOptions): Promise<OpenedBill> {
  const { container, sample, text } = openContainer(head, {
    limits: options.limits,
    isKnown: (headers) => isKnownExport(new SourceColumns(csvColumns(headers)), '', options.mappings),
  })
  const own = new SourceColumns(await ownColumns(head.path, container, options))
  const delimiter = container.kind === 'csv' ? { delimiter: container.delimiter } : {}
  const { recognised, columns, relation, ...rest } = recogniseExport(
    { columns: own, sample, text, name: options.name, ...delimiter },
    options.mappings,
  )
  const warnings: string[] = [...rest.warnings]
  if (container.kind === 'csv' && container.shortRows) warnings.push(SHORT_ROWS)
  if (container.kind === 'csv' && container.encoding === 'latin-1') warnings.push(LATIN_1)
  const bill = { ...recognised, path: head.path, container, columns, relation, warnings }
  const { content, complete, packedBytes, fileBytes } = head
  const records = container.kind === 'json' ? recordsOfJson(text) : sample.length
  const sha256 = createHash('sha256').update(content).digest('hex')
  return { bill: { ...bill, fileBytes }, beginning: { records, packedBytes, complete, sha256, text } }
}

/** Records of JSON, one a line; of a document nothing better is known. */
const recordsOfJson = (text: string): number => text.split('\n').filter((line) => line.trim() !== '').length

const LATIN_1 = 'The text is not UTF-8; it is read as Latin-1. Check names with accents.'

export const SHORT_ROWS = 'Some rows have fewer cells than the header; the missing cells are taken as blank.'

function ownColumns(
  path: string,
  container: Container,
  options: OpenOptions,
): Promise<SourceColumn[]> | SourceColumn[] {
  if (container.kind === 'parquet') return options.parquetColumns(path)
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

async function parquetColumnsAlone(path: string): Promise<SourceColumn[]> {
  const engine = await openEngine({ threads: 1, memoryLimit: '256MB', allowedDirectories: [dirname(path)] })
  try {
    return await parquetColumns(await engine.connect(), path)
  } finally {
    engine.close()
  }
}
