import Pbf from 'pbf'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { normaliseSpan } from '#lib/domain/retries/normalise-span.ts'
import type { RawEvent, RawSpan, SpanRecord } from '#lib/domain/retries/span.ts'

const KINDS = ['', 'internal', 'server', 'client', 'producer', 'consumer']
/** An attribute may hold lists of lists; what is deeper is left out. */
const DEEPEST = 3

const hex = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')

/** A fixed64 to the last nanosecond: as a number it would be rounded. */
function fixed64(pbf: Pbf): bigint {
  const low = pbf.readFixed32()
  return (BigInt(pbf.readFixed32()) << 32n) | BigInt(low)
}

const endOf = (pbf: Pbf): number => pbf.readVarint() + pbf.pos

function anyValue(pbf: Pbf, depth: number): string {
  let text = ''
  pbf.readFields(
    (tag) => {
      if (tag === 1) text = pbf.readString()
      else if (tag === 2) text = String(pbf.readBoolean())
      else if (tag === 3) text = String(pbf.readVarint(true))
      else if (tag === 4) text = String(pbf.readDouble())
      else if (tag === 5 && depth < DEEPEST) text = arrayValue(pbf, endOf(pbf), depth + 1).join(',')
    },
    null,
    endOf(pbf),
  )
  return text
}

function arrayValue(pbf: Pbf, end: number, depth: number): string[] {
  const values: string[] = []
  pbf.readFields(
    (tag) => {
      if (tag === 1) values.push(anyValue(pbf, depth))
    },
    null,
    end,
  )
  return values
}

function keyValue(pbf: Pbf, into: Map<string, string>): void {
  let key = ''
  let value = ''
  pbf.readFields(
    (tag) => {
      if (tag === 1) key = pbf.readString()
      else if (tag === 2) value = anyValue(pbf, 0)
    },
    null,
    endOf(pbf),
  )
  into.set(key, value)
}

function event(pbf: Pbf): RawEvent {
  let timeNs = 0n
  let name = ''
  const fields = new Map<string, string>()
  pbf.readFields(
    (tag) => {
      if (tag === 1) timeNs = fixed64(pbf)
      else if (tag === 2) name = pbf.readString()
      else if (tag === 3) keyValue(pbf, fields)
    },
    null,
    endOf(pbf),
  )
  return { timeNs, name, fields }
}

type Open = Omit<RawSpan, 'service'>

function status(pbf: Pbf): Pick<RawSpan, 'error' | 'message'> {
  let message = ''
  let code = 0
  pbf.readFields(
    (tag) => {
      if (tag === 2) message = pbf.readString()
      else if (tag === 3) code = pbf.readVarint()
    },
    null,
    endOf(pbf),
  )
  return { error: code === 0 ? null : code === 2, message }
}

function span(pbf: Pbf): Open {
  const attributes = new Map<string, string>()
  const events: RawEvent[] = []
  let open: Open = {
    trace: '',
    id: '',
    parent: '',
    op: '',
    kind: '',
    startNs: 0n,
    endNs: 0n,
    error: null,
    message: '',
    peer: '',
    attributes,
    events,
  }
  pbf.readFields(
    (tag) => {
      if (tag === 1) open = { ...open, trace: hex(pbf.readBytes()) }
      else if (tag === 2) open = { ...open, id: hex(pbf.readBytes()) }
      else if (tag === 4) open = { ...open, parent: hex(pbf.readBytes()).replace(/^0+$/, '') }
      else if (tag === 5) open = { ...open, op: pbf.readString() }
      else if (tag === 6) open = { ...open, kind: KINDS[pbf.readVarint()] ?? '' }
      else if (tag === 7) open = { ...open, startNs: fixed64(pbf) }
      else if (tag === 8) open = { ...open, endNs: fixed64(pbf) }
      else if (tag === 9) keyValue(pbf, attributes)
      else if (tag === 11) events.push(event(pbf))
      else if (tag === 15) open = { ...open, ...status(pbf) }
    },
    null,
    endOf(pbf),
  )
  return open
}

function scopeSpans(pbf: Pbf, into: Open[]): void {
  pbf.readFields(
    (tag) => {
      if (tag === 2) into.push(span(pbf))
    },
    null,
    endOf(pbf),
  )
}

function resourceSpans(pbf: Pbf, into: SpanRecord[], bad: (why: string) => void): void {
  const resource = new Map<string, string>()
  const found: Open[] = []
  pbf.readFields(
    (tag) => {
      if (tag === 1)
        pbf.readFields(
          (inner) => {
            if (inner === 1) keyValue(pbf, resource)
          },
          null,
          endOf(pbf),
        )
      else if (tag === 2 || tag === 1000) scopeSpans(pbf, found)
    },
    null,
    endOf(pbf),
  )
  const service = resource.get('service.name') ?? ''
  for (const open of found) {
    if (open.id !== '' && open.trace !== '') into.push(normaliseSpan({ ...open, service }))
    else bad('a span without an id')
  }
}

/**
 * Reads an OTLP ExportTraceServiceRequest in protobuf (opentelemetry-proto, trace/v1).
 * @param bad is told of every span that cannot be read
 * @throws AppError `file-damaged`
 */
export function readOtlpProtobuf(
  bytes: Uint8Array,
  bad: (why: string) => void = () => undefined,
): SpanRecord[] {
  const spans: SpanRecord[] = []
  // Pbf reads numbers from where the buffer begins, not from where these bytes do.
  const pbf = new Pbf(bytes.byteOffset === 0 ? bytes : Uint8Array.from(bytes))
  try {
    pbf.readFields((tag) => {
      if (tag === 1) resourceSpans(pbf, spans, bad)
    }, null)
    if (pbf.pos > bytes.length) throw new RangeError('it ends in the middle of a field')
  } catch (error) {
    throw new AppError(
      'file-damaged',
      'The bytes are no OTLP export of traces in protobuf.',
      'Send an ExportTraceServiceRequest, as an OpenTelemetry exporter does over HTTP.',
      error,
    )
  }
  return spans
}
