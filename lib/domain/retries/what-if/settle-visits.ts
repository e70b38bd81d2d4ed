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

/** An edge as it is played in every round. */
interface PlayedEdge {
  /** The caller's place among the services; null where nothing arrives there. */
  readonly caller: number | null
  readonly attempts: number
  readonly useful: number
  readonly effect: EdgeEffect
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
  const names = [...visits.keys()]
  const place = new Map(names.map((name, index) => [name, index]))
  const played = new Map<NetworkEdge, PlayedEdge>(
    edges.map((edge) => {
      const { caller, attempts, wasted } = edge.sums
      const seen = { attempts, useful: Math.max(0, attempts - wasted) }
      return [edge, { caller: place.get(caller) ?? null, ...seen, effect: effectOf(edge) }]
    }),
  )
  const into: PlayedEdge[][] = names.map(() => [])
  for (const [{ isOpen, sums }, edge] of played) if (!isOpen) into[place.get(sums.callee) ?? -1]?.push(edge)
  let scales = names.map(() => 1)
  let usefulness = names.map(() => 1)
  const scaleOf = ({ caller }: PlayedEdge): number => (caller === null ? 1 : (scales[caller] ?? 1))
  const usefulOf = (edge: PlayedEdge): number =>
    edge.useful *
    scaleOf(edge) *
    edge.effect.answered *
    (edge.caller === null ? 1 : (usefulness[edge.caller] ?? 1))
  let moved = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS && moved >= CLOSE; round++) {
    const [nextScales, nextUsefulness]: [number[], number[]] = [[], []]
    moved = 0
    for (const [index, name] of names.entries()) {
      const requests = outside.get(name) ?? 0
      let [before, after, usefulBefore, usefulAfter] = [requests, requests, requests, requests]
      for (const edge of into[index] ?? []) {
        before += edge.attempts
        after += edge.attempts * scaleOf(edge) * edge.effect.attempts
        usefulBefore += edge.useful
        usefulAfter += usefulOf(edge)
      }
      const scale = before > 0 ? after / before : 1
      const useful = usefulBefore > 0 && scale > 0 ? usefulAfter / usefulBefore / scale : 1
      moved = Math.max(
        moved,
        Math.abs(scale - (scales[index] ?? 1)),
        Math.abs(useful - (usefulness[index] ?? 1)),
      )
      nextScales.push(scale)
      nextUsefulness.push(useful)
    }
    scales = nextScales
    usefulness = nextUsefulness
  }
  if (!(moved < SETTLED)) return null
  return (edge: NetworkEdge): { readonly visits: number; readonly useful: number } => {
    const known = played.get(edge)
    return known ? { visits: scaleOf(known), useful: usefulOf(known) } : { visits: 1, useful: 0 }
  }
}
