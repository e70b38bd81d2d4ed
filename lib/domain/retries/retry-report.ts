import { joinTraces } from './join-traces.ts'
import type { WasteClass } from './judge-attempts.ts'
import type { Confidence } from './logical-call.ts'
import type { BlamedWork, EdgeSums, RetrySums, RootSums, ServiceSums } from './retry-sums.ts'

/** The measures of one edge. Seconds are of spans, ratios have no unit; null where there is nothing to divide by. */
export interface EdgeReport {
  readonly caller: string
  readonly callee: string
  readonly operation: string
  readonly local: boolean
  readonly attempts: number
  readonly logicalCalls: number
  /** A = N / L. */
  readonly amplification: number | null
  /** T = time in all attempts / time in useful attempts. */
  readonly timeAmplification: number | null
  readonly retries: number
  readonly hedges: number
  readonly rescued: number
  readonly finalFailures: number
  /** RSR = S / R. */
  readonly retrySuccessRatio: number | null
  /** S / (S + F*): of the calls that retried, the share that it saved. */
  readonly rescueRatio: number | null
  /** Attempts that are not useful up to a delivered root. */
  readonly wasted: number
  readonly wastedByClass: Partial<Record<WasteClass, number>>
  /** Of the retries, what was wrong with the attempt before each, as `retryTrigger` names it. */
  readonly triggers: Readonly<Record<string, number>>
  readonly attemptSeconds: number
  readonly wastedSeconds: number
  /** Wasted attempts whose time no span shows. */
  readonly untimed: number
  /** Calls with nothing at the other end in which retries could be seen. */
  readonly notVisible: number
  /** Of the least sure retry; null without retries. */
  readonly confidence: Confidence | null
}

/** The measures of one service. */
export interface ServiceReport {
  readonly service: string
  readonly spans: number
  readonly spanSeconds: number
  readonly workSeconds: number
  readonly wastedWorkSeconds: number
  readonly heldSeconds: number
  readonly wastedHeldSeconds: number
  /** Attempts of calls that end here, those of its own with nobody known at the other end among them. */
  readonly arrivals: number
  readonly wastedArrivals: number
  /** What arrived: attempts of other services, and requests from outside. */
  readonly visitCount: number
  readonly attemptSeconds: number
  readonly wastedAttemptSeconds: number
  /** V: of what arrived, how much per request from outside. 1 where all requests come in. */
  readonly visits: number | null
  /** A_v = V / V with one attempt per call. */
  readonly endToEndAmplification: number | null
  /** w by own time; null without any. */
  readonly wastedWorkShare: number | null
  /** w by the time of the attempts that arrived. */
  readonly wastedTimeShare: number | null
  /** w by their number. */
  readonly wastedCountShare: number | null
}

/** Wasted work of one service, given to the edge that answers for it; a caller of '' is a request that failed by itself. */
export interface BlameReport {
  readonly caller: string
  readonly callee: string
  readonly operation: string
  readonly service: string
  readonly attempts: number
  readonly attemptSeconds: number
  readonly workSeconds: number
}

/** One kind of request from outside. */
export interface RootReport {
  readonly service: string
  readonly operation: string
  readonly requests: number
  readonly delivered: number
  readonly seconds: number
  /** Latency that went by while a wasted attempt was under way. */
  readonly wastedSeconds: number
}

