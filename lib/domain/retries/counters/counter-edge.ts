/** Who counted. */
export const COUNTER_SOURCES = ['envoy', 'istio', 'linkerd', 'linkerd-viz', 'grpc', 'resilience4j'] as const

/** What counters tell of one edge. A count is null where they do not tell it: unknown is not zero. */
export interface CounterEdge {
  readonly source: (typeof COUNTER_SOURCES)[number]
  readonly caller: string
  readonly callee: string
  readonly operation: string
  readonly unit: 'count' | 'per second'
  /** N */
  readonly attempts: number | null
  /** L */
  readonly logicalCalls: number | null
  /** R, as far as it can be bounded; low equals high where it is known. */
  readonly retries: Bounds | null
  /** S: retries that succeeded. */
  readonly rescued: number | null
  /** F */
  readonly finalFailures: number | null
  readonly timeouts: number | null
  /** A = N / L. */
  readonly amplification: Bounds | null
  /** W = R + F. */
  readonly wasted: Bounds | null
  /** RSR = S / R. */
  readonly retrySuccessRatio: number | null
  /** What is not known and why, or what was assumed. */
  readonly notes: readonly string[]
}

export interface Bounds {
  readonly low: number
  readonly high: number
}

export const exactly = (value: number): Bounds => ({ low: value, high: value })

type Known = Pick<CounterEdge, 'source' | 'callee' | 'operation'> &
  Partial<Omit<CounterEdge, 'amplification' | 'wasted' | 'retrySuccessRatio' | 'retries'>> & {
    readonly retries?: Bounds | number | null
  }

/**
 * Fills in what follows: A = (L + R) / L, W = R + F, RSR = S / R. Where R is not known, F alone is a lower bound of W.
 * @example counterEdge({ source: 'envoy', callee: 'c', operation: '', logicalCalls: 1, retries: 5, rescued: 0, finalFailures: 1 }).amplification // 6
 */
export function counterEdge(known: Known): CounterEdge {
  const given = known.retries ?? null
  const retries = typeof given === 'number' ? exactly(given) : given
  const { logicalCalls = null, finalFailures = null, rescued = null, notes = [] } = known
  const base = { caller: 'unknown', unit: 'count' as const, timeouts: null }
  const attempts =
    known.attempts ??
    (logicalCalls !== null && retries && retries.low === retries.high ? logicalCalls + retries.low : null)
  return {
    ...base,
    ...known,
    attempts,
    logicalCalls,
    retries,
    rescued,
    finalFailures,
    amplification:
      logicalCalls && retries
        ? {
            low: (logicalCalls + retries.low) / logicalCalls,
            high: (logicalCalls + retries.high) / logicalCalls,
          }
        : null,
    wasted:
      retries || finalFailures !== null
        ? {
            low: (retries?.low ?? 0) + (finalFailures ?? 0),
            high: (retries?.high ?? 0) + (finalFailures ?? 0),
          }
        : null,
    retrySuccessRatio:
      retries && retries.low === retries.high && retries.low > 0 && rescued !== null
        ? rescued / retries.low
        : null,
    notes: [
      ...notes,
      ...(retries
        ? []
        : ['retries are not counted here: the waste is that of final failures, a lower bound']),
      ...(logicalCalls === null ? ['calls are not counted here: the amplification is not known'] : []),
      ...(finalFailures === null ? ['final failures are not counted here'] : []),
    ],
  }
}
