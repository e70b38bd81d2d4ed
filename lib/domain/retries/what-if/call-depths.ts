import type { EdgeSums, RetrySums } from '../retry-sums.ts'

/**
 * How many calls lie between a service and where requests come in, by the shortest way: 0 for those that requests from outside reach and
 * those that nobody calls. Loops of services are no matter.
 */
export function callDepths(
  sums: Pick<RetrySums, 'roots'>,
  edges: readonly EdgeSums[],
): ReadonlyMap<string, number> {
  const called = new Set(edges.map(({ callee }) => callee))
  const depths = new Map<string, number>()
  for (const { service } of sums.roots.values()) depths.set(service, 0)
  for (const { caller } of edges) if (!called.has(caller)) depths.set(caller, 0)
  let reached = [...depths.keys()]
  for (let depth = 1; reached.length > 0; depth++) {
    const from = new Set(reached)
    reached = []
    for (const { caller, callee } of edges) {
      if (!from.has(caller) || depths.has(callee)) continue
      depths.set(callee, depth)
      reached.push(callee)
    }
  }
  return depths
}
