import type { CallProfile } from './call-profile.ts'
import type { WasteClass } from './judge-attempts.ts'
import type { Confidence, FoundBy } from './logical-call.ts'
import type { OperationNames } from './operation-names.ts'

/** What is added up for one edge: caller, callee and operation. Times in nanoseconds. */
export interface EdgeSums {
  readonly caller: string
  readonly callee: string
  readonly operation: string
  readonly local: boolean
  /** N */
  attempts: number
  /** L */
  logicalCalls: number
  /** R */
  retries: number
  hedges: number
  transparentRetries: number
  /** F: calls whose last attempt failed. */
  finalFailures: number
  /** F*: of those, calls that did retry. */
  failedAfterRetry: number
  /** S: retries whose answer was used by their caller. */
  rescued: number
  /** Attempts that are not useful. */
  wasted: number
  attemptNs: number
  wastedNs: number
  /** Retries that no span of their own shows: counted, their time is not known. */
  untimed: number
  /** Calls with nothing at the other end to see retries in. */
  notVisible: number
  byClass: Partial<Record<WasteClass, number>>
  byFound: Partial<Record<FoundBy, number>>
  /** Of the retries, what was wrong with the attempt before each, as `retryTrigger` names it. */
  byTrigger: Record<string, number>
  confidence: Confidence | null
  readonly profile: CallProfile
}

/** What is added up for one service. Work is own time of spans that do not wait for another service. */
export interface ServiceSums {
  spans: number
  spanNs: number
  workNs: number
  wastedWorkNs: number
  /** Own time of spans that wait for another service: threads, connections and memory held. */
  heldNs: number
  wastedHeldNs: number
  /** Attempts of calls that end here, those of its own with nobody known at the other end among them. */
  arrivals: number
  wastedArrivals: number
  attemptNs: number
  wastedAttemptNs: number
  /** Attempts of other services that would have arrived had every call above taken one attempt. */
  baseArrivals: number
}

/** What is added up for one kind of request from outside. */
export interface RootSums {
  readonly service: string
  readonly operation: string
  requests: number
  delivered: number
  ns: number
  /** Of that, time in which a wasted attempt was under way. */
  wastedNs: number
}

/** Wasted work of one service, given to one edge. */
export interface BlamedWork {
  attempts: number
  attemptNs: number
  workNs: number
}

/** An attempt whose next or previous one may be in another trace. */
export interface OpenAttempt {
  readonly edge: string
  /** What the attempts of the call have in common. */
  readonly key: string
  /** Made for joining: an idempotency key or the like, not only the same operation and address. */
  readonly exact: boolean
  readonly trace: string
  readonly startNs: bigint
  readonly endNs: bigint
  readonly retryable: boolean
  readonly failed: boolean
  readonly used: boolean
  /** Its own mark, null where it has none. */
  readonly ordinal: number | null
  readonly continuation: boolean
  /** Counted as timed-out or late, not as a failure of the other classes. */
  readonly waste: WasteClass | null
}

/** Everything that adds up over traces. */
export interface RetrySums {
  spans: number
  traces: number
  retries: number
  hiddenRetries: number
  siblingRetries: number
  explicitRetries: number
  hedges: number
  orphanCount: number
  orphanNs: number
  orphanHeldNs: number
  duplicates: number
  missingParents: number
  incompleteTraces: number
  cycles: number
  suspected: number
  redirects: number
  authChallenges: number
  loops: number
  loopRepeats: number
  repeats: number
  crossTrace: number
  readonly edges: Map<string, EdgeSums>
  readonly services: Map<string, ServiceSums>
  readonly roots: Map<string, RootSums>
  /** Per edge, then per service whose work was wasted. */
  readonly policy: Map<string, Map<string, BlamedWork>>
  readonly cause: Map<string, Map<string, BlamedWork>>
  readonly open: OpenAttempt[]
  /** Attempts that could not be kept for joining, because there were too many. */
  openDropped: number
  /** Traces of more spans than memory holds: left out, with their spans. */
  tooLargeTraces: number
  tooLargeSpans: number
  /** By service: of the edges that lead to it, and of requests from outside. */
  readonly operations: Map<string, OperationNames>
}

/** No traces. */
export const noSums = (): RetrySums => ({
  spans: 0,
  traces: 0,
  retries: 0,
  hiddenRetries: 0,
  siblingRetries: 0,
  explicitRetries: 0,
  hedges: 0,
  orphanCount: 0,
  orphanNs: 0,
  orphanHeldNs: 0,
  duplicates: 0,
  missingParents: 0,
  incompleteTraces: 0,
  cycles: 0,
  suspected: 0,
  redirects: 0,
  authChallenges: 0,
  loops: 0,
  loopRepeats: 0,
  repeats: 0,
  crossTrace: 0,
  edges: new Map(),
  services: new Map(),
  roots: new Map(),
  policy: new Map(),
  cause: new Map(),
  open: [],
  openDropped: 0,
  tooLargeTraces: 0,
  tooLargeSpans: 0,
  operations: new Map(),
})
