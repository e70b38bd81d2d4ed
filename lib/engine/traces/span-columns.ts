import type { SpanEvent, SpanKind, SpanRecord } from '#lib/domain/retries/span.ts'
import type { Columns } from '../duckdb/table-from-rows.ts'

/** A span as a row. Attributes and events are JSON, empty where there are none. */
export const SPAN_COLUMNS = {
  trace: 'VARCHAR',
  id: 'VARCHAR',
  parent: 'VARCHAR',
  service: 'VARCHAR',
  peer: 'VARCHAR',
  op: 'VARCHAR',
  kind: 'VARCHAR',
  start_ns: 'BIGINT',
  end_ns: 'BIGINT',
  failed: 'BOOLEAN',
  timed_out: 'BOOLEAN',
  http_status: 'INTEGER',
  grpc_status: 'INTEGER',
  attrs: 'VARCHAR',
  events: 'VARCHAR',
} as const satisfies Columns

/** The columns of `SPAN_COLUMNS` as plain values. */
export const SPAN_SELECT = Object.entries(SPAN_COLUMNS)
  .map(([name, type]) => (type === 'BIGINT' ? `${name}::VARCHAR AS ${name}` : name))
  .join(', ')

/** A row of `SPAN_SELECT`. */
export interface SpanRow {
  readonly trace: string
  readonly id: string
  readonly parent: string
  readonly service: string
  readonly peer: string
  readonly op: string
  readonly kind: string
  readonly start_ns: string
  readonly end_ns: string
  readonly failed: boolean
  readonly timed_out: boolean
  readonly http_status: number | null
  readonly grpc_status: number | null
  readonly attrs: string
  readonly events: string
}

/** The year 2262, at which nanoseconds outgrow 64 bits. */
const LATEST_NS = 2n ** 63n
const LARGEST_CODE = 2 ** 31

/** Why a span cannot be kept, or null. */
export function notStorable({ startNs, endNs, httpStatus, grpcStatus }: SpanRecord): string | null {
  if (startNs < 0n || endNs >= LATEST_NS) return 'a time that is not between 1970 and 2262'
  const codes = [httpStatus ?? 0, grpcStatus ?? 0]
  return codes.every((code) => Number.isInteger(code) && Math.abs(code) < LARGEST_CODE)
    ? null
    : 'a status that is no whole number'
}

/** A span as a row of `SPAN_COLUMNS`, for which `notStorable` has nothing to say. */
export const rowOf = (span: SpanRecord): readonly (string | number | bigint | boolean | null)[] => [
  span.trace,
  span.id,
  span.parent,
  span.service,
  span.peer,
  span.op,
  span.kind,
  span.startNs,
  span.endNs,
  span.failed,
  span.timedOut,
  span.httpStatus,
  span.grpcStatus,
  span.attrs.size === 0 ? '' : JSON.stringify([...span.attrs]),
  span.events.length === 0
    ? ''
    : JSON.stringify(span.events.map(({ timeNs, text }) => [String(timeNs), text])),
]

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()
const NO_EVENTS: readonly SpanEvent[] = []

/** The span that was made a row by `rowOf`. */
export const spanOf = (row: SpanRow): SpanRecord => ({
  trace: row.trace,
  id: row.id,
  parent: row.parent,
  service: row.service,
  peer: row.peer,
  op: row.op,
  kind: row.kind as SpanKind,
  startNs: BigInt(row.start_ns),
  endNs: BigInt(row.end_ns),
  failed: row.failed,
  timedOut: row.timed_out,
  httpStatus: row.http_status,
  grpcStatus: row.grpc_status,
  attrs: row.attrs === '' ? NO_ATTRIBUTES : new Map(JSON.parse(row.attrs) as [string, string][]),
  events:
    row.events === ''
      ? NO_EVENTS
      : (JSON.parse(row.events) as [string, string][]).map(([time, text]) => ({
          timeNs: BigInt(time),
          text,
        })),
})
