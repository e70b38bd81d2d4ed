import type { EdgeSums, RetrySums } from '../retry-sums.ts'
import { callDepths } from './call-depths.ts'
import { NO_CHANGE, settingOf } from './edge-change.ts'
import { failedShare, sendChain } from './send-chain.ts'

/** A call of one service by another, as seen. */
export interface NetworkEdge {
  readonly sums: EdgeSums
  /** Calls between it and where requests come in, itself included. */
  readonly depth: number
  /** Sends per call and share of calls that fail, as its calls play again without a change. */
  readonly seen: { readonly sends: number; readonly lost: number }
  /** Share of its sends that fail. */
  readonly failedShare: number
  /** Calls per attempt that arrives at the caller. */
  readonly callsPerVisit: number
  /** Nothing is known of the other end: it calls nobody, and its attempts are not the caller's visits. */
  readonly isOpen: boolean
}

/** Services that call each other, as traces showed them. */
export interface CallNetwork {
  readonly edges: readonly NetworkEdge[]
  /** Attempts and requests from outside that arrive at each service. */
  readonly visits: ReadonlyMap<string, number>
  readonly outside: ReadonlyMap<string, number>
}

const NOT_CHANGED = settingOf(NO_CHANGE, { caller: '', callee: '', operation: '' }, 0)

/** The calls between services in sums whose traces were joined. Operations within one service are no calls. */
export function callNetwork(sums: Pick<RetrySums, 'edges' | 'roots'>): CallNetwork {
  const remote = [...sums.edges.values()].filter(({ local, attempts }) => !local && attempts > 0)
  const depths = callDepths(sums, remote)
  const outside = new Map<string, number>()
  for (const { service, requests } of sums.roots.values())
    outside.set(service, (outside.get(service) ?? 0) + requests)
  const visits = new Map(outside)
  for (const { caller, callee, attempts } of remote)
    if (caller !== callee) visits.set(callee, (visits.get(callee) ?? 0) + attempts)
  return {
    edges: remote.map((edge): NetworkEdge => {
      const arriving = visits.get(edge.caller) ?? 0
      return {
        sums: edge,
        depth: (depths.get(edge.caller) ?? 0) + 1,
        seen: sendChain(edge.profile, NOT_CHANGED)(1),
        failedShare: failedShare(edge.profile),
        callsPerVisit: arriving > 0 ? edge.logicalCalls / arriving : 0,
        isOpen: edge.caller === edge.callee,
      }
    }),
    visits,
    outside,
  }
}
