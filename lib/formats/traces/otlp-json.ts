import { normaliseSpan } from '#lib/domain/retries/normalise-span.ts'
import type { RawEvent, SpanRecord } from '#lib/domain/retries/span.ts'
import { firstText, isObject, type JsonObject, objects, own, text } from './json-value.ts'
import { BadSpan, nanos } from './span-time.ts'

const KINDS = ['', 'internal', 'server', 'client', 'producer', 'consumer']
/** Deeper values say nothing about a retry. */
const MOST_VALUES = 20

/** An AnyValue as text. */
function anyValue(value: unknown, depth = 0): string {
  if (!isObject(value)) return text(value)
  const { stringValue, intValue, boolValue, doubleValue, arrayValue } = value
  const scalar = stringValue ?? intValue ?? boolValue ?? doubleValue
  if (scalar !== undefined) return text(scalar)
  if (!isObject(arrayValue) || depth > 2) return ''
  return objects(arrayValue.values)
    .slice(0, MOST_VALUES)
    .map((item) => anyValue(item, depth + 1))
    .join(',')
}

function attributes(value: unknown): Map<string, string> {
  const found = new Map<string, string>()
  for (const { key, value: inner } of objects(value))
    if (typeof key === 'string') found.set(key, anyValue(inner))
  return found
}

const events = (value: unknown): RawEvent[] =>
  objects(value).map((event) => ({
    timeNs: event.timeUnixNano === undefined ? 0n : nanos(event.timeUnixNano),
    name: text(event.name),
    fields: attributes(event.attributes),
  }))

function kind(value: unknown): string {
  if (typeof value === 'number') return KINDS[value] ?? ''
  return text(value)
}

/** Ids are hexadecimal in any case (Tempo writes base64, where case counts); a missing parent is absent, empty or all zeros. */
const id = (value: unknown): string => {
  const found = text(value)
  if (/^0*$/.test(found)) return ''
  return /^[0-9a-f]+$/i.test(found) ? found.toLowerCase() : found
}

function span(found: JsonObject, service: string): SpanRecord {
  const status = isObject(found.status) ? found.status : {}
  const spanId = id(found.spanId)
  const trace = id(found.traceId)
  if (spanId === '' || trace === '') throw new BadSpan('a span without an id')
  return normaliseSpan({
    trace,
    id: spanId,
    parent: id(found.parentSpanId),
    service,
    op: text(found.name),
    kind: kind(found.kind),
    startNs: nanos(found.startTimeUnixNano),
    endNs: nanos(found.endTimeUnixNano ?? found.startTimeUnixNano),
    error: status.code === undefined ? null : status.code === 2 || status.code === 'STATUS_CODE_ERROR',
    message: text(status.message),
    peer: '',
    attributes: attributes(found.attributes),
    events: events(found.events),
  })
}

/**
 * OTLP JSON: an ExportTraceServiceRequest, a line of the file exporter, or Tempo's `batches`; new and old field names, enums as
 * numbers or names, nanoseconds as text or numbers. Null where the value is something else.
 * @param bad is told of every span that cannot be read
 */
export function readOtlpJson(value: JsonObject, bad: (why: string) => void): SpanRecord[] | null {
  const trace = isObject(value.trace) ? value.trace : value
  const resources = own(trace, 'resourceSpans') ?? own(trace, 'batches')
  if (!Array.isArray(resources)) return null
  const spans: SpanRecord[] = []
  for (const resource of objects(resources)) {
    const named = attributes(isObject(resource.resource) ? resource.resource.attributes : undefined)
    const service = named.get('service.name') ?? firstText(resource, 'serviceName')
    const scopes = resource.scopeSpans ?? resource.instrumentationLibrarySpans
    for (const scope of objects(scopes))
      for (const found of objects(scope.spans)) {
        try {
          spans.push(span(found, service))
        } catch (error) {
          if (!(error instanceof BadSpan)) throw error
          bad(error.message)
        }
      }
  }
  return spans
}
