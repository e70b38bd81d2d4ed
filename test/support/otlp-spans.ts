/** A span of OTLP JSON, as a test writes it: times in milliseconds after the given instant. */
export interface OtlpSpan {
  readonly trace: number
  readonly id: number
  readonly parent?: number
  readonly service: string
  readonly op?: string
  readonly kind?: 'server' | 'client'
  readonly from: number
  readonly to: number
  readonly status?: number
  readonly resend?: number
}

const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0')

/** An ExportTraceServiceRequest as JSON, one resource a span. */
export function otlpRequest(at: string, spans: readonly OtlpSpan[]): object {
  const base = BigInt(Date.parse(at)) * 1_000_000n
  const nanos = (ms: number): string => String(base + BigInt(Math.round(ms * 1e6)))
  const text = (key: string, value: string) => ({ key, value: { stringValue: value } })
  const whole = (key: string, value: number) => ({ key, value: { intValue: String(value) } })
  return {
    resourceSpans: spans.map((span) => ({
      resource: { attributes: [text('service.name', span.service)] },
      scopeSpans: [
        {
          spans: [
            {
              traceId: hex(span.trace, 32),
              spanId: hex(span.id, 16),
              ...(span.parent === undefined ? {} : { parentSpanId: hex(span.parent, 16) }),
              name: span.op ?? 'GET /',
              kind: span.kind === 'client' ? 3 : 2,
              startTimeUnixNano: nanos(span.from),
              endTimeUnixNano: nanos(span.to),
              attributes: [
                ...(span.status === undefined ? [] : [whole('http.response.status_code', span.status)]),
                ...(span.resend === undefined ? [] : [whole('http.request.resend_count', span.resend)]),
              ],
              status: { code: (span.status ?? 200) >= 500 ? 2 : 1 },
            },
          ],
        },
      ],
    })),
  }
}

/**
 * A request to `shop` that asks `pay` until it answers, `tries` times in all, each of 10 ms of which `pay` works 8.
 * The ids of its spans are the trace's number times 100, and on.
 */
export function retriedRequest(trace: number, tries: number): readonly OtlpSpan[] {
  const root = trace * 100
  const attempts = Array.from({ length: tries }, (_, index): readonly OtlpSpan[] => {
    const from = 10 + index * 20
    const status = index < tries - 1 ? 503 : 200
    const id = root + 1 + index * 2
    const resend = index === 0 ? {} : { resend: index }
    return [
      {
        trace,
        id,
        parent: root,
        service: 'shop',
        op: 'POST /pay',
        kind: 'client',
        from,
        to: from + 10,
        status,
        ...resend,
      },
      {
        trace,
        id: id + 1,
        parent: id,
        service: 'pay',
        op: 'POST /pay',
        from: from + 1,
        to: from + 9,
        status,
      },
    ]
  })
  return [{ trace, id: root, service: 'shop', from: 0, to: 20 + tries * 20, status: 200 }, ...attempts.flat()]
}
