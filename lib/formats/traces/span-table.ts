import { normaliseSpan } from '#lib/domain/retries/normalise-span.ts'
import type { SpanRecord } from '#lib/domain/retries/span.ts'
import { csvLine } from './csv-line.ts'
import { BadSpan, millis, nanos } from './span-time.ts'

/** Turns a line of a table of spans into a span. @throws BadSpan */
export type SpanRow = (line: string) => SpanRecord

type Fields = (name: string) => string

const NONE = new Map<string, string>()

/** Nezha's table has no status: no retry can be told from it. */
function nezha(field: Fields): SpanRecord {
  const parent = field('parentid')
  return normaliseSpan({
    trace: field('traceid'),
    id: field('spanid'),
    parent: parent === 'root' ? '' : parent,
    service: field('podname').replace(/-[a-z0-9]{6,10}-[a-z0-9]{5}$/, ''),
    op: field('operationname'),
    kind: '',
    startNs: nanos(field('starttimeunixnano')),
    endNs: nanos(field('endtimeunixnano')),
    error: null,
    message: '',
    peer: '',
    attributes: NONE,
    events: [],
  })
}

const SKYWALKING_KINDS = new Map([
  ['entry', 'server'],
  ['exit', 'client'],
])

/** SkyWalking's spans as in DeepTraLog: Entry receives, Exit sends, -1 is no parent. */
function skyWalking(field: Fields): SpanRecord {
  const parent = field('parentspan')
  const url = field('url')
  const kind = SKYWALKING_KINDS.get(field('spantype').toLowerCase()) ?? 'internal'
  const attributes = new Map<string, string>()
  if (kind === 'client' && /^https?:\/\//.test(url)) attributes.set('url.full', url)
  if (field('peer') !== '') attributes.set('network.peer.address', field('peer'))
  return normaliseSpan({
    trace: field('traceid'),
    id: field('spanid'),
    parent: parent === '-1' ? '' : parent,
    service: field('service'),
    op: url || field('component'),
    kind,
    startNs: millis(field('starttime')),
    endNs: millis(field('endtime')),
    error: /^(true|1)$/i.test(field('iserror')),
    message: '',
    peer: '',
    attributes,
    events: [],
  })
}

const TABLES = [
  { columns: ['traceid', 'spanid', 'parentid', 'starttimeunixnano', 'endtimeunixnano'], read: nezha },
  { columns: ['traceid', 'spanid', 'parentspan', 'starttime', 'endtime', 'spantype'], read: skyWalking },
]

/** How to read the lines under a header: Nezha's or SkyWalking's (DeepTraLog) table. Null for any other header. */
export function spanTable(header: string): SpanRow | null {
  const names = (csvLine(header) ?? []).map((name) => name.trim().toLowerCase())
  const table = TABLES.find(({ columns }) => columns.every((column) => names.includes(column)))
  if (!table) return null
  const index = new Map(names.map((name, at) => [name, at]))
  return (line) => {
    const values = csvLine(line)
    if (!values) throw new BadSpan('a quote that is not closed')
    if (values.length < names.length) throw new BadSpan(`${values.length} columns instead of ${names.length}`)
    const field = (name: string) => values[index.get(name) ?? -1]?.trim() ?? ''
    if (field('traceid') === '' || field('spanid') === '') throw new BadSpan('a span without an id')
    return table.read(field)
  }
}
