import type { Distribution } from './distribution.ts'
import type { EdgePolicy } from './policy.ts'

/** One service. */
export interface GraphNode {
  readonly name: string
  /** Its own work per request, before it calls anybody. */
  readonly time: Distribution
  /** Own failures: share of requests that fail although every call it made went well. */
  readonly failureProbability: number
  /** Null where not known, or where somebody else runs it. */
  readonly instances: number | null
  /** Requests that one instance works on at once; null without a limit. */
  readonly concurrency: number | null
  /** Requests that may wait at one instance; null without a limit. */
  readonly queue: number | null
  /** Leaves out what its caller has given up by the time its turn comes. */
  readonly dropExpired: boolean
  readonly watts: { readonly idle: number; readonly dynamic: number } | null
  readonly region: string | null
}

/** One operation of `to` called by `from`. */
export interface GraphEdge {
  readonly from: string
  readonly to: string
  readonly operation: string
  /** Calls per request of the caller, one after the other. A fraction is an average. */
  readonly calls: number
  /** Groups of calls go one after the other, in order; the calls of one group at the same time. */
  readonly group: number
  /** The callee whose failed call this one makes good: it is only made after that failed. */
  readonly fallbackFor: string | null
  readonly policy: EdgePolicy
  /** The callee's 99.9th percentile as seen in production; null where nobody measured it. */
  readonly observedP999Ms: number | null
  /** Share of retries that succeeded over a week; null where nobody measured it. */
  readonly observedRetrySuccess: number | null
}

/** Services and who calls whom. Every name in an edge is one of a node; two edges differ in from, to or operation. */
export interface CallGraph {
  readonly name: string
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly GraphEdge[]
  /** The services that requests from outside arrive at. */
  readonly roots: readonly string[]
}

/** A service that takes no time, never fails and has no limits. */
export const plainNode = (name: string): GraphNode => ({
  name,
  time: { kind: 'constant', valueMs: 0 },
  failureProbability: 0,
  instances: null,
  concurrency: null,
  queue: null,
  dropExpired: false,
  watts: null,
  region: null,
})

/** An edge in words. @example edgeName({ from: 'edge', to: 'good', operation: '' }) // 'edge → good' */
export const edgeName = ({ from, to, operation }: Pick<GraphEdge, 'from' | 'to' | 'operation'>): string =>
  `${from} → ${to}${operation === '' ? '' : ` ${operation}`}`

/** The edges that leave each service. */
export function edgesFrom(graph: CallGraph): ReadonlyMap<string, readonly GraphEdge[]> {
  const found = new Map<string, GraphEdge[]>(graph.nodes.map(({ name }) => [name, []]))
  for (const edge of graph.edges) found.get(edge.from)?.push(edge)
  return found
}

/** A service's calls in the groups that it makes one after the other, without fall-backs. */
export function callGroups(edges: readonly GraphEdge[]): readonly (readonly GraphEdge[])[] {
  const groups = new Map<number, GraphEdge[]>()
  for (const edge of edges) {
    if (edge.fallbackFor !== null) continue
    const group = groups.get(edge.group)
    if (group) group.push(edge)
    else groups.set(edge.group, [edge])
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group)
}

/** The call that makes good a failed one, if there is one. */
export const fallbackOf = (edges: readonly GraphEdge[], edge: GraphEdge): GraphEdge | null =>
  edge.fallbackFor === null ? (edges.find(({ fallbackFor }) => fallbackFor === edge.to) ?? null) : null
