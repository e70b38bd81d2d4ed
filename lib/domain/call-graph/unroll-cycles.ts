import type { CallGraph, GraphEdge } from './call-graph.ts'
import { backEdges } from './order-graph.ts'

/** The name of a service on the given round of a loop. @example roundName('db', 2) // 'db (round 2)' */
const roundName = (name: string, round: number): string => (round === 1 ? name : `${name} (round ${round})`)

/**
 * A graph without loops: every edge that closes a loop leads to a further copy of the services, `rounds` in all, and nowhere in
 * the last one. A graph without loops stays as it is.
 * @param rounds how often a request may go round, at least 1
 */
export function unrollCycles(graph: CallGraph, rounds: number): CallGraph {
  const back = backEdges(graph)
  if (back.size === 0) return graph
  const nodes = [...graph.nodes]
  const edges: GraphEdge[] = []
  for (let round = 1; round <= rounds; round++) {
    if (round > 1) nodes.push(...graph.nodes.map((node) => ({ ...node, name: roundName(node.name, round) })))
    for (const edge of graph.edges) {
      const target = back.has(edge) ? round + 1 : round
      if (target > rounds) continue
      const fallbackFor = edge.fallbackFor === null ? null : roundName(edge.fallbackFor, target)
      edges.push({ ...edge, from: roundName(edge.from, round), to: roundName(edge.to, target), fallbackFor })
    }
  }
  const called = new Set([...graph.roots, ...edges.map(({ to }) => to)])
  const kept = new Set(nodes.filter(({ name }, index) => index < graph.nodes.length || called.has(name)))
  const names = new Set([...kept].map(({ name }) => name))
  return { ...graph, nodes: [...kept], edges: edges.filter(({ from }) => names.has(from)) }
}