export interface RetryReport {
  readonly spans: number
  readonly traces: number
  readonly retries: number
  readonly hiddenRetries: number
  readonly siblingRetries: number
  readonly explicitRetries: number
  readonly hedges: number
  /** Sent again after a failure that a retry does not answer: shown, not counted. */
  readonly suspectedRetries: number
  readonly redirects: number
  readonly authChallenges: number
  readonly crossTraceRetries: number
  /** Repeats without any failure. */
  readonly loops: { readonly groups: number; readonly repeats: number }
  readonly repeatedSiblings: number
  readonly orphans: { readonly count: number; readonly seconds: number; readonly heldSeconds: number }
  readonly duplicates: number
  readonly missingParents: number
  readonly incompleteTraces: number
  readonly cycles: number
  readonly notVisible: number
  readonly openDropped: number
  /** Traces of more spans than can be judged, and their spans: left out of everything else. */
  readonly tooLarge: { readonly traces: number; readonly spans: number }
  /**
   * Services with more operations than are told apart: ids in their names stand as `{id}`, and where `hasOthers` those beyond stand
   * together as `{other}`.
   */
  readonly foldedOperations: readonly { readonly service: string; readonly hasOthers: boolean }[]
  readonly edges: readonly EdgeReport[]
  readonly services: readonly ServiceReport[]
  readonly roots: readonly RootReport[]
  readonly policyView: readonly BlameReport[]
  readonly causeView: readonly BlameReport[]
}

const seconds = (ns: number): number => ns / 1e9
const ratio = (above: number, below: number): number | null => (below > 0 ? above / below : null)

function edgeReport(edge: EdgeSums): EdgeReport {
  const { caller, callee, operation, local, attempts, logicalCalls, retries, hedges, rescued } = edge
  return {
    caller,
    callee,
    operation,
    attempts,
    logicalCalls,
    amplification: ratio(attempts, logicalCalls),
    timeAmplification: ratio(edge.attemptNs, edge.attemptNs - edge.wastedNs),
    retries,
    rescued,
    wasted: edge.wasted,
    wastedSeconds: seconds(edge.wastedNs),
    confidence: edge.confidence,
    local,
    hedges,
    finalFailures: edge.finalFailures,
    retrySuccessRatio: ratio(rescued, retries),
    rescueRatio: ratio(rescued, rescued + edge.failedAfterRetry),
    wastedByClass: Object.fromEntries(Object.entries(edge.byClass).filter(([, count]) => count > 0)),
    triggers: edge.byTrigger,
    attemptSeconds: seconds(edge.attemptNs),
    untimed: edge.untimed,
    notVisible: edge.notVisible,
  }
}

/** What arrives at each service from outside, and what arrives altogether. */
function arriving(sums: Pick<RetrySums, 'edges' | 'roots'>) {
  const outside = new Map<string, number>()
  for (const { service, requests } of sums.roots.values())
    outside.set(service, (outside.get(service) ?? 0) + requests)
  const visits = new Map(outside)
  for (const { caller, callee, local, attempts } of sums.edges.values())
    if (!local && caller !== callee) visits.set(callee, (visits.get(callee) ?? 0) + attempts)
  return { outside, visits }
}

function serviceReport(
  service: string,
  sums: ServiceSums,
  counts: { readonly outside: number; readonly visits: number; readonly requests: number },
): ServiceReport {
  return {
    service,
    spans: sums.spans,
    spanSeconds: seconds(sums.spanNs),
    workSeconds: seconds(sums.workNs),
    wastedWorkSeconds: seconds(sums.wastedWorkNs),
    heldSeconds: seconds(sums.heldNs),
    wastedHeldSeconds: seconds(sums.wastedHeldNs),
    arrivals: sums.arrivals,
    wastedArrivals: sums.wastedArrivals,
    visitCount: counts.visits,
    attemptSeconds: seconds(sums.attemptNs),
    wastedAttemptSeconds: seconds(sums.wastedAttemptNs),
    visits: ratio(counts.visits, counts.requests),
    endToEndAmplification: ratio(counts.visits, sums.baseArrivals + counts.outside),
    wastedWorkShare: ratio(sums.wastedWorkNs, sums.workNs),
    wastedTimeShare: ratio(sums.wastedAttemptNs, sums.attemptNs),
    wastedCountShare: ratio(sums.wastedArrivals, sums.arrivals),
  }
}

