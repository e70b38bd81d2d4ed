import type { SpanRecord } from '../retries/span.ts'

const TOLERANCE = 0.01
const FEWEST = 10

/** A timeout that nobody told, seen in how long failed calls took. */
export interface InferredTimeout {
  readonly caller: string
  /** The service at the other end as the span names it; empty where it does not. */
  readonly callee: string
  readonly operation: string
  readonly timeoutMs: number
  /** Failed calls within 1 % of it, and all failed calls. */
  readonly hits: number
  readonly failed: number
  /** The callers further up that give up after the same while: a global default. */
  readonly sharedWith: readonly string[]
}

/** The value with the most others within ±1 %, of equal ones the largest. */
function mode(sorted: readonly number[]): { value: number; hits: number } {
  let best = { value: 0, hits: 0 }
  let low = 0
  let high = 0
  for (const value of sorted) {
    while ((sorted[low] ?? 0) < value * (1 - TOLERANCE)) low++
    while (high < sorted.length && (sorted[high] ?? 0) <= value * (1 + TOLERANCE)) high++
    if (high - low >= best.hits) best = { value, hits: high - low }
  }
  const near = sorted.filter((other) => Math.abs(other - best.value) <= best.value * TOLERANCE)
  return { value: near[Math.floor(near.length / 2)] ?? best.value, hits: best.hits }
}

const keyOf = ({ service, peer, op }: SpanRecord): string => `${service}\0${peer}\0${op}`

/**
 * Timeouts from the durations of failed client spans: where at least 10 of one caller and operation lie within ±1 % of one
 * value, that value (their median) is taken as the configured timeout. Answers edges by name, with the hops above that fail
 * after the same while (rule T2 from data alone).
 * Definition: design "Retry amplification", second half §6.
 */
export function inferTimeouts(spans: readonly SpanRecord[]): readonly InferredTimeout[] {
  const durations = new Map<string, number[]>()
  const above = new Map<string, Set<string>>()
  const byId = new Map(spans.map((span) => [`${span.trace}\0${span.id}`, span]))
  const callAbove = (span: SpanRecord): SpanRecord | null => {
    const seen = new Set<SpanRecord>([span])
    let at = byId.get(`${span.trace}\0${span.parent}`)
    while (at && at.kind !== 'client' && !seen.has(at)) {
      seen.add(at)
      at = byId.get(`${at.trace}\0${at.parent}`)
    }
    return at && !seen.has(at) ? at : null
  }
  for (const span of spans) {
    if (span.kind !== 'client' || !span.failed) continue
    const key = keyOf(span)
    const known = durations.get(key) ?? []
    known.push(Number(span.endNs - span.startNs) / 1e6)
    durations.set(key, known)
    const caller = callAbove(span)
    if (caller) above.set(key, (above.get(key) ?? new Set()).add(keyOf(caller)))
  }
  const found = new Map<string, InferredTimeout>()
  for (const [key, values] of durations) {
    const { value, hits } = mode(values.filter((ms) => ms > 0).sort((a, b) => a - b))
    const [caller = '', callee = '', operation = ''] = key.split('\0')
    if (hits >= FEWEST)
      found.set(key, {
        caller,
        callee,
        operation,
        timeoutMs: value,
        hits,
        failed: values.length,
        sharedWith: [],
      })
  }
  const isShared = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(a, b) * TOLERANCE
  return [...found]
    .map(([key, timeout]) => ({
      ...timeout,
      sharedWith: [...(above.get(key) ?? [])]
        .filter((parent) => isShared(found.get(parent)?.timeoutMs ?? Number.NaN, timeout.timeoutMs))
        .map((parent) => parent.split('\0')[0] ?? '')
        .sort(),
    }))
    .sort((a, b) => (a.caller + a.callee + a.operation < b.caller + b.callee + b.operation ? -1 : 1))
}
