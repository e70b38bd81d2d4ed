import type { SpanNode } from './trace-tree.ts'

/** How sure the inference is. Only high and medium count. */
export type Confidence = 'high' | 'medium'

/** How the attempts of a logical call were found to belong together. */
export type FoundBy = 'explicit' | 'hidden' | 'sibling' | 'hedge'

/** One send on the wire. */
export interface Attempt {
  /** The span that shows it: the caller's, or for a hidden retry the receiver's. */
  readonly node: SpanNode
  /** Sent while an earlier attempt was outstanding. */
  readonly hedge: boolean
  /** Sent after an earlier attempt failed or was given up. */
  readonly retry: boolean
}

/** One intention of the caller to get an answer, with its attempts in the order they were sent. */
export interface LogicalCall {
  readonly caller: string
  readonly callee: string
  readonly operation: string
  /** An operation within one service: no wire between them. */
  readonly local: boolean
  readonly attempts: Attempt[]
  /** The original is not in this trace: its own trace may hold it. */
  readonly continuation: boolean
  /** Retries within the one span: they count, their time is not known. */
  readonly inside: number
  /** Retries of `attempts` that only the receiver shows. */
  readonly hidden: number
  /** gRPC's own resends, which no server application saw. */
  readonly transparent: number
  /** Null for a single attempt, about which nothing had to be found. */
  readonly foundBy: FoundBy | null
  readonly confidence: Confidence | null
  /** The client span around attempts that only the receiver shows. */
  readonly around: SpanNode | null
}

/** What was seen beside the calls. */
export interface Seen {
  /** Failed, then repeated, but the failure was none that a retry answers. */
  suspected: number
  redirects: number
  authChallenges: number
  /** Repeats of one operation by one parent, among which nothing failed: loops, polling, fan-out. */
  loops: number
  loopRepeats: number
  /** Every repeat of one operation by one parent. */
  repeats: number
}
