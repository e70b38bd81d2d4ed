import type { RawSpan } from '#lib/domain/retries/span.ts'

const KINDS: Readonly<Record<string, number>> = {
  internal: 1,
  server: 2,
  client: 3,
  producer: 4,
  consumer: 5,
}
const ERROR = 2

const attribute = (key: string, value: string) => ({ key, value: { stringValue: value } })

const otlpSpan = (span: RawSpan) => ({
  traceId: span.trace,
  spanId: span.id,
  ...(span.parent === '' ? {} : { parentSpanId: span.parent }),
  name: span.op,
  kind: KINDS[span.kind] ?? 1,
  startTimeUnixNano: String(span.startNs),
  endTimeUnixNano: String(span.endNs),
  attributes: [
    ...[...span.attributes].map(([key, value]) => attribute(key, value)),
    ...(span.peer === '' ? [] : [attribute('peer.service', span.peer)]),
  ],
  status: span.error ? { code: ERROR } : {},
})

/**
 * Spans as one line of OTLP JSON, as OpenTelemetry's file exporter writes them: an ExportTraceServiceRequest.
 * https://opentelemetry.io/docs/specs/otel/protocol/file-exporter/
 */
export function otlpLine(spans: readonly RawSpan[]): string {
  const services = new Map<string, RawSpan[]>()
  for (const span of spans) {
    const same = services.get(span.service)
    if (same) same.push(span)
    else services.set(span.service, [span])
  }
  const resourceSpans = [...services].map(([service, found]) => ({
    resource: { attributes: [attribute('service.name', service)] },
    scopeSpans: [{ scope: { name: 'headroom-simulator' }, spans: found.map(otlpSpan) }],
  }))
  return `${JSON.stringify({ resourceSpans })}\n`
}
