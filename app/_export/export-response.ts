import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { Cell, ExportTable } from '#lib/domain/export/export-table.ts'
import { markedTable } from '#lib/domain/export/marked-table.ts'
import { safeCell } from '#lib/domain/format/safe-cell.ts'
import { parquetStream } from '#lib/queries/parquet-stream.ts'
import type { Translate } from '../_i18n/translate.ts'
import { downloadResponse } from '../_server/download-response.ts'
import type { PageRequest } from '../_server/read-page.ts'
import { type ExportMeta, exportMeta } from './export-meta.ts'
import type { ExportFormat, ExportPage } from './export-pages.ts'
import { tableOfPage } from './table-of-page.ts'
import { zipOf } from './zip-of.ts'

export interface ExportWish {
  readonly name: ExportPage
  readonly format: ExportFormat
  /** A CSV together with what must be known of it, in one zip archive. */
  readonly withMeta: boolean
  /** Of the address by which the server was asked. */
  readonly origin: string
}

/** The view of a page as a download: exactly what it shows, whole, with raw numbers. */
export async function exportResponse(t: Translate, page: PageRequest, wish: ExportWish): Promise<Response> {
  const { name, format, withMeta, origin } = wish
  const { table, total, beside = {} } = await tableOfPage(t, name, page)
  const meta = await exportMeta(t, name, page, { origin, total })
  const marks = {
    ...(name === 'imports' ? {} : { factor_set: meta.factorSet, method: meta.method }),
    ...(meta.demo === null ? {} : { data: meta.demo }),
  }
  const marked = markedTable(table, marks)
  const others = Object.entries(beside).map(([of, one]) => [of, markedTable(one, marks)] as const)
  const file = fileName(meta)
  switch (format) {
    case 'json':
      return downloadResponse(jsonBytes(marked, meta, others), `${file}.json`, 'application/json')
    case 'parquet': {
      const bytes = await parquetStream(marked, { headroom: JSON.stringify(meta) })
      return downloadResponse(bytes, `${file}.parquet`, 'application/vnd.apache.parquet')
    }
    case 'csv':
      return withMeta
        ? downloadResponse(
            webStream(zipOf(csvFiles(file, marked, others), meta, file)),
            `${file}.zip`,
            'application/zip',
          )
        : downloadResponse(
            webStream(csvBytes(marked)),
            `${file}.csv`,
            'text/csv; charset=utf-8; header=present',
          )
  }
}

const fileName = ({ demo, page, period }: ExportMeta): string =>
  [
    'headroom',
    ...(demo === null ? [] : ['demo-data']),
    page,
    ...(period ? [period.from, 'to', period.to] : []),
  ].join('-')

const webStream = (stream: Readable): ReadableStream => Readable.toWeb(stream) as ReadableStream

/** Text is made safe for spreadsheets; numbers stay what they are. */
function csvBytes({ columns, batches }: ExportTable): Readable {
  const isText = columns.map(({ type }) => type === 'text')
  const cell = (value: Cell, index: number) =>
    isText[index] && typeof value === 'string' ? safeCell(value) : value
  async function* rows() {
    yield columns.map(({ name }) => name)
    for await (const batch of batches) for (const row of batch) yield row.map(cell)
  }
  return pipeline(Readable.from(rows()), stringify(), () => undefined)
}

type NamedTable = readonly [name: string, table: ExportTable]

/** The table of the page, and the others of it, each as a file. */
const csvFiles = (file: string, table: ExportTable, others: readonly NamedTable[]) =>
  new Map([
    [file, csvBytes(table)],
    ...others.map(([name, other]) => [`${file}-${name}`, csvBytes(other)] as const),
  ])

/** A table as an array in JSON, a row a line. */
async function* jsonRows({ columns, batches }: ExportTable) {
  let before = ''
  yield '['
  for await (const batch of batches)
    for (const row of batch) {
      yield `${before}\n${JSON.stringify(Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])))}`
      before = ','
    }
  yield '\n]'
}

/** `{ "meta": …, "rows": [ … ], "tables": { … } }`: the table of the page, and what else it shows. */
function jsonBytes(table: ExportTable, meta: ExportMeta, others: readonly NamedTable[]): ReadableStream {
  async function* pieces() {
    yield `{"meta":${JSON.stringify(meta)},\n"rows":`
    yield* jsonRows(table)
    yield ',\n"tables":{'
    for (const [index, [name, other]] of others.entries()) {
      yield `${index === 0 ? '' : ','}\n${JSON.stringify(name)}:`
      yield* jsonRows(other)
    }
    yield '}}\n'
  }
  return webStream(Readable.from(pieces()))
}
