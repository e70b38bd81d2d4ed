/** The role of a span: OpenTelemetry's five kinds. A span that names none is `internal`. */
export type SpanKind = 'client' | 'server' | 'producer' | 'consumer' | 'internal'

/** A log line of a span that speaks of a retry. */
export interface SpanEvent {
  readonly timeNs: bigint
  readonly text: string
}

/**
 * One span, the same whatever format it came in.
 * Times are nanoseconds since 1970 as bigint: a number holds only 2^53, and a trace's order can hang on single nanoseconds.
 * `analyseTrace` counts from the trace's first span, where a number is exact for 104 days.
 */
export interface SpanRecord {
  readonly trace: string
  readonly id: string
  /** The parent's id, empty for a root. */
  readonly parent: string
  readonly service: string
  /** The service at the other end, where the span names it; else empty. */
  readonly peer: string
  readonly op: string
  readonly kind: SpanKind
  readonly startNs: bigint
  readonly endNs: bigint
  /** Whether the span says it failed, or its status does (HTTP 5xx, 408, 425, 429; gRPC other than OK). */
  readonly failed: boolean
  /** Whether a failure was a time that ran out. */
  readonly timedOut: boolean
  readonly httpStatus: number | null
  readonly grpcStatus: number | null
  /** What tells two calls of one operation apart; see `attribute-names.ts` for the keys. */
  readonly attrs: ReadonlyMap<string, string>
  readonly events: readonly SpanEvent[]
}

/** A span as a reader found it, before anything is decided from its attributes. */
export interface RawSpan {
  readonly trace: string
  readonly id: string
  readonly parent: string
  readonly service: string
  readonly op: string
  readonly kind: string
  readonly startNs: bigint
  readonly endNs: bigint
  /** What the format's own status says, null where it says nothing. */
  readonly error: boolean | null
  readonly message: string
  readonly peer: string
  readonly attributes: ReadonlyMap<string, string>
  readonly events: readonly RawEvent[]
}

/** A log line of a span with its fields. */
export interface RawEvent {
  readonly timeNs: bigint
  readonly name: string
  readonly fields: ReadonlyMap<string, string>
}
