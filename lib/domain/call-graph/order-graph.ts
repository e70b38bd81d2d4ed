import { type CallGraph, edgesFrom, type GraphEdge } from './call-graph.ts'

/** Every service before those that it calls, or the services of a loop in the order of its calls. */
export type GraphOrder =
  | { readonly ok: true; readonly order: readonly string[] }
  | { readonly ok: false; readonly cycle: readonly string[] }

/** Depth first, without recursion: a hostile graph may be a very long chain. */
function walk(
  graph: CallGraph,
  onBack: (edge: GraphEdge, path: readonly string[]) => void,
): readonly string[] {
  const calls = edgesFrom(graph)
  const state = new Map<string, 'open' | 'done'>()
  const finished: string[] = []
  for (const start of [...graph.roots, ...graph.nodes.map(({ name }) => name)]) {
    if (state.has(start)) continue
    const stack = [{ name: start, next: 0 }]
    state.set(start, 'open')
    while (stack.length > 0) {
      const top = stack[stack.length - 1]
      if (!top) break
      const edge = calls.get(top.name)?.[top.next++]
      if (!edge) {
        state.set(top.name, 'done')
        finished.push(top.name)
        stack.pop()
      } else if (state.get(edge.to) === 'open') {
        onBack(
          edge,
          stack.map(({ name }) => name),
        )
      } else if (!state.has(edge.to)) {
        state.set(edge.to, 'open')
        stack.push({ name: edge.to, next: 0 })
      }
    }
  }
  return finished.reverse()
}

/**
 * Callers before callees.
 * @example orderGraph(edgeGoodFailed) // { ok: true, order: ['edge', 'good', 'failed'] }
 */
export function orderGraph(graph: CallGraph): GraphOrder {
  let cycle: readonly string[] | null = null
  const order = walk(graph, (edge, path) => {
    cycle ??= [...path.slice(path.indexOf(edge.to)), edge.to]
  })
  return cycle ? { ok: false, cycle } : { ok: true, order }
}

/** The edges that close a loop. */
export function backEdges(graph: CallGraph): ReadonlySet<GraphEdge> {
  const found = new Set<GraphEdge>()
  walk(graph, (edge) => found.add(edge))
  return found
}
