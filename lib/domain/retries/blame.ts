import { edgeKey } from './add-edges.ts'
import type { JudgedAttempt } from './judge-attempts.ts'
import type { BlamedWork, RetrySums } from './retry-sums.ts'
import type { SpanNode } from './trace-tree.ts'

/** Who answers for a wasted attempt in the two views. */
interface Blamed {
  /** The wasted attempt nearest the root: whose retry or timeout setting to change. */
  readonly policy: JudgedAttempt
  /** The deepest attempt at or above it that failed: what to fix. Null where only the root failed. */
  readonly cause: JudgedAttempt | null
}

/** Finds, once per attempt, who answers for it. */
export function blameFinder(): (judged: JudgedAttempt) => Blamed {
  const known = new Map<JudgedAttempt, Blamed>()
  return function find(judged: JudgedAttempt): Blamed {
    const path: JudgedAttempt[] = []
    let at: JudgedAttempt | null = judged
    while (at && !known.has(at)) {
      path.push(at)
      at = at.parent
    }
    for (const attempt of path.reverse()) {
      const above = attempt.parent ? known.get(attempt.parent) : undefined
      known.set(attempt, {
        policy: above && attempt.parent && !attempt.parent.useful ? above.policy : attempt,
        cause: attempt.used ? (above?.cause ?? null) : attempt,
      })
    }
    return known.get(judged) ?? { policy: judged, cause: null }
  }
}

/** A request that failed by itself stands for an edge from outside. */
export const rootEdgeKey = ({ span }: SpanNode): string =>
  edgeKey({ caller: '', callee: span.service, operation: span.op })

/** Adds wasted work of a service to an edge, in one of the views. */
export function addBlame(
  view: RetrySums['policy'],
  edge: string,
  service: string,
  part: Readonly<BlamedWork>,
): void {
  const services = view.get(edge) ?? new Map<string, BlamedWork>()
  view.set(edge, services)
  const sum = services.get(service)
  if (!sum) {
    services.set(service, { ...part })
    return
  }
  sum.attempts += part.attempts
  sum.attemptNs += part.attemptNs
  sum.workNs += part.workNs
}
