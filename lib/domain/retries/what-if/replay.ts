import type { RetrySums } from '../retry-sums.ts'
import { type CallNetwork, callNetwork, type NetworkEdge } from './call-network.ts'
import { type EdgeId, type RetryChange, settingOf } from './edge-change.ts'
import { type SendChain, sendChain } from './send-chain.ts'
import { settleVisits } from './settle-visits.ts'

/** Measures of an edge or of all of them. */
export interface ReplayedMeasures {
  readonly attempts: number
  readonly calls: number
  /** A = attempts per call, hedges included; null without calls. */
  readonly amplification: number | null
  /** Share of calls whose last attempt fails. */
  readonly lostShare: number
  /** Share of attempts that are not useful. */
  readonly wastedShare: number
}

/** An edge before and after a change. */
export interface ReplayedEdge extends EdgeId {
  readonly depth: number
  readonly before: ReplayedMeasures
  readonly after: ReplayedMeasures
  readonly wasted: number
  readonly attemptNs: number
  readonly wastedNs: number
}

/** What the requests of a period would have come to under other settings. */
export interface Replay {
  readonly edges: readonly ReplayedEdge[]
  readonly before: ReplayedMeasures
  readonly after: ReplayedMeasures
  /** Requests from outside and how many were answered. */
  readonly requests: number
  readonly answeredBefore: number
  readonly answeredAfter: number
}

const ROUNDS = 200
const CLOSE = 1e-13

/** The chance that nothing of what a service calls fails for good, per visit. */
function downstreamAnswered(edges: readonly NetworkEdge[], lostOf: (edge: NetworkEdge) => number): number {
  let answered = 1
  for (const edge of edges) if (!edge.isOpen) answered *= (1 - lostOf(edge)) ** edge.callsPerVisit
  return answered
}

/**
 * How much likelier something is answered, where what it calls answers otherwise than before. Of failures below, as many reach the top as
 * its own failures allow; where there were none below, new ones reach it.
 */
function likelier(failed: number, before: number, after: number): number {
  if (before === after) return 1
  const passedOn = before < 1 ? Math.min(1, failed / (1 - before)) : 1
  return (1 - passedOn * (1 - after)) / Math.max(1 - passedOn * (1 - before), Number.EPSILON)
}

/** Each edge's calls under the change, until what fails below agrees with what fails above. */
function settleChains({ edges }: CallNetwork, change: RetryChange) {
  const from = new Map<string, NetworkEdge[]>()
  for (const edge of edges) {
    const known = from.get(edge.sums.caller)
    if (known) known.push(edge)
    else from.set(edge.sums.caller, [edge])
  }
  const before = new Map(
    [...from].map(([name, own]) => [name, downstreamAnswered(own, ({ seen }) => seen.lost)]),
  )
  let chains = new Map<NetworkEdge, SendChain>(edges.map((edge) => [edge, edge.seen]))
  const chainOf = new Map(
    edges.map((edge) => {
      const { sums, depth } = edge
      return [edge, sendChain(sums.profile, settingOf(change, sums, depth))]
    }),
  )
  const answeredBelow = (name: string): { before: number; after: number } => ({
    before: before.get(name) ?? 1,
    after: downstreamAnswered(from.get(name) ?? [], (edge) => chains.get(edge)?.lost ?? 0),
  })
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Map<NetworkEdge, SendChain>()
    let moved = 0
    const below = new Map([...from.keys()].map((name) => [name, answeredBelow(name)]))
    for (const edge of edges) {
      const { sums, seen, failedShare, isOpen } = edge
      const under = (!isOpen && below.get(sums.callee)) || { before: 1, after: 1 }
      const answered = likelier(failedShare, under.before, under.after)
      const chain = chainOf.get(edge)?.(answered) ?? seen
      moved = Math.max(moved, Math.abs(chain.lost - (chains.get(edge) ?? seen).lost))
      next.set(edge, chain)
    }
    chains = next
    if (moved < CLOSE) break
  }
  return { chains, answeredBelow }
}

