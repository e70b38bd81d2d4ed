import { hash01 } from './load-shape.ts'

/** The days that were traced, ISO: one request in many. */
const TRACED_DAYS = ['2026-09-21', '2026-09-22', '2026-09-23'] as const
const REQUESTS_A_DAY = 200

/** Search waits so long for similar articles, and asks so often; the indexer works on, for nobody told it to stop. */
const SEARCH_WAITS_MS = 200
const SEARCH_TRIES = 4
/** Of its answers, those that take longer than search waits. */
const SLOW = 0.4
/** Of the bookings of checkout in the ledger, those that are refused at first. */
const REFUSED = 0.03

interface Span {
  readonly id: number
  readonly parent: number | null
  readonly service: string
  readonly name: string
  readonly kind: 'server' | 'client'
  readonly from: number
  readonly to: number
  readonly status: number
  readonly resend?: number
}

/** A request under construction; times in milliseconds after its start. */
class Request {
  readonly spans: Span[] = []
  private next: number

  constructor(
    readonly trace: number,
    private readonly name: string,
  ) {
    this.next = trace * 100
  }

  /** From 0 to 1, the same in every run. */
  chance(what: string): number {
    return hash01(`${what} ${this.trace} ${this.name}`)
  }

  add(span: Omit<Span, 'id'>): number {
    const id = this.next++
    this.spans.push({ ...span, id })
    return id
  }

  /** A call with an answer in time. */
  call(parent: number, caller: string, callee: string, name: string, from: number, took: number): number {
    const client = this.add({
      parent,
      service: caller,
      name,
      kind: 'client',
      from,
      to: from + took,
      status: 200,
    })
    const at = { from: from + 1, to: from + took - 1 }
    return this.add({ parent: client, service: callee, name, kind: 'server', ...at, status: 200 })
  }
}

/** Search gives up after 200 ms, three times if need be, while the indexer works on. */
function searchRequest(trace: number): Request {
  const request = new Request(trace, 'search')
  const attempts: { from: number; took: number }[] = []
  let at = 12
  for (let index = 0; index < SEARCH_TRIES; index++) {
    const chance = request.chance(`attempt ${index}`)
    const isSlow = chance < SLOW && index < SEARCH_TRIES - 1
    const took = isSlow ? 220 + 200 * chance : 30 + 120 * chance
    attempts.push({ from: at, took })
    at += (isSlow ? SEARCH_WAITS_MS : took) + 5
    if (!isSlow) break
  }
  const root = request.add({
    parent: null,
    service: 'app-gateway',
    name: 'GET /search',
    kind: 'server',
    from: 0,
    to: at + 10,
    status: 200,
  })
  const search = request.call(root, 'app-gateway', 'search-api', 'GET /v2/search', 3, at + 2)
  for (const [index, { from, took }] of attempts.entries()) {
    const isGivenUp = took > SEARCH_WAITS_MS
    const client = request.add({
      parent: search,
      service: 'search-api',
      name: 'GET /similar',
      kind: 'client',
      from,
      to: from + (isGivenUp ? SEARCH_WAITS_MS : took),
      status: isGivenUp ? 504 : 200,
      ...(index === 0 ? {} : { resend: index }),
    })
    request.add({
      parent: client,
      service: 'catalogue-indexer',
      name: 'GET /similar',
      kind: 'server',
      from: from + 1,
      to: from + took - 1,
      status: 200,
    })
  }
  return request
}

/** Checkout books in the ledger, which refuses now and then, and asks a vendor about fraud. */
function checkoutRequest(trace: number): Request {
  const request = new Request(trace, 'checkout')
  const isRefused = request.chance('refused') < REFUSED
  const end = isRefused ? 150 : 115
  const root = request.add({
    parent: null,
    service: 'app-gateway',
    name: 'POST /checkout',
    kind: 'server',
    from: 0,
    to: end,
    status: 200,
  })
  const checkout = request.call(root, 'app-gateway', 'checkout-api', 'POST /orders', 3, end - 6)
  request.call(checkout, 'checkout-api', 'fraud-check', 'POST /score', 8, 40)
  for (const [index, status] of (isRefused ? [503, 200] : [200]).entries()) {
    const from = 52 + index * 35
    const client = request.add({
      parent: checkout,
      service: 'checkout-api',
      name: 'POST /bookings',
      kind: 'client',
      from,
      to: from + 30,
      status,
      ...(index === 0 ? {} : { resend: index }),
    })
    const at = { from: from + 1, to: from + 29 }
    request.add({
      parent: client,
      service: 'ledger',
      name: 'POST /bookings',
      kind: 'server',
      ...at,
      status,
    })
  }
  return request
}

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0')

/** A request as a line of the OpenTelemetry Collector's file exporter. */
function lineOf({ trace, spans }: Request, startMs: number): string {
  const nanos = (ms: number) => String(BigInt(Math.round((startMs + ms) * 1000)) * 1000n)
  const whole = (key: string, value: number) => ({ key, value: { intValue: String(value) } })
  const services = [...new Set(spans.map(({ service }) => service))]
  return JSON.stringify({
    resourceSpans: services.map((service) => ({
      resource: { attributes: [{ key: 'service.name', value: { stringValue: service } }] },
      scopeSpans: [
        {
          spans: spans
            .filter((span) => span.service === service)
            .map(({ id, parent, name, kind, from, to, status, resend }) => ({
              traceId: hex(trace, 32),
              spanId: hex(id, 16),
              ...(parent === null ? {} : { parentSpanId: hex(parent, 16) }),
              name,
              kind: kind === 'client' ? 3 : 2,
              startTimeUnixNano: nanos(from),
              endTimeUnixNano: nanos(to),
              attributes: [
                whole('http.response.status_code', status),
                ...(resend === undefined ? [] : [whole('http.request.resend_count', resend)]),
              ],
              status: { code: status >= 500 ? 2 : 0 },
            })),
        },
      ],
    })),
  })
}

/** The traces of the demo as lines of OTLP JSON, the same in every run: three requests for a search to one for a checkout. */
export function* demoTraces(): Generator<string> {
  let trace = 1
  for (const day of TRACED_DAYS)
    for (let index = 0; index < REQUESTS_A_DAY; index++) {
      const request = index % 4 === 3 ? checkoutRequest(trace) : searchRequest(trace)
      yield lineOf(request, Date.parse(`${day}T08:00:00Z`) + index * 200_000)
      trace++
    }
}
