import type { CallNetwork, NetworkEdge } from './call-network.ts'

const ROUNDS = 1000
const CLOSE = 1e-13
/** What still moves so much after all rounds never ends. */
const SETTLED = 1e-6

/** What becomes of one edge for each visit of its caller, as shares of what was. */
interface EdgeEffect {
  readonly attempts: number
  readonly answered: number
}

/**
 * How the visits of services change with the calls above them, and how much of the work on each edge is then useful. Services that
 * call each other in a loop settle too: what goes round grows less with every round.
 *
 * @returns for an edge, the visits of its caller as a share of what they were, and its useful attempts; null where a loop of services
 * would never end, for each round makes another
 */
export function settleVisits(
  { edges, visits, outside }: CallNetwork,
  effectOf: (edge: NetworkEdge) => EdgeEffect,
) {
  const into = new Map<string, NetworkEdge[]>()
  for (const edge of edges)
    if (!edge.isOpen) into.set(edge.sums.callee, [...(into.get(edge.sums.callee) ?? []), edge])
  let scales = new Map([...visits.keys()].map((name) => [name, 1]))
  let usefulness = new Map(scales)
  const scaleOf = (name: string): number => scales.get(name) ?? 1
  const usefulOf = ({ sums }: NetworkEdge, answered: number): number => {
    const seen = Math.max(0, sums.attempts - sums.wasted)
    return seen * scaleOf(sums.caller) * answered * (usefulness.get(sums.caller) ?? 1)
  }
  let moved = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS && moved >= CLOSE; round++) {
    const [nextScales, nextUsefulness] = [new Map<string, number>(), new Map<string, number>()]
    moved = 0
    for (const name of visits.keys()) {
      const requests = outside.get(name) ?? 0
      let [before, after, usefulBefore, usefulAfter] = [requests, requests, requests, requests]
      for (const edge of into.get(name) ?? []) {
        const { attempts, answered } = effectOf(edge)
        before += edge.sums.attempts
        after += edge.sums.attempts * scaleOf(edge.sums.caller) * attempts
        usefulBefore += Math.max(0, edge.sums.attempts - edge.sums.wasted)
        usefulAfter += usefulOf(edge, answered)
      }
      const scale = before > 0 ? after / before : 1
      const useful = usefulBefore > 0 && scale > 0 ? usefulAfter / usefulBefore / scale : 1
      moved = Math.max(moved, Math.abs(scale - scaleOf(name)), Math.abs(useful - (usefulness.get(name) ?? 1)))
      nextScales.set(name, scale)
      nextUsefulness.set(name, useful)
    }
    scales = nextScales
    usefulness = nextUsefulness
  }
  if (!(moved < SETTLED)) return null
  return (edge: NetworkEdge): { readonly visits: number; readonly useful: number } => ({
    visits: scaleOf(edge.sums.caller),
    useful: usefulOf(edge, effectOf(edge).answered),
  })
}
