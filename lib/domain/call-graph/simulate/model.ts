import type { WasteClass } from '../../retries/judge-attempts.ts'
import type { GraphEdge, GraphNode } from '../call-graph.ts'
import type { EventQueue, Happening } from './event-queue.ts'
import type { Fifo } from './fifo.ts'
import type { Random } from './random.ts'
import type { RetryBudget } from './retry-budget.ts'

/** Times are whole nanoseconds from the start: exact in a number for 104 days. */
export const NS_PER_MS = 1e6

/** Of one time, faults come first, then what ends, then who waited for it. */
export const ORDER = { fault: 0, end: 1, wait: 2 } as const

/** One request from outside. */
export interface SimulatedRequest {
  readonly number: number
  readonly attempts: SentAttempt[]
  readonly visits: Visit[]
  /** Visits that go on. */
  live: number
  spans: number
  delivered: boolean
}

/** One replica of a service. */
export interface Instance {
  readonly index: number
  dead: boolean
  readonly running: Set<Visit>
  readonly waiting: Fifo<Visit>
}

/** A service with what happens to it. */
export interface NodeState {
  readonly node: GraphNode
  readonly groups: readonly (readonly EdgeState[])[]
  readonly fallbacks: ReadonlyMap<EdgeState, EdgeState>
  readonly instances: readonly Instance[]
  readonly random: { readonly time: Random; readonly failure: Random; readonly pick: Random }
  hanging: number
  slowness: number
  errorRate: number
  capacity: number
  rejected: number
  dropped: number
  longestQueue: number
}

/** A call that one service makes of another, with its budget. */
export interface EdgeState {
  readonly edge: GraphEdge
  readonly callee: NodeState
  readonly budget: RetryBudget
  readonly random: { readonly jitter: Random; readonly calls: Random }
  active: number
  retrying: number
  denied: number
}

/** A request while it is at one service. */
export interface Visit {
  readonly request: SimulatedRequest
  readonly at: NodeState
  readonly instance: Instance
  /** Null for a request from outside. */
  readonly attempt: SentAttempt | null
  readonly span: number
  readonly arrivedNs: number
  /** Known to the service; infinite where nobody told it. */
  readonly deadlineNs: number
  readonly answer: (failed: boolean) => void
  state: 'waiting' | 'working' | 'calling' | 'hung' | 'ended' | 'dropped'
  startedNs: number
  endedNs: number
  workNs: number
  failed: boolean
  cancelled: boolean
  work: Happening | null
  open: readonly LogicalCallState[]
}

/** One call with its attempts. */
export interface LogicalCallState {
  readonly number: number
  readonly edge: EdgeState
  readonly visit: Visit
  readonly deadlineNs: number
  readonly attempts: SentAttempt[]
  readonly done: (failed: boolean) => void
  open: number
  ended: boolean
  ok: boolean
  next: Happening | null
}

/** One send. */
export interface SentAttempt {
  readonly call: LogicalCallState
  readonly index: number
  readonly instance: Instance
  readonly hedge: boolean
  readonly span: number
  readonly sentNs: number
  /** When its caller will stop listening. */
  readonly limitNs: number
  outcome: 'open' | 'ok' | 'failed' | 'timed-out' | 'cancelled'
  /** When its caller stopped listening. */
  endedNs: number
  /** Answered well after that. */
  late: boolean
  visit: Visit | null
  timer: Happening | null
  useful: boolean
  waste: WasteClass | null
}

/** The clock and what is to come. */
export interface World {
  nowNs: number
  readonly queue: EventQueue
  /** Visits that go on and attempts that are not yet counted. */
  held: number
  calls: number
  /** Called when nothing of a request goes on any more. */
  readonly onEnd: (request: SimulatedRequest) => void
}
