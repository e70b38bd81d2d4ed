import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** Traces whose spans are exported together, each service in requests of its own, as collectors do. */
const BLOCK = 1000
const DAY_NS = 86_400_000_000_000n
const BEGIN_NS = BigInt(Date.parse('2026-09-01T00:00:00Z')) * 1_000_000n

/** How often `orders` asks `stock` in the trace n: one in twenty answers at the third time, one in ten at the second. */
const triesOf = (n: number): number => (n % 20 === 0 ? 3 : n % 10 === 5 ? 2 : 1)
const spansOf = (n: number): number => 5 + 2 * triesOf(n)

/** A whole number below 2^32 that looks like chance, another one for each n. */
const mixed = (n: number): number => Math.imul(n ^ (n >>> 15), 0x9e3779b1) >>> 0
const hex = (number: number): string => number.toString(16).padStart(8, '0')

interface Drawn {
  readonly parent: number | null
  readonly service: string
  readonly name: string
  readonly kind: 2 | 3
  readonly fromMs: number
  readonly toMs: number
  readonly status: number
  readonly peer?: string
}

/** The spans of trace n; each names its parent by its place. */
function traceOf(n: number): readonly Drawn[] {
  const call = (parent: number, service: string, peer: string, name: string, fromMs: number, status = 200) =>
    [
      { parent, service, peer, name, kind: 3, fromMs, toMs: fromMs + 10 + (n % 7), status },
      { parent: -1, service: peer, name, kind: 2, fromMs: fromMs + 1, toMs: fromMs + 9 + (n % 7), status },
    ] satisfies Drawn[]
  const spans: Drawn[] = [
    { parent: null, service: 'front', name: 'POST /checkout', kind: 2, fromMs: 0, toMs: 200, status: 200 },
    {
      parent: 0,
      service: 'front',
      peer: 'orders',
      name: 'POST /orders',
      kind: 3,
      fromMs: 1,
      toMs: 190,
      status: 200,
    },
    { parent: 1, service: 'orders', name: 'POST /orders', kind: 2, fromMs: 2, toMs: 189, status: 200 },
  ]
  const tries = triesOf(n)
  const calls = [
    ...Array.from({ length: tries }, (_, index) =>
      call(2, 'orders', 'stock', 'GET /stock', 5 + index * 40, index < tries - 1 ? 503 : 200),
    ),
    call(2, 'orders', 'pay', 'POST /pay', 150),
  ]
  for (const [client, server] of calls)
    if (client && server) spans.push(client, { ...server, parent: spans.length })
  return spans
}

const text = (key: string, value: string): string => `{"key":"${key}","value":{"stringValue":"${value}"}}`
const whole = (key: string, value: number): string => `{"key":"${key}","value":{"intValue":"${value}"}}`

function jsonOf(n: number, place: number, span: Drawn, beginNs: bigint): string {
  const trace = `${hex(mixed(n))}${hex(n)}${hex(mixed(n + 1))}${hex(mixed(n + 2))}`
  const id = (at: number): string => `${hex(mixed(n * 16 + at + 1))}${hex(n * 16 + at + 1)}`
  const at = (ms: number): bigint => beginNs + BigInt(ms) * 1_000_000n
  const parent = span.parent === null ? '' : `"parentSpanId":"${id(span.parent)}",`
  const path = span.name.slice(span.name.indexOf(' ') + 1)
  const attributes = [
    text('http.request.method', span.name.slice(0, span.name.indexOf(' '))),
    text('url.path', path),
    whole('http.response.status_code', span.status),
    ...(span.peer === undefined
      ? []
      : [text('server.address', span.peer), text('url.full', `http://${span.peer}${path}?item=${n % 97}`)]),
    text('network.protocol.version', '1.1'),
  ]
  return `{"traceId":"${trace}","spanId":"${id(place)}",${parent}"name":"${span.name}","kind":${span.kind},"startTimeUnixNano":"${at(span.fromMs)}","endTimeUnixNano":"${at(span.toMs)}","attributes":[${attributes.join(',')}],"status":${span.status >= 500 ? '{"code":2}' : '{}'}}`
}

function blockOf(first: number, last: number, stepNs: bigint): string {
  const byService = new Map<string, string[]>()
  for (let n = first; n < last; n += 1)
    for (const [place, span] of traceOf(n).entries()) {
      const same = byService.get(span.service) ?? []
      byService.set(span.service, same)
      same.push(jsonOf(n, place, span, BEGIN_NS + BigInt(n) * stepNs))
    }
  let lines = ''
  for (const [service, spans] of byService)
    lines += `{"resourceSpans":[{"resource":{"attributes":[${text('service.name', service)},${text('k8s.pod.name', `${service}-0`)}]},"scopeSpans":[{"scope":{"name":"http"},"spans":[${spans.join(',')}]}]}]}\n`
  return lines
}

/** A generated file of traces, and what is true of it. */
export interface GeneratedTraces {
  readonly path: string
  readonly spans: number
  readonly traces: number
  /** Of the calls of `stock`. */
  readonly retries: number
}

/**
 * Writes whole traces of at least so many spans, spread evenly over one day, as OTLP JSON lines of a collector; made once. The
 * spans of a trace lie in four requests, and traces do not come in the order of their ids.
 */
export async function generateTraces(folder: string, atLeast: number): Promise<GeneratedTraces> {
  let [spans, traces, retries] = [0, 0, 0]
  for (; spans < atLeast; traces += 1) {
    spans += spansOf(traces)
    retries += triesOf(traces) - 1
  }
  const path = join(folder, `traces-${atLeast}.jsonl`)
  const found = { path, spans, traces, retries }
  if (existsSync(path)) return found
  await mkdir(folder, { recursive: true })
  const out = createWriteStream(`${path}.partial`, { highWaterMark: 1 << 22 })
  const stepNs = (DAY_NS - 1_000_000_000n) / BigInt(traces)
  for (let n = 0; n < traces; n += BLOCK)
    if (!out.write(blockOf(n, Math.min(n + BLOCK, traces), stepNs))) await once(out, 'drain')
  out.end()
  await once(out, 'close')
  await rename(`${path}.partial`, path)
  return found
}
