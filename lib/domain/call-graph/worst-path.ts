import { type CallGraph, edgesFrom, type GraphEdge } from './call-graph.ts'

/** A path from a service that nobody calls to one that calls nobody. */
export interface CallPath {
  readonly edges: readonly GraphEdge[]
  /** Π n: attempts at its end for one request at its start, when all of them fail. */
  readonly amplification: number
  /** Layers that send more than once. */
  readonly retryingLayers: number
}

const EMPTY: CallPath = { edges: [], amplification: 1, retryingLayers: 0 }

const isWorse = (a: CallPath, b: CallPath): boolean =>
  a.amplification !== b.amplification
    ? a.amplification > b.amplification
    : a.retryingLayers !== b.retryingLayers
      ? a.retryingLayers > b.retryingLayers
      : a.edges.length > b.edges.length

/**
 * The path with the largest product of attempts; of equal ones that with more retrying layers, then the longer, then the first.
 * Starts at services that nobody calls, for a service that no root reaches is run for somebody too.
 * @param order callers before callees, of `orderGraph`
 */
export function worstPath(graph: CallGraph, order: readonly string[]): CallPath {
  const calls = edgesFrom(graph)
  const below = new Map<string, { edge: GraphEdge | null } & Omit<CallPath, 'edges'> & { length: number }>()
  const pathFrom = (name: string): CallPath => {
    const edges: GraphEdge[] = []
    for (let at = below.get(name); at?.edge; at = below.get(at.edge.to)) edges.push(at.edge)
    const { amplification, retryingLayers } = below.get(name) ?? EMPTY
    return { edges, amplification, retryingLayers }
  }
  for (const name of [...order].reverse()) {
    let best = { edge: null as GraphEdge | null, amplification: 1, retryingLayers: 0, length: 0 }
    for (const edge of calls.get(name) ?? []) {
      const rest = below.get(edge.to)
      const { attempts } = edge.policy
      const found = {
        edge,
        amplification: attempts * (rest?.amplification ?? 1),
        retryingLayers: (rest?.retryingLayers ?? 0) + Number(attempts > 1),
        length: (rest?.length ?? 0) + 1,
      }
      const worse =
        found.amplification - best.amplification ||
        found.retryingLayers - best.retryingLayers ||
        found.length - best.length
      if (worse > 0) best = found
    }
    below.set(name, best)
  }
  const called = new Set(graph.edges.map(({ to }) => to))
  let worst = EMPTY
  for (const name of new Set([...graph.roots, ...order])) {
    if (called.has(name) && !graph.roots.includes(name)) continue
    const path = pathFrom(name)
    if (isWorse(path, worst)) worst = path
  }
  return worst
}

/** The services along a path. @example pathNames(case1) // ['edge', 'good', 'failed'] */
export const pathNames = ({ edges }: CallPath): readonly string[] => {
  const [first] = edges
  return first ? [first.from, ...edges.map(({ to }) => to)] : []
}
