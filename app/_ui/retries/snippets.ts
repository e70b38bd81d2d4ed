/** How the OpenTelemetry Collector sends here. */
export const COLLECTOR_SNIPPET = `exporters:
  otlphttp:
    endpoint: http://localhost:3000
    headers: { Authorization: "Bearer hr_…" }`

/** How an OpenTelemetry SDK sends here. */
export const SDK_SNIPPET = `OTEL_TRACES_EXPORTER=otlp
OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf
OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=http://localhost:3000/v1/traces
OTEL_EXPORTER_OTLP_TRACES_HEADERS="Authorization=Bearer%20hr_…"`

/** How files are looked at without a page. */
export const CLI_SNIPPET = 'npm run -s headroom -- retries traces/*.json'

/** One span for each attempt, and each says how often it was sent before. */
export const MARK_SNIPPET = `for (let resend = 0; resend < 3; resend++) {
  const done = await tracer.startActiveSpan('GET', { kind: SpanKind.CLIENT }, async (span) => {
    if (resend > 0) span.setAttribute('http.request.resend_count', resend)
    try {
      const answer = await fetch(url)
      span.setAttribute('http.response.status_code', answer.status)
      return answer.status < 500
    } finally {
      span.end()
    }
  })
  if (done) break
}`
