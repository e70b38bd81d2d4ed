import { type CallGraph, edgesFrom } from './call-graph.ts'

/**
 * Attempts arriving at every service per request from outside when every call uses all its attempts: the sum over all paths of
 * the product of attempts × calls. Services that no root reaches have 0.
 * @param order callers before callees, of `orderGraph`
 * @param attempts what to take for every edge; its own policy without it
 * @example worstVisits(chainOfThree, order, 3) // Map { a: 3, b: 9, c: 27 } below the root
 */
export function worstVisits(
  graph: CallGraph,
  order: readonly string[],
  attempts?: number,
): ReadonlyMap<string, number> {
  const visits = new Map(graph.nodes.map(({ name }) => [name, 0]))
  for (const root of graph.roots) visits.set(root, 1)
  const calls = edgesFrom(graph)
  for (const name of order)
    for (const edge of calls.get(name) ?? [])
      visits.set(
        edge.to,
        (visits.get(edge.to) ?? 0) +
          (visits.get(name) ?? 0) * (attempts ?? edge.policy.attempts) * edge.calls,
      )
  return visits
}

/** The most calls between a root and any service. */
export function graphDepth(graph: CallGraph, order: readonly string[]): number {
  const depths = new Map(graph.roots.map((name) => [name, 0]))
  const calls = edgesFrom(graph)
  for (const name of order) {
    const depth = depths.get(name)
    if (depth === undefined) continue
    for (const { to } of calls.get(name) ?? []) depths.set(to, Math.max(depths.get(to) ?? 0, depth + 1))
  }
  return Math.max(0, ...depths.values())
}
