import { normaliseSpan } from '#lib/domain/retries/normalise-span.ts'
import type { SpanRecord } from '#lib/domain/retries/span.ts'
import { jaegerLogs, jaegerParent, jaegerTags } from './jaeger-tags.ts'
import { firstText, isObject, type JsonObject, objects, own, text } from './json-value.ts'
import { BadSpan, micros } from './span-time.ts'

function span(found: JsonObject, process: unknown): SpanRecord {
  const id = text(found.spanID)
  const trace = text(found.traceID)
  if (id === '' || trace === '') throw new BadSpan('a span without an id')
  const startNs = micros(found.startTime)
  return normaliseSpan({
    trace,
    id,
    parent: jaegerParent(found.references, trace, found.parentSpanID),
    service: isObject(process) ? firstText(process, 'serviceName') : '',
    op: text(found.operationName),
    kind: '',
    startNs,
    endNs: startNs + micros(found.duration ?? 0),
    error: null,
    message: '',
    peer: '',
    attributes: jaegerTags(found.tags, found.tag),
    events: jaegerLogs(found.logs),
  })
}

const isTrace = (value: unknown): boolean =>
  isObject(value) && typeof value.traceID === 'string' && Array.isArray(value.spans)

/**
 * Jaeger's JSON: what its page and query API answer (`data`), one trace of it, or one document of its Elasticsearch index.
 * Null where the value is something else.
 */
export function readJaeger(value: JsonObject, bad: (why: string) => void): SpanRecord[] | null {
  const spans: SpanRecord[] = []
  const add = (found: JsonObject, process: unknown) => {
    try {
      spans.push(span(found, process))
    } catch (error) {
      if (!(error instanceof BadSpan)) throw error
      bad(error.message)
    }
  }
  if (typeof value.spanID === 'string' && 'operationName' in value) {
    add(value, value.process)
    return spans
  }
  const traces = isTrace(value) ? [value] : Array.isArray(value.data) ? value.data : null
  if (!traces?.some(isTrace)) return traces?.length === 0 ? [] : null
  for (const trace of objects(traces).filter(isTrace)) {
    const processes = isObject(trace.processes) ? trace.processes : {}
    for (const found of objects(trace.spans))
      add(found, own(processes, text(found.processID)) ?? found.process)
  }
  return spans
}
