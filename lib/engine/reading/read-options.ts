import { quoteLiteral } from '../duckdb/quote.ts'
import type { Container } from '../files/container.ts'

const READERS = { csv: 'read_csv', parquet: 'read_parquet', json: 'read_json' } as const
const JSON_FORMATS = { lines: 'newline_delimited', document: 'unstructured', array: 'array' } as const
/** The largest record: a document is one, and is read as a whole. The engine takes twice as much memory at once, for each thread. */
const JSON_RECORD_MB = { lines: 16, array: 16, document: 64 }

/** The engine would take 16 lines of the greatest length, 32 MB, many times over: its memory is better spent on grouping. */
const LINES_IN_BUFFER = 2
const LEAST_BUFFER_BYTES = 4 * 1024 * 1024

/** The engine's function that reads a container. */
export const readerOf = ({ kind }: Container): string => READERS[kind]

/** The options of that function, as SQL: nothing about a file is left for the engine to guess. */
export function readOptions(container: Container): string {
  if (container.kind === 'parquet') return 'union_by_name = false'
  if (container.kind === 'json') {
    const columns = container.keys.map((key) => `${quoteLiteral(key)}: 'JSON'`).join(', ')
    return [
      `columns = {${columns}}`,
      `format = '${JSON_FORMATS[container.layout]}'`,
      `compression = '${container.compression === 'none' ? 'uncompressed' : 'gzip'}'`,
      `maximum_object_size = ${JSON_RECORD_MB[container.layout] * 1024 ** 2}`,
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
    `max_line_size = ${container.lineBytes}`,
    `buffer_size = ${Math.max(container.lineBytes * LINES_IN_BUFFER, LEAST_BUFFER_BYTES)}`,
    'store_rejects = true',
    ...(container.shortRows ? ['null_padding = true', 'parallel = false'] : []),
    ...(container.mixedLineEndings ? ['strict_mode = false'] : []),
  ].join(', ')
}
