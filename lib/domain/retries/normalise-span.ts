import { attributeName } from './attribute-names.ts'
import { failedByStatus, grpcCode, httpCode } from './call-status.ts'
import { later } from './later.ts'
import type { RawSpan, SpanEvent, SpanKind, SpanRecord } from './span.ts'

const TIMEOUT = /time[ds]?[ _-]?out|deadline[ _]?exceeded|SocketTimeout|ETIMEDOUT/i
const RETRY = /\bretr(y|ying|ied|ies)\b/i
/** Envoy's words for a time that ran out: upstream timeout, stream idle, downstream max duration. */
const TIMEOUT_FLAGS = /\b(UT|SI|UMSDR)\b/
/** Envoy's words for a failure of any sort. */
const FAILURE_FLAGS = /\b(UT|URX|UF|UC|UR|UO|UH|UMSDR|SI|LH|NR)\b/

/** The longest name or value kept: what is longer is cut, and tells nobody more. */
const LONGEST = 2_000
const cut = (text: string): string => (text.length > LONGEST ? text.slice(0, LONGEST) : text)

const KINDS: readonly SpanKind[] = ['client', 'server', 'producer', 'consumer', 'internal']

function kindOf(text: string): SpanKind {
  const name = text.toLowerCase().replace(/^span_kind_/, '')
  return KINDS.find((kind) => kind === name) ?? 'internal'
}

function keep(raw: RawSpan): Map<string, string> {
  const kept = new Map<string, string>()
  for (const [key, value] of raw.attributes) {
    const name = attributeName(key)
    if (name !== null && !kept.has(name)) kept.set(name, cut(value))
  }
  return kept
}

/** Zipkin marks a failure by an `error` tag, even an empty one; Jaeger writes true or false into it. */
function explicitError(raw: RawSpan, attrs: ReadonlyMap<string, string>): boolean {
  if (raw.error === true) return true
  const tag = attrs.get('error')
  if (tag !== undefined && !/^(false|0)$/i.test(tag)) return true
  if (/^(error|2)$/i.test(attrs.get('error.status') ?? '')) return true
  return FAILURE_FLAGS.test(attrs.get('response.flags') ?? '')
}

function saysTimeout(raw: RawSpan, attrs: ReadonlyMap<string, string>): boolean {
  const texts = [raw.message, attrs.get('error'), attrs.get('error.type'), attrs.get('error.text')]
  if (texts.some((text) => text && TIMEOUT.test(text))) return true
  if (TIMEOUT_FLAGS.test(attrs.get('response.flags') ?? '')) return true
  return raw.events.some(({ name, fields }) =>
    TIMEOUT.test(`${name} ${fields.get('error') ?? ''} ${fields.get('exception.type') ?? ''}`),
  )
}

/** Log lines that speak of a retry; the rest is not read again. */
function retryEvents(raw: RawSpan): readonly SpanEvent[] {
  const found: SpanEvent[] = []
  for (const { timeNs, name, fields } of raw.events) {
    const text = cut(`${name} ${fields.get('event') ?? ''} ${fields.get('message') ?? ''}`.trim())
    if (RETRY.test(text) || fields.has('retry_no')) found.push({ timeNs, text })
  }
  return found
}

const DROPPED = ['error', 'error.status', 'error.text', 'http.status', 'grpc.status', 'kind', 'peer'] as const

/**
 * A span with everything decided that its attributes decide: kind, failure, status, the peer's name.
 * @example normaliseSpan(raw).failed // true for HTTP 503, false for HTTP 404 that the span does not mark as failed
 */
export function normaliseSpan(raw: RawSpan): SpanRecord {
  const attrs = keep(raw)
  const httpStatus = httpCode(attrs.get('http.status') ?? '')
  const grpcStatus = grpcCode(attrs.get('grpc.status') ?? '')
  const failed = explicitError(raw, attrs) || failedByStatus(httpStatus, grpcStatus) === true
  const byStatus = httpStatus === 408 || httpStatus === 504 || grpcStatus === 4
  const record = {
    trace: cut(raw.trace),
    id: cut(raw.id),
    parent: cut(raw.parent),
    service: cut(raw.service) || 'unknown',
    peer: cut(raw.peer || (attrs.get('peer') ?? '')),
    op: cut(raw.op) || 'unknown',
    kind: kindOf(raw.kind || (attrs.get('kind') ?? '')),
    startNs: raw.startNs,
    endNs: later(raw.startNs, raw.endNs),
    failed,
    timedOut: failed && (byStatus || saysTimeout(raw, attrs)),
    httpStatus,
    grpcStatus,
    events: raw.events.length ? retryEvents(raw) : [],
  }
  for (const name of DROPPED) attrs.delete(name)
  return { ...record, attrs }
}
