import type { SpanRecord } from './span.ts'

/** `http-503`, `grpc-14`, `timed-out`, `failed` without a status, `answered` (yet sent again), or `not-shown`: no span says. */
export type RetryTrigger =
  | `http-${number}`
  | `grpc-${number}`
  | 'timed-out'
  | 'failed'
  | 'answered'
  | 'not-shown'

type Outcome = Pick<SpanRecord, 'failed' | 'timedOut' | 'httpStatus' | 'grpcStatus'>

/**
 * What was wrong with an attempt that a retry followed. Codes that no standard knows are not told apart, so that there are never many.
 *
 * @example retryTrigger({ failed: true, timedOut: false, httpStatus: 503, grpcStatus: null }) // 'http-503'
 */
export function retryTrigger(outcome: Outcome | null): RetryTrigger {
  if (outcome === null) return 'not-shown'
  const { failed, timedOut, httpStatus, grpcStatus } = outcome
  if (httpStatus !== null && httpStatus >= 400 && httpStatus <= 599) return `http-${httpStatus}`
  if (grpcStatus !== null && grpcStatus >= 1 && grpcStatus <= 16) return `grpc-${grpcStatus}`
  if (timedOut) return 'timed-out'
  return failed ? 'failed' : 'answered'
}
