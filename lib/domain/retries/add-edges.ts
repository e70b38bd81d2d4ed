import { addToProfile, noProfile } from './call-profile.ts'
import { isRetryable } from './call-status.ts'
import type { JudgedAttempt } from './judge-attempts.ts'
import type { Confidence, LogicalCall } from './logical-call.ts'
import type { EdgeSums, RetrySums } from './retry-sums.ts'
import { type RetryTrigger, retryTrigger } from './retry-trigger.ts'

/** The key of an edge in the sums. */
export const edgeKey = (edge: Pick<EdgeSums, 'caller' | 'callee' | 'operation'>): string =>
  `${edge.caller}\0${edge.callee}\0${edge.operation}`

/** An edge nothing was counted on. */
export const noEdge = (edge: Pick<EdgeSums, 'caller' | 'callee' | 'operation' | 'local'>): EdgeSums => ({
  caller: edge.caller,
  callee: edge.callee,
  operation: edge.operation,
  local: edge.local,
  attempts: 0,
  logicalCalls: 0,
  retries: 0,
  hedges: 0,
  transparentRetries: 0,
  finalFailures: 0,
  failedAfterRetry: 0,
  rescued: 0,
  wasted: 0,
  attemptNs: 0,
  wastedNs: 0,
  untimed: 0,
  notVisible: 0,
  byClass: {},
  byFound: {},
  byTrigger: {},
  confidence: null,
  profile: noProfile(),
})

/** Of two confidences the lower: an edge is as sure as its least sure retry. */
export const lower = (a: Confidence | null, b: Confidence | null): Confidence | null =>
  a === 'medium' || b === 'medium' ? 'medium' : (a ?? b)

/** A client span with nothing under it: whether its library sent more than once cannot be seen. */
const isOpaque = ({ attempts }: LogicalCall): boolean =>
  attempts.some(({ node }) => node.span.kind === 'client' && node.children.length === 0)

function addFound(sums: RetrySums, edge: EdgeSums, call: LogicalCall, retries: number): void {
  const shown = retries - call.hidden
  sums.retries += retries
  sums.hiddenRetries += call.hidden
  if (call.foundBy === 'sibling') sums.siblingRetries += shown
  if (call.foundBy === 'explicit') sums.explicitRetries += shown
  if (call.hidden) edge.byFound.hidden = (edge.byFound.hidden ?? 0) + call.hidden
  if (call.foundBy && shown) edge.byFound[call.foundBy] = (edge.byFound[call.foundBy] ?? 0) + shown
}

/** Counts what retries followed. */
export function addTrigger(edge: EdgeSums, trigger: RetryTrigger, retries: number): void {
  edge.byTrigger[trigger] = (edge.byTrigger[trigger] ?? 0) + retries
}

/**
 * Adds one logical call with its judged attempts to its edge: N, L, R, F, S, waste by class.
 * The identities N = L + R + H and wasted = sum of the classes hold for every edge.
 */
export function addCall(sums: RetrySums, call: LogicalCall, judged: readonly JudgedAttempt[]): EdgeSums {
  const key = edgeKey(call)
  const edge = sums.edges.get(key) ?? noEdge(call)
  sums.edges.set(key, edge)
  const hedges = judged.filter(({ attempt }) => attempt.hedge).length
  const retries = judged.filter(({ attempt }) => attempt.retry).length + call.inside
  const picked = judged.some(({ used }) => used)
  edge.attempts += judged.length + call.inside
  edge.logicalCalls += call.continuation ? 0 : 1
  edge.retries += retries
  edge.hedges += hedges
  edge.transparentRetries += call.transparent
  edge.untimed += call.inside
  if (isOpaque(call)) edge.notVisible++
  if (!picked) edge.finalFailures++
  if (!picked && retries) edge.failedAfterRetry++
  if (judged.some(({ used, attempt }) => used && attempt.retry) || (picked && call.inside)) edge.rescued++
  addToProfile(edge.profile, call, judged, retries)
  sums.hedges += hedges
  if (retries || hedges) edge.confidence = lower(edge.confidence, call.confidence)
  if (retries) addFound(sums, edge, call, retries)
  for (const [index, { attempt }] of judged.entries())
    if (attempt.retry) addTrigger(edge, retryTrigger(judged[index - 1]?.attempt.node.span ?? null), 1)
  if (call.inside) addTrigger(edge, 'not-shown', call.inside)
  for (const { attempt, waste } of judged) {
    const ns = attempt.node.end - attempt.node.start
    edge.attemptNs += ns
    if (waste === null) continue
    edge.wasted++
    edge.wastedNs += ns
    edge.byClass[waste] = (edge.byClass[waste] ?? 0) + 1
  }
  if (call.inside) {
    edge.wasted += call.inside
    edge.byClass['failed-then-retried'] = (edge.byClass['failed-then-retried'] ?? 0) + call.inside
  }
  return edge
}

/** Whether a call's end may be explained by an attempt in another trace. */
export const mayContinue = ({ attempt, used }: JudgedAttempt): boolean =>
  !used && isRetryable(attempt.node.span)
