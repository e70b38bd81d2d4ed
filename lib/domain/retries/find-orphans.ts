import type { Judgement } from './judge-attempts.ts'
import type { SpanNode, TraceTree } from './trace-tree.ts'

/** A span that ran on after a caller above it had given up. */
export interface Orphan {
  /** The moment after which its own time is for nobody. */
  readonly since: number
  /** No span between it and the caller that gave up ran on: it heads an orphaned subtree. */
  readonly first: boolean
}

/** An overrun of less is measuring error. */
const IGNORED_NS = 5_000_000

/** A caller that sent over the wire and gave up: a client span, or an attempt that only its receiver shows. */
function giveUpOf(node: SpanNode, judgement: Judgement): number | null {
  const judged = judgement.attemptOf.get(node)
  if (judged?.attempt.node !== node || judged.gaveUpAt === null) return null
  return node.span.kind === 'client' || node.span.kind === 'server' ? judged.gaveUpAt : null
}

/**
 * The spans that ran on after the earliest give-up above them. What outlives a caller that did not give up is asynchronous
 * work; overruns below 5 ms, or below the clocks' disagreement, are ignored.
 */
export function findOrphans(
  tree: TraceTree,
  judgement: Judgement,
  skew: (sender: SpanNode, receiver: SpanNode) => number,
): ReadonlyMap<SpanNode, Orphan> {
  const limits = new Map<SpanNode, { since: number; slack: number }>()
  const orphans = new Map<SpanNode, Orphan>()
  for (const node of tree.nodes) {
    const above = node.parent && node.span.kind !== 'consumer' ? limits.get(node.parent) : undefined
    const slack = Math.max(above?.slack ?? IGNORED_NS, node.parent ? skew(node.parent, node) : 0)
    const mine = giveUpOf(node, judgement)
    const received = node.span.kind === 'server' && mine !== null
    const inherited = above?.since ?? Number.POSITIVE_INFINITY
    const since = received ? Math.min(inherited, mine) : inherited
    if (node.end > since + slack)
      orphans.set(node, { since, first: !node.parent || !orphans.has(node.parent) })
    if (since !== Number.POSITIVE_INFINITY || mine !== null)
      limits.set(node, { since: Math.min(since, mine ?? Number.POSITIVE_INFINITY), slack })
  }
  return orphans
}