function blameReport(view: ReadonlyMap<string, ReadonlyMap<string, BlamedWork>>): BlameReport[] {
  const rows: BlameReport[] = []
  for (const [key, services] of view) {
    const [caller = '', callee = '', operation = ''] = key.split('\0')
    for (const [service, { attempts, attemptNs, workNs }] of services)
      rows.push({
        caller,
        callee,
        operation,
        service,
        attempts,
        attemptSeconds: seconds(attemptNs),
        workSeconds: seconds(workNs),
      })
  }
  return rows.sort(
    (a, b) => b.attemptSeconds + b.workSeconds - (a.attemptSeconds + a.workSeconds) || byName(a, b),
  )
}

const rootReport = ({ service, operation, requests, delivered, ns, wastedNs }: RootSums): RootReport => ({
  service,
  operation,
  requests,
  delivered,
  seconds: seconds(ns),
  wastedSeconds: seconds(wastedNs),
})

const nameOf = (row: { caller: string; callee: string; operation: string; service?: string }): string =>
  `${row.caller}\0${row.callee}\0${row.operation}\0${row.service ?? ''}`

function byName(a: Parameters<typeof nameOf>[0], b: Parameters<typeof nameOf>[0]): number {
  const [left, right] = [nameOf(a), nameOf(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/**
 * The measures of the traces that were added up, edges with the most wasted time first. Joins what continues from trace to
 * trace first, which changes `sums`.
 * Definitions: design "Retry amplification" §2.
 */
export function retryReport(sums: RetrySums): RetryReport {
  joinTraces(sums)
  const edges = [...sums.edges.values()].map(edgeReport)
  const roots = [...sums.roots.values()].map(rootReport)
  const requests = roots.reduce((total, root) => total + root.requests, 0)
  const { outside, visits } = arriving(sums)
  const countsOf = (name: string) => ({
    outside: outside.get(name) ?? 0,
    visits: visits.get(name) ?? 0,
    requests,
  })
  return {
    spans: sums.spans,
    traces: sums.traces,
    retries: sums.retries,
    hiddenRetries: sums.hiddenRetries,
    siblingRetries: sums.siblingRetries,
    orphans: {
      count: sums.orphanCount,
      seconds: seconds(sums.orphanNs),
      heldSeconds: seconds(sums.orphanHeldNs),
    },
    edges: edges.sort((a, b) => b.wastedSeconds - a.wastedSeconds || b.attempts - a.attempts || byName(a, b)),
    explicitRetries: sums.explicitRetries,
    hedges: sums.hedges,
    suspectedRetries: sums.suspected,
    redirects: sums.redirects,
    authChallenges: sums.authChallenges,
    crossTraceRetries: sums.crossTrace,
    loops: { groups: sums.loops, repeats: sums.loopRepeats },
    repeatedSiblings: sums.repeats,
    duplicates: sums.duplicates,
    missingParents: sums.missingParents,
    incompleteTraces: sums.incompleteTraces,
    cycles: sums.cycles,
    notVisible: edges.reduce((total, edge) => total + edge.notVisible, 0),
    openDropped: sums.openDropped,
    tooLarge: { traces: sums.tooLargeTraces, spans: sums.tooLargeSpans },
    foldedOperations: [...sums.operations]
      .flatMap(([service, { templated, last }]) => (templated ? [{ service, hasOthers: last !== null }] : []))
      .sort((a, b) => (a.service < b.service ? -1 : 1)),
    services: [...sums.services]
      .map(([name, service]) => serviceReport(name, service, countsOf(name)))
      .sort((a, b) => b.wastedWorkSeconds - a.wastedWorkSeconds || (a.service < b.service ? -1 : 1)),
    roots: roots.sort(
      (a, b) =>
        b.wastedSeconds - a.wastedSeconds ||
        (`${a.service}\0${a.operation}` < `${b.service}\0${b.operation}` ? -1 : 1),
    ),
    policyView: blameReport(sums.policy),
    causeView: blameReport(sums.cause),
  }
}
