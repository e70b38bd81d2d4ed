import type { SpanNode } from './trace-tree.ts'

/** Less overlap than this is two clocks' disagreement. */
const OVERLAP_NS = 1_000_000

/** Attempts sent while an earlier one was outstanding. */
export interface Hedges {
  /** Every later attempt of a hedged call, with the call's first attempt. */
  readonly winnerOf: ReadonlyMap<SpanNode, SpanNode>
  /** The attempts whose answer was not the one picked. */
  readonly losers: ReadonlySet<SpanNode>
}

/**
 * Attempts of one parent and identity that overlap in time, and of which exactly one was answered. Without an identity, or
 * with several answers, an overlap is a fan-out.
 * @param siblings in order of start
 */
export function findHedges(siblings: readonly SpanNode[], identities: ReadonlyMap<SpanNode, string>): Hedges {
  const winnerOf = new Map<SpanNode, SpanNode>()
  const losers = new Set<SpanNode>()
  if (siblings.length < 2) return { winnerOf, losers }
  const open = new Map<string, { nodes: SpanNode[]; end: number }>()
  const clusters: SpanNode[][] = []
  for (const node of siblings) {
    const identity = identities.get(node) ?? ''
    if (identity === '') continue
    const cluster = open.get(identity)
    if (cluster && node.start < cluster.end - OVERLAP_NS) {
      cluster.nodes.push(node)
      cluster.end = Math.max(cluster.end, node.end)
    } else {
      const made = { nodes: [node], end: node.end }
      open.set(identity, made)
      clusters.push(made.nodes)
    }
  }
  for (const nodes of clusters) {
    const first = nodes[0]
    if (!first || nodes.length < 2 || nodes.filter(({ span }) => !span.failed).length !== 1) continue
    for (const node of nodes) {
      if (node !== first) winnerOf.set(node, first)
      if (node.span.failed) losers.add(node)
    }
  }
  return { winnerOf, losers }
}
