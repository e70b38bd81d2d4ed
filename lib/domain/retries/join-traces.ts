import { addTrigger, lower } from './add-edges.ts'
import { countSends } from './call-profile.ts'
import { later } from './later.ts'
import type { OpenAttempt, RetrySums } from './retry-sums.ts'

/** A call whose attempts each began a trace waits at most this long between two, or as long as its longest attempts. */
const LONGEST_WAIT_NS = 30_000_000_000n

const compareBigints = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0)

function follows(last: OpenAttempt, next: OpenAttempt, tries: number): boolean {
  if (!last.retryable || next.trace === last.trace) return false
  const took = last.endNs - last.startNs
  const wait = later(took * BigInt(tries), LONGEST_WAIT_NS)
  if (next.startNs < last.endNs - 1_000_000n || next.startNs > last.endNs + wait) return false
  if (next.exact && last.exact) return true
  return next.ordinal !== null && next.ordinal === (last.ordinal ?? 0) + 1
}

/** The attempts of one call so far. */
interface Chain {
  readonly last: OpenAttempt
  readonly tries: number
  /** Its original was seen: it is counted as a call. */
  readonly isWhole: boolean
}

/** Moves a failure that was thought final to the retried ones, and the next call to the retries of the same call. */
function join(sums: RetrySums, { last, tries, isWhole }: Chain, next: OpenAttempt): void {
  const edge = sums.edges.get(next.edge)
  if (!edge) return
  const retriedBefore = tries > 1 || last.continuation
  if (!next.continuation) countSends(edge.profile, 1, !next.used, -1)
  if (isWhole) {
    countSends(edge.profile, tries, true, -1)
    countSends(edge.profile, tries + 1, !next.used, 1)
  }
  edge.finalFailures--
  if (retriedBefore) edge.failedAfterRetry--
  if (last.waste === 'final-failure') {
    edge.byClass['final-failure'] = (edge.byClass['final-failure'] ?? 0) - 1
    edge.byClass['failed-then-retried'] = (edge.byClass['failed-then-retried'] ?? 0) + 1
  }
  sums.crossTrace++
  if (next.continuation) return
  edge.logicalCalls--
  edge.retries++
  sums.retries++
  sums.explicitRetries++
  edge.byFound.explicit = (edge.byFound.explicit ?? 0) + 1
  edge.confidence = lower(edge.confidence, next.exact ? 'high' : 'medium')
  addTrigger(edge, 'not-shown', 1)
  if (next.used) edge.rescued++
  else edge.failedAfterRetry++
}

/**
 * Joins attempts that each began a trace of their own: the same idempotency key, AWS invocation id or request id, or the same
 * address with the next resend count; after a retryable failure, within the time that such attempts take.
 * Changes the sums, and empties `open`.
 */
export function joinTraces(sums: RetrySums): void {
  const byKey = new Map<string, OpenAttempt[]>()
  for (const open of sums.open) {
    const key = `${open.edge}\0${open.exact}\0${open.key}`
    const same = byKey.get(key)
    if (same) same.push(open)
    else byKey.set(key, [open])
  }
  for (const attempts of byKey.values()) {
    attempts.sort(
      (a, b) =>
        compareBigints(a.startNs, b.startNs) ||
        compareBigints(a.endNs, b.endNs) ||
        (a.ordinal ?? 0) - (b.ordinal ?? 0) ||
        (a.trace < b.trace ? -1 : 1),
    )
    const waiting: Chain[] = []
    for (const next of attempts) {
      const index = waiting.findLastIndex(({ last, tries }) => follows(last, next, tries))
      const found = waiting[index]
      if (found) {
        join(sums, found, next)
        waiting.splice(index, 1)
      }
      waiting.push({
        last: next,
        tries: (found?.tries ?? 0) + 1,
        isWhole: found ? found.isWhole : !next.continuation,
      })
      if (waiting.length > 16) waiting.shift()
    }
  }
  sums.open.length = 0
}
