import { normaliseSpan } from '#lib/domain/retries/normalise-span.ts'
import type { RawEvent, RawSpan, SpanRecord } from '#lib/domain/retries/span.ts'
import { firstText, isObject, type JsonObject, list, objects, text } from './json-value.ts'
import { BadSpan, micros } from './span-time.ts'

const serviceName = (endpoint: unknown): string =>
  isObject(endpoint) ? firstText(endpoint, 'serviceName') : ''

const address = (endpoint: unknown): string => (isObject(endpoint) ? firstText(endpoint, 'ipv4', 'ipv6') : '')

interface Annotation {
  readonly value: string
  readonly timeNs: bigint
  readonly service: string
}

const annotations = (found: JsonObject): Annotation[] =>
  objects(found.annotations).map(({ value, timestamp, endpoint }) => ({
    value: text(value),
    timeNs: timestamp === undefined ? 0n : micros(timestamp),
    service: serviceName(endpoint),
  }))

/** Version 1 says client and server by annotations. */
const CORE = new Set(['cs', 'cr', 'ss', 'sr', 'ms', 'mr'])

const events = (from: readonly Annotation[]): RawEvent[] =>
  from
    .filter(({ value }) => !CORE.has(value))
    .map(({ value, timeNs }) => ({ timeNs, name: value, fields: new Map() }))

function tags(found: JsonObject): Map<string, string> {
  const made = new Map<string, string>()
  if (isObject(found.tags)) for (const [key, value] of Object.entries(found.tags)) made.set(key, text(value))
  for (const { key, value } of objects(found.binaryAnnotations))
    if (typeof key === 'string') made.set(key, text(value))
  return made
}

const ids = (found: JsonObject) => {
  const trace = text(found.traceId).toLowerCase()
  const id = text(found.id).toLowerCase()
  if (trace === '' || id === '') throw new BadSpan('a span without an id')
  return { trace, id, parent: text(found.parentId).toLowerCase() }
}

/** A span without a timestamp is as old as its first annotation. */
function times(found: JsonObject, marks: readonly Annotation[]): Pick<RawSpan, 'startNs' | 'endNs'> {
  const noted = marks
    .map(({ timeNs }) => timeNs)
    .filter((time) => time > 0n)
    .sort((a, b) => Number(a - b))
  const first = noted[0] ?? 0n
  const last = noted.at(-1) ?? first
  const startNs = found.timestamp === undefined ? first : micros(found.timestamp)
  if (startNs === 0n && found.timestamp === undefined) throw new BadSpan('a span without a time')
  const endNs = found.duration === undefined ? last : startNs + micros(found.duration)
  return { startNs, endNs }
}

function version2(found: JsonObject): RawSpan {
  const marks = annotations(found)
  const attributes = tags(found)
  const remote = address(found.remoteEndpoint)
  if (remote !== '' && !attributes.has('network.peer.address')) attributes.set('network.peer.address', remote)
  return {
    ...ids(found),
    ...times(found, marks),
    service: serviceName(found.localEndpoint),
    op: text(found.name),
    kind: text(found.kind),
    error: null,
    message: '',
    peer: serviceName(found.remoteEndpoint),
    attributes,
    events: events(marks),
  }
}

/** The two ends that a span of version 1 may tell of: what marks the beginning and end of each. */
const ENDS = [
  { kind: 'CLIENT', from: 'cs', to: 'cr' },
  { kind: 'SERVER', from: 'sr', to: 'ss' },
  { kind: 'PRODUCER', from: 'ms', to: '' },
  { kind: 'CONSUMER', from: 'mr', to: '' },
]

/** A span of version 1 may be told by both ends at once: it is two spans then, of one id. */
function version1(found: JsonObject): RawSpan[] {
  const marks = annotations(found)
  const binary = objects(found.binaryAnnotations)
  const whole = {
    ...ids(found),
    ...times(found, marks),
    op: text(found.name),
    error: null,
    message: '',
    attributes: tags(found),
    events: events(marks),
  }
  const at = (value: string) => marks.find((mark) => mark.value === value)
  const named = (key: string) => serviceName(binary.find((entry) => entry.key === key)?.endpoint)
  const ends = ENDS.filter(({ from, to }) => at(from) || at(to))
  if (ends.length === 0)
    return [{ ...whole, kind: '', peer: '', service: marks[0]?.service ?? serviceName(binary[0]?.endpoint) }]
  return ends.map(({ kind, from, to }) => {
    const first = at(from)
    const last = at(to)
    const startNs = ends.length > 1 && first ? first.timeNs : whole.startNs
    const endNs = ends.length > 1 ? (last?.timeNs ?? startNs) : whole.endNs
    return {
      ...whole,
      kind,
      service: first?.service ?? last?.service ?? '',
      peer: kind === 'CLIENT' ? (at('sr')?.service ?? named('sa')) : '',
      startNs,
      endNs,
    }
  })
}

const isVersion1 = (found: JsonObject): boolean =>
  'binaryAnnotations' in found || objects(found.annotations).some(({ endpoint }) => isObject(endpoint))

const isSpan = (value: unknown): value is JsonObject =>
  isObject(value) &&
  typeof value.traceId === 'string' &&
  typeof value.id === 'string' &&
  !('startTimeUnixNano' in value)

/** Zipkin's JSON of version 2 or 1: spans, or lists of them, in a list; or one span. Null where the value is something else. */
export function readZipkin(value: unknown, bad: (why: string) => void): SpanRecord[] | null {
  const found = Array.isArray(value)
    ? value.flatMap((item) => (Array.isArray(item) ? list(item) : [item]))
    : [value]
  if (!found.some(isSpan)) return Array.isArray(value) && found.length === 0 ? [] : null
  const spans: SpanRecord[] = []
  for (const item of found) {
    try {
      if (!isSpan(item)) throw new BadSpan('not a Zipkin span')
      for (const raw of isVersion1(item) ? version1(item) : [version2(item)]) spans.push(normaliseSpan(raw))
    } catch (error) {
      if (!(error instanceof BadSpan)) throw error
      bad(error.message)
    }
  }
  return spans
}
