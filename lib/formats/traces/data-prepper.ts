import { normaliseSpan } from '#lib/domain/retries/normalise-span.ts'
import type { SpanRecord } from '#lib/domain/retries/span.ts'
import { isObject, type JsonObject, objects, text } from './json-value.ts'
import { BadSpan, isoNanos } from './span-time.ts'

const PREFIX = /^(span\.attributes\.|attributes\.)/

function flat(object: unknown, prefix = PREFIX): Map<string, string> {
  const found = new Map<string, string>()
  if (!isObject(object)) return found
  for (const [key, value] of Object.entries(object))
    if (prefix.test(key)) found.set(key.replace(prefix, '').replaceAll('@', '.'), text(value))
  return found
}

const statusCode = (found: JsonObject): unknown =>
  found['status.code'] ?? (isObject(found.status) ? found.status.code : undefined)

/** A document of OpenSearch's `otel-v1-apm-span` index, as Data Prepper writes it. Null where the value is something else. */
export function readDataPrepper(value: JsonObject, bad: (why: string) => void): SpanRecord[] | null {
  if (typeof value.spanId !== 'string' || typeof value.startTime !== 'string') return null
  try {
    const id = value.spanId
    const trace = text(value.traceId)
    if (id === '' || trace === '') throw new BadSpan('a span without an id')
    const code = statusCode(value)
    return [
      normaliseSpan({
        trace,
        id,
        parent: text(value.parentSpanId),
        service: text(value.serviceName),
        op: text(value.name),
        kind: text(value.kind),
        startNs: isoNanos(value.startTime),
        endNs: isoNanos(value.endTime ?? value.startTime),
        error: code === undefined ? null : Number(code) === 2,
        message: text(value['status.message']),
        peer: '',
        attributes: flat(value),
        events: objects(value.events).map((event) => ({
          timeNs: event.time === undefined ? 0n : isoNanos(event.time),
          name: text(event.name),
          fields: flat(event.attributes, /^/),
        })),
      }),
    ]
  } catch (error) {
    if (!(error instanceof BadSpan)) throw error
    bad(error.message)
    return []
  }
}
