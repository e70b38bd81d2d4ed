import type { WasteClass } from '../../retries/judge-attempts.ts'
import type { EdgeState, NodeState, SentAttempt, SimulatedRequest, Visit } from './model.ts'

/** Counts of one edge. Times in nanoseconds. */
export interface EdgeCounts {
  calls: number
  attempts: number
  retries: number
  hedges: number
  rescued: number
  finalFailures: number
  timeouts: number
  useful: number
  wasted: number
  startedLate: number
  attemptNs: number
  wastedNs: number
  readonly byClass: Partial<Record<WasteClass, number>>
}

/** Counts of one service. Times in nanoseconds. */
export interface NodeCounts {
  arrivals: number
  usefulArrivals: number
  workNs: number
  wastedWorkNs: number
  heldNs: number
  /** Held after the caller of the visit itself had given up. */
  heldAfterOwnGiveUpNs: number
  /** Held after any caller above had given up. */
  orphanNs: number
  hung: number
}

/** Counts of requests from outside. */
export interface RootCounts {
  requests: number
  delivered: number
  readonly latencyNs: number[]
}

/** Everything that was counted. */
export interface Tally {
  readonly edges: ReadonlyMap<EdgeState, EdgeCounts>
  readonly nodes: ReadonlyMap<NodeState, NodeCounts>
  readonly roots: RootCounts
  readonly add: (request: SimulatedRequest) => void
}

const FOREVER = Number.POSITIVE_INFINITY

/** When nobody could use the answer of a visit any more, by its own caller and by any above. */
function giveUps({ attempt }: Visit, since: ReadonlyMap<Visit, number>): { own: number; any: number } {
  if (!attempt) return { own: FOREVER, any: FOREVER }
  const own = attempt.outcome === 'timed-out' || attempt.outcome === 'cancelled' ? attempt.endedNs : FOREVER
  return { own, any: Math.min(own, since.get(attempt.call.visit) ?? FOREVER) }
}

/** Why an attempt that is not useful was for nothing: the classes of `WASTE_CLASSES`, in their order. */
function wasteClass({ call, outcome, late, index }: SentAttempt): WasteClass {
  if (outcome === 'ok') return 'collateral'
  if (outcome === 'cancelled' && call.ok) return 'hedge-loser'
  if (late) return 'late'
  if (outcome === 'timed-out') return 'timed-out'
  return index < call.attempts.length - 1 ? 'failed-then-retried' : 'final-failure'
}

/** Useful is what was used, and whose parent attempt is useful, up to a root whose answer was delivered. */
function judge({ attempts, delivered }: SimulatedRequest): void {
  for (const attempt of attempts) {
    const above = attempt.call.visit.attempt
    attempt.useful = attempt.outcome === 'ok' && (above ? above.useful : delivered)
    attempt.waste = attempt.useful ? null : wasteClass(attempt)
  }
}

function addAttempt(counts: EdgeCounts, attempt: SentAttempt, parentSince: number): void {
  const { call, index, outcome } = attempt
  const ns = attempt.endedNs - attempt.sentNs
  counts.attempts++
  counts.attemptNs += ns
  if (attempt.hedge) counts.hedges++
  else if (index > 0) counts.retries++
  if (index > 0 && !attempt.hedge && outcome === 'ok') counts.rescued++
  if (outcome === 'timed-out') counts.timeouts++
  if (attempt.sentNs >= parentSince) counts.startedLate++
  if (index === 0) {
    counts.calls++
    if (!call.ok) counts.finalFailures++
  }
  if (attempt.useful) counts.useful++
  else {
    counts.wasted++
    counts.wastedNs += ns
    if (attempt.waste) counts.byClass[attempt.waste] = (counts.byClass[attempt.waste] ?? 0) + 1
  }
}

/**
 * Counts requests of which nothing goes on any more: attempts by when they were sent, visits by when they ended, requests by
 * when they were answered, each if that lies in the time that is measured.
 */
export function tallyOf(
  edges: readonly EdgeState[],
  nodes: readonly NodeState[],
  isMeasured: (ns: number) => boolean,
): Tally {
  const ofEdge = new Map<EdgeState, EdgeCounts>(
    edges.map((edge) => [
      edge,
      {
        calls: 0,
        attempts: 0,
        retries: 0,
        hedges: 0,
        rescued: 0,
        finalFailures: 0,
        timeouts: 0,
        useful: 0,
        wasted: 0,
        startedLate: 0,
        attemptNs: 0,
        wastedNs: 0,
        byClass: {},
      },
    ]),
  )
  const ofNode = new Map<NodeState, NodeCounts>(
    nodes.map((node) => [
      node,
      {
        arrivals: 0,
        usefulArrivals: 0,
        workNs: 0,
        wastedWorkNs: 0,
        heldNs: 0,
        heldAfterOwnGiveUpNs: 0,
        orphanNs: 0,
        hung: 0,
      },
    ]),
  )
  const roots: RootCounts = { requests: 0, delivered: 0, latencyNs: [] }

  function addVisit(visit: Visit, since: { own: number; any: number }, useful: boolean): void {
    const counts = ofNode.get(visit.at)
    if (!counts || !isMeasured(visit.endedNs)) return
    const heldNs = visit.endedNs - visit.arrivedNs
    const after = (from: number): number => Math.min(heldNs, Math.max(0, visit.endedNs - from))
    counts.workNs += visit.workNs
    if (!useful) counts.wastedWorkNs += visit.workNs
    counts.heldNs += heldNs
    counts.heldAfterOwnGiveUpNs += after(since.own)
    counts.orphanNs += after(since.any)
    if (visit.state === 'hung') counts.hung++
  }

  function add(request: SimulatedRequest): void {
    judge(request)
    const since = new Map<Visit, number>()
    for (const visit of request.visits) {
      const found = giveUps(visit, since)
      since.set(visit, found.any)
      addVisit(visit, found, visit.attempt ? visit.attempt.useful : request.delivered)
    }
    for (const attempt of request.attempts) {
      if (!isMeasured(attempt.sentNs)) continue
      const counts = ofEdge.get(attempt.call.edge)
      const callee = ofNode.get(attempt.call.edge.callee)
      if (counts) addAttempt(counts, attempt, since.get(attempt.call.visit) ?? FOREVER)
      if (!callee) continue
      callee.arrivals++
      if (attempt.useful) callee.usefulArrivals++
    }
    const [root] = request.visits
    if (root?.state !== 'ended' || !isMeasured(root.endedNs)) return
    roots.requests++
    if (!request.delivered) return
    roots.delivered++
    roots.latencyNs.push(root.endedNs - root.arrivedNs)
  }

  return { edges: ofEdge, nodes: ofNode, roots, add }
}
