import { edgeKey, mayContinue } from './add-edges.ts'
import { callIdentity } from './call-identity.ts'
import type { JudgedAttempt } from './judge-attempts.ts'
import type { LogicalCall } from './logical-call.ts'
import { retryMarks } from './retry-marks.ts'
import type { OpenAttempt } from './retry-sums.ts'

/**
 * What a call at the root of its trace leaves for joining with other traces: its attempt, if something says which call it
 * belongs to (an idempotency key, AWS's invocation id, a request id; else its address together with a resend count).
 */
export function openAttempts(call: LogicalCall, judged: readonly JudgedAttempt[]): OpenAttempt[] {
  const only = judged[0]
  if (!only || judged.length !== 1 || only.attempt.node.parent || call.inside) return []
  const { span } = only.attempt.node
  if (span.kind === 'server' || span.kind === 'internal') return []
  const { ordinal } = retryMarks(span)
  const id =
    span.attrs.get('request.key') ??
    (span.kind === 'consumer' ? span.attrs.get('message.id') : undefined) ??
    span.attrs.get('request.id')
  const identity = callIdentity(span)
  if (id === undefined && (identity === '' || !(mayContinue(only) || (ordinal ?? 0) > 0))) return []
  return [
    {
      edge: edgeKey(call),
      key: id ?? identity,
      exact: id !== undefined,
      trace: span.trace,
      startNs: span.startNs,
      endNs: span.endNs,
      retryable: mayContinue(only),
      failed: span.failed,
      used: only.used,
      ordinal,
      continuation: call.continuation,
      waste: only.waste,
    },
  ]
}
