import { normaliseSpan } from '#lib/domain/retries/normalise-span.ts'
import type { SpanRecord } from '#lib/domain/retries/span.ts'
import { firstText, isObject, type JsonObject, list, objects, text } from './json-value.ts'
import { BadSpan, wholeSeconds } from './span-time.ts'

/** Subsegments deeper than this are refused: no program nests so, and the reader goes down by itself. */
const DEEPEST = 200

function attributes(found: JsonObject): Map<string, string> {
  const made = new Map<string, string>()
  const put = (key: string, value: unknown) => {
    if (text(value) !== '') made.set(key, text(value))
  }
  const http = isObject(found.http) ? found.http : {}
  const request = isObject(http.request) ? http.request : {}
  const response = isObject(http.response) ? http.response : {}
  const aws = isObject(found.aws) ? found.aws : {}
  const sql = isObject(found.sql) ? found.sql : {}
  put('http.response.status_code', response.status)
  put('http.request.method', request.method)
  put('url.full', request.url)
  put('aws.operation', aws.operation)
  put('aws.retries', aws.retries)
  put('param.table', aws.table_name ?? aws.queue_url ?? aws.bucket_name)
  put('db.query.text', sql.sanitized_query)
  for (const notes of [found.annotations, found.metadata])
    if (isObject(notes)) for (const [key, value] of Object.entries(notes)) put(key, value)
  return made
}

const exceptions = (cause: unknown): string =>
  isObject(cause)
    ? objects(cause.exceptions)
        .map((exception) => `${text(exception.type)} ${text(exception.message)}`)
        .join(' ')
    : ''

interface Above {
  readonly trace: string
  readonly id: string
  readonly service: string
}

/** A subsegment that calls another service is a client span, one that does not is work within the segment. */
const isRemote = (found: JsonObject): boolean =>
  found.namespace === 'aws' || found.namespace === 'remote' || text(found.name) === 'attempt'

function add(found: JsonObject, above: Above | null, depth: number, out: SpanRecord[]): void {
  if (depth > DEEPEST) throw new BadSpan(`subsegments nested deeper than ${DEEPEST}`)
  const trace = above?.trace ?? text(found.trace_id)
  const id = text(found.id)
  if (id === '' || trace === '') throw new BadSpan('a segment without an id')
  const name = text(found.name)
  const isTop = above === null && found.type !== 'subsegment'
  const service = isTop ? name : (above?.service ?? name)
  const startNs = wholeSeconds(found.start_time)
  const error = found.fault === true || found.error === true || found.throttle === true
  const operation = isObject(found.aws) ? text(found.aws.operation) : ''
  const http = isObject(found.http) && isObject(found.http.request) ? text(found.http.request.method) : ''
  const values = attributes(found)
  if (found.throttle === true && !values.has('http.response.status_code'))
    values.set('http.response.status_code', '429')
  out.push(
    normaliseSpan({
      trace,
      id,
      parent: text(found.parent_id) || (above?.id ?? ''),
      service,
      op: operation || (isTop && http ? `${http} ${name}` : name),
      kind: isTop ? 'server' : isRemote(found) ? 'client' : 'internal',
      startNs,
      endNs: found.end_time === undefined ? startNs : wholeSeconds(found.end_time),
      error,
      message: exceptions(found.cause),
      peer: !isTop && isRemote(found) && name !== 'attempt' ? name : '',
      attributes: values,
      events: [],
    }),
  )
  for (const child of objects(found.subsegments)) add(child, { trace, id, service }, depth + 1, out)
}

const isSegment = (value: unknown): value is JsonObject =>
  isObject(value) && typeof value.trace_id === 'string' && 'start_time' in value

/** The segments of BatchGetTraces are documents within text. */
function documents(value: JsonObject, bad: (why: string) => void): unknown[] | null {
  const traces = value.Traces ?? (Array.isArray(value.Segments) ? [value] : undefined)
  if (!Array.isArray(traces)) return null
  const found: unknown[] = []
  for (const trace of objects(traces))
    for (const segment of objects(trace.Segments)) {
      try {
        found.push(JSON.parse(firstText(segment, 'Document')))
      } catch {
        bad('a segment whose document is no JSON')
      }
    }
  return found
}

/** AWS X-Ray: segment documents, one or a list, or what BatchGetTraces answers. Null where the value is something else. */
export function readXRay(value: unknown, bad: (why: string) => void): SpanRecord[] | null {
  const found =
    isObject(value) && !isSegment(value) ? documents(value, bad) : isSegment(value) ? [value] : list(value)
  if (!found || (Array.isArray(value) && !found.some(isSegment))) return null
  const spans: SpanRecord[] = []
  for (const segment of found) {
    try {
      if (!isSegment(segment)) throw new BadSpan('not an X-Ray segment')
      add(segment, null, 0, spans)
    } catch (error) {
      if (!(error instanceof BadSpan)) throw error
      bad(error.message)
    }
  }
  return spans
}
