import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Limits } from '#lib/domain/imports/limits.ts'
import { WHAT_IS_READ } from '#lib/formats/recognise-export.ts'
import { findHeader } from './find-header.ts'
import { type JsonLayout, jsonHead } from './json-keys.ts'
import { limitError } from './limit-error.ts'
import type { Head } from './read-head.ts'

export type Encoding = 'utf-8' | 'utf-16' | 'latin-1'

/** How a CSV file is to be read. */
export interface CsvContainer {
  readonly kind: 'csv'
  readonly compression: 'none' | 'gzip'
  readonly encoding: Encoding
  readonly delimiter: string
  /** Records and blank lines before the header. */
  readonly skippedLines: number
  readonly headers: readonly string[]
  /** Some rows have fewer cells than the header: missing cells are blank. */
  readonly shortRows: boolean
  readonly mixedLineEndings: boolean
  /** Longer lines are rejected. */
  readonly lineBytes: number
}

/** Records as JSON: each value of a record is read as a JSON column. */
export interface JsonContainer {
  readonly kind: 'json'
  readonly compression: 'none' | 'gzip'
  readonly layout: JsonLayout
  readonly keys: readonly string[]
}

/** What holds the rows, by content and never by name. */
export type Container = { readonly kind: 'parquet' } | CsvContainer | JsonContainer

/** A container and the rows of its beginning (none for Parquet and JSON). */
export interface OpenedContainer {
  readonly container: Container
  readonly sample: readonly (readonly string[])[]
  /** The beginning as text, up to the end of the last complete record of a CSV; empty for Parquet. */
  readonly text: string
}

const BINARIES: readonly { readonly magic: readonly number[]; readonly name: string }[] = [
  { magic: [0x50, 0x4b], name: 'a zip archive inside another archive (unpack it first)' },
  { magic: [0x1f, 0x8b], name: 'a gzip archive inside another archive (unpack it first)' },
  { magic: [0x89, 0x50, 0x4e, 0x47], name: 'a PNG image' },
  { magic: [0xff, 0xd8, 0xff], name: 'a JPEG image' },
  { magic: [0x47, 0x49, 0x46, 0x38], name: 'a GIF image' },
  { magic: [0x25, 0x50, 0x44, 0x46], name: 'a PDF document' },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], name: 'an old Excel workbook' },
  { magic: [0x42, 0x5a, 0x68], name: 'a bzip2 archive' },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], name: 'a Zstandard archive' },
  { magic: [0xfd, 0x37, 0x7a, 0x58], name: 'an xz archive' },
]

/** What is asked of a CSV file. */
export interface CsvExpectations {
  readonly limits: Pick<Limits, 'columns' | 'lineBytes'>
  /** Whether headers are those of an export that can be read. */
  readonly isKnown: (headers: readonly string[]) => boolean
}

/**
 * Says what a file is, from its beginning.
 * @throws AppError `format-unknown`, `file-empty`, `file-too-large`
 */
export function openContainer(head: Head, expectations: CsvExpectations): OpenedContainer {
  const { content } = head
  const startsWith = (...magic: number[]) => magic.every((byte, index) => content[index] === byte)
  if (startsWith(0x50, 0x41, 0x52, 0x31)) {
    if (head.gzip) throw unknown('a Parquet file inside a gzip archive. Unpack it first')
    return { container: { kind: 'parquet' }, sample: [], text: '' }
  }
  for (const { magic, name } of BINARIES) if (startsWith(...magic)) throw unknown(name)
  const { text, encoding } = decode(content)
  const trimmed = text.trimStart()
  if (trimmed === '')
    throw new AppError('file-empty', 'The file holds nothing but blanks.', 'Export it again.')
  if (trimmed.startsWith('<')) throw unknown('an HTML or XML page')
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) {
    const json = jsonHead(text, head.complete)
    if (encoding !== 'utf-8') throw unknown('JSON that is not in UTF-8')
    if (json === null || json.keys.length === 0) throw unknown('a JSON document without records')
    const compression = head.gzip ? 'gzip' : 'none'
    return { container: { kind: 'json', compression, ...json }, sample: [], text }
  }
  const start = text.slice(0, 4096).replaceAll(/[\t\r\n]/g, '')
  if (text.includes('\0') || (encoding === 'latin-1' && /\p{Cc}/u.test(start))) throw unknown('a binary file')
  return openCsv(head, text, encoding, expectations)
}

function openCsv(
  head: Head,
  text: string,
  encoding: Encoding,
  { limits, isKnown }: CsvExpectations,
): OpenedContainer {
  const table = findHeader(text, head.complete, isKnown)
  if (table === null) throw unknown('text without columns')
  const { headers, sample, end, unclosed, ...layout } = table
  if (headers.length > limits.columns) {
    throw limitError(
      `This is a table of ${headers.length} columns, and at most ${limits.columns} are read.`,
      'Columns',
    )
  }
  const cutRow = head.complete && (unclosed || !/[\r\n]$/.test(text)) ? sample.length - 1 : -1
  const shortRows = sample.some((row, index) => row.length < headers.length && index !== cutRow)
  const compression = head.gzip ? 'gzip' : 'none'
  return {
    container: {
      kind: 'csv',
      compression,
      encoding,
      headers,
      shortRows,
      lineBytes: limits.lineBytes,
      ...layout,
    },
    sample,
    text: text.slice(0, end),
  }
}

/** Text that is not UTF-8 and has no mark of UTF-16 is what spreadsheets of the West write. */
function decode(content: Buffer): { text: string; encoding: Encoding } {
  if (content[0] === 0xfe && content[1] === 0xff) {
    throw unknown('a text in big-endian UTF-16. Save it as UTF-8 first')
  }
  if (content[0] === 0xff && content[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(content), encoding: 'utf-16' }
  try {
    // As a stream: the last character may be cut.
    return {
      text: new TextDecoder('utf-8', { fatal: true }).decode(content, { stream: true }),
      encoding: 'utf-8',
    }
  } catch {
    return { text: new TextDecoder('latin1').decode(content), encoding: 'latin-1' }
  }
}

function unknown(what: string): AppError {
  return new AppError('format-unknown', `This is ${what}, not a billing export.`, WHAT_IS_READ)
}
