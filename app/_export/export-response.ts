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
export async function exportResponse(t: Translate, asked: PageRequest, wish: ExportWish): Promise<Response> {
  const { name, format, withMeta, origin } = wish
  const page = name === 'sci' || name === 'retries' ? locationBased(asked) : asked
  const { table, total } = await tableOfPage(t, name, page)
  const meta = await exportMeta(t, name, page, { origin, total })
  const marked = markedTable(table, {
    ...(name === 'imports' ? {} : { factor_set: meta.factorSet, method: meta.method }),
    ...(meta.demo === null ? {} : { data: meta.demo }),
  })
  const file = fileName(meta)
  switch (format) {
    case 'json':
      return downloadResponse(jsonBytes(marked, meta), `${file}.json`, 'application/json')
    case 'parquet': {
      const bytes = await parquetStream(marked, { headroom: JSON.stringify(meta) })
      return downloadResponse(bytes, `${file}.parquet`, 'application/vnd.apache.parquet')
    }
    case 'csv':
      return withMeta
        ? downloadResponse(webStream(zipOf(csvBytes(marked), meta, file)), `${file}.zip`, 'application/zip')
        : downloadResponse(
            webStream(csvBytes(marked)),
            `${file}.csv`,
            'text/csv; charset=utf-8; header=present',
          )
  }
}

/** No score and no waste is market-based, whatever the address says. */
const locationBased = (page: PageRequest): PageRequest => ({
  ...page,
  view: { ...page.view, method: 'location' },
})

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

/** `{ "meta": …, "rows": [ … ] }`, a row a line. */
function jsonBytes({ columns, batches }: ExportTable, meta: ExportMeta): ReadableStream {
  async function* pieces() {
    yield `{"meta":${JSON.stringify(meta)},\n"rows":[`
    let before = ''
    for await (const batch of batches)
      for (const row of batch) {
        yield `${before}\n${JSON.stringify(Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])))}`
        before = ','
      }
    yield '\n]}\n'
  }
  return webStream(Readable.from(pieces()))
}
