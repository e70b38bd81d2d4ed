import type { SpanRecord } from '#lib/domain/retries/span.ts'
import { readDataPrepper } from './data-prepper.ts'
import { readJaeger } from './jaeger.ts'
import { isObject } from './json-value.ts'
import { readOtlpJson } from './otlp-json.ts'
import { readXRay } from './x-ray.ts'
import { readZipkin } from './zipkin.ts'

/** What a value of JSON was recognised as. */
export interface TraceValue {
  readonly spans: readonly SpanRecord[]
  /** A line that only introduces the next, as in Elasticsearch's bulk format. */
  readonly isAction: boolean
}

const ACTIONS = ['index', 'create', 'update', 'delete']

function isAction(value: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(value)
  return keys.length === 1 && ACTIONS.includes(keys[0] ?? '') && isObject(value[keys[0] ?? ''])
}

/** Exports of Elasticsearch wrap a document in `_source`, the answer to a search wraps those in `hits`. */
function unwrap(value: unknown): unknown {
  if (!isObject(value)) return value
  if (isObject(value._source)) return value._source
  return isObject(value.hits) && Array.isArray(value.hits.hits) ? value.hits.hits : value
}

/**
 * Recognises a value of JSON by its content and reads its spans: OTLP, Jaeger, Jaeger in Elasticsearch, Data Prepper, Zipkin,
 * X-Ray. Null where it is none of them.
 * @param bad is told, in words, of every span that cannot be read
 */
export function readTraceValue(wrapped: unknown, bad: (why: string) => void): TraceValue | null {
  const value = unwrap(wrapped)
  if (isObject(value) && isAction(value)) return { spans: [], isAction: true }
  const spans =
    (isObject(value) &&
      (readOtlpJson(value, bad) ?? readJaeger(value, bad) ?? readDataPrepper(value, bad))) ||
    readZipkin(value, bad) ||
    readXRay(value, bad)
  if (spans) return { spans, isAction: false }
  if (!Array.isArray(value)) return null
  const parts = value.map((item) => (isObject(item) ? readTraceValue(item, bad) : null))
  const known = parts.filter((part) => part !== null)
  return known.length > 0 ? { spans: known.flatMap((part) => part.spans), isAction: false } : null
}