/** Attempts per attempt as it was, per call: hedges stay, and retries whose original is in another trace go with the others. */
function attemptRatio({ sums, seen }: NetworkEdge, chain: SendChain, noRetries: boolean): number {
  const { attempts, logicalCalls, hedges, retries } = sums
  if (chain.sends === seen.sends && !noRetries) return 1
  const placed = logicalCalls * (seen.sends - 1)
  const others = Math.max(0, retries - placed)
  const kept = seen.sends > 1 ? (chain.sends - 1) / (seen.sends - 1) : noRetries ? 0 : 1
  const after = logicalCalls * chain.sends + hedges + others * kept
  const before = logicalCalls + hedges + retries
  return before > 0 ? after / before : attempts > 0 ? 1 : 0
}

const measures = (attempts: number, calls: number, lost: number, useful: number): ReplayedMeasures => ({
  attempts,
  calls,
  amplification: calls > 0 ? attempts / calls : null,
  lostShare: calls > 0 ? lost / calls : 0,
  wastedShare: attempts > 0 ? Math.min(1, Math.max(0, 1 - useful / attempts)) : 0,
})

const total = (all: readonly ReplayedMeasures[]): ReplayedMeasures => {
  const sum = (of: (each: ReplayedMeasures) => number) => all.reduce((result, each) => result + of(each), 0)
  const attempts = sum((each) => each.attempts)
  return measures(
    attempts,
    sum(({ calls }) => calls),
    sum(({ calls, lostShare }) => calls * lostShare),
    sum((each) => each.attempts * (1 - each.wastedShare)),
  )
}

/**
 * Plays the calls of a period again under other settings. Attempts and failures are those that were seen, call by call, not those of a
 * formula: fewer attempts or a budget cut calls off where they were, with more of them failing, which their callers meet with retries
 * of their own. A call that is sent less often makes less work for everything below it.
 *
 * Calls fail independently of those beside them; nobody waits for a place; a service makes as many calls per visit as it did.
 *
 * @param sums joined, as `retryReport` leaves them
 * @returns null where services that call each other in a loop would never come to an end
 */
export function replay(sums: Pick<RetrySums, 'edges' | 'roots'>, change: RetryChange): Replay | null {
  const network = callNetwork(sums)
  const { chains, answeredBelow } = settleChains(network, change)
  const ratios = new Map(
    network.edges.map((edge) => {
      const { attempts, budgetShare } = settingOf(change, edge.sums, edge.depth)
      return [edge, attemptRatio(edge, chains.get(edge) ?? edge.seen, attempts === 1 || budgetShare === 0)]
    }),
  )
  const settled = settleVisits(network, (edge) => ({
    attempts: ratios.get(edge) ?? 1,
    answered: (1 - (chains.get(edge)?.lost ?? 0)) / Math.max(1 - edge.seen.lost, Number.EPSILON),
  }))
  if (!settled) return null
  const edges = network.edges.map((edge): ReplayedEdge => {
    const { caller, callee, operation, attempts, logicalCalls, wasted, attemptNs, wastedNs } = edge.sums
    const { visits, useful } = settled(edge)
    const calls = logicalCalls * visits
    const lost = chains.get(edge)?.lost ?? 0
    return {
      caller,
      callee,
      operation,
      depth: edge.depth,
      before: measures(attempts, logicalCalls, logicalCalls * edge.seen.lost, attempts - wasted),
      after: measures(attempts * visits * (ratios.get(edge) ?? 1), calls, calls * lost, useful),
      wasted,
      attemptNs,
      wastedNs,
    }
  })
  const roots = [...sums.roots.values()]
  return {
    edges,
    before: total(edges.map((edge) => edge.before)),
    after: total(edges.map((edge) => edge.after)),
    requests: roots.reduce((sum, root) => sum + root.requests, 0),
    answeredBefore: roots.reduce((sum, root) => sum + root.delivered, 0),
    answeredAfter: roots.reduce((sum, { service, requests, delivered }) => {
      const below = answeredBelow(service)
      const failed = requests > 0 ? 1 - delivered / requests : 0
      return sum + Math.min(requests, delivered * likelier(failed, below.before, below.after))
    }, 0),
  }
}
