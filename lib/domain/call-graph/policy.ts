/** Waits between attempts: wait k = min(initial × multiplier^(k−1), max) × U(low, high). */
export interface Backoff {
  readonly initialMs: number
  readonly multiplier: number
  readonly maxMs: number
  /** Both 1 without jitter, 0 and 1 for full jitter, 0.8 and 1.2 for gRPC's. */
  readonly jitter: { readonly low: number; readonly high: number }
}

/**
 * What keeps retries from multiplying.
 * - `ratio`: at most `ratio` retries per request over a sliding window, and `minPerSecond` besides (Finagle, Linkerd).
 * - `concurrency`: at most max(`minimum`, `share` × attempts under way) retries at once (Envoy; share 0 is its breaker).
 * - `tokens`: −1 per failure, + `perSuccess` per success, retries only above half of `most` (gRPC).
 * - `bucket`: a retry takes `perRetry`, a success gives `perSuccess`, never above `most` (Brooker 2022, AWS SDKs).
 */
export type Budget =
  | {
      readonly kind: 'ratio'
      readonly ratio: number
      readonly minPerSecond: number
      readonly windowMs: number
    }
  | { readonly kind: 'concurrency'; readonly share: number; readonly minimum: number }
  | { readonly kind: 'tokens'; readonly most: number; readonly perSuccess: number }
  | {
      readonly kind: 'bucket'
      readonly most: number
      readonly perRetry: number
      readonly perSuccess: number
    }

/** What a caller does about a call that is slow or fails. */
export interface EdgePolicy {
  /** T: how long one attempt may take; null without a limit. */
  readonly timeoutMs: number | null
  /** For all attempts and waits together; null without one. */
  readonly deadlineMs: number | null
  readonly connectTimeoutMs: number | null
  /** n: the sends of one call at most, the first included. */
  readonly attempts: number
  readonly backoff: Backoff | null
  readonly budget: Budget | null
  /** The next attempt goes out after this while, without waiting for a failure. `attempts` limits them too. */
  readonly hedging: { readonly delayMs: number } | null
  /** How an instance is picked: any, the first in order that is not excluded, or the call's first one again. */
  readonly pick: 'random' | 'in-order' | 'sticky'
  /** No attempt goes to an instance that this call has tried. */
  readonly excludeTried: boolean
  /** Giving up an attempt stops the work on it, and below it. */
  readonly cancelOnTimeout: boolean
  /** The callee knows when its caller gives up, and starts nothing after that. */
  readonly propagateDeadline: boolean
}

/** One send, no limits: what a caller does where nobody configured anything. */
export const NO_POLICY: EdgePolicy = {
  timeoutMs: null,
  deadlineMs: null,
  connectTimeoutMs: null,
  attempts: 1,
  backoff: null,
  budget: null,
  hedging: null,
  pick: 'random',
  excludeTried: false,
  cancelOnTimeout: false,
  propagateDeadline: false,
}

/** Wait before attempt `retry` + 1 without its jitter, in milliseconds. @example rawWaitMs(envoy, 3) // 100 of 25, 50, 100 */
export const rawWaitMs = ({ initialMs, multiplier, maxMs }: Backoff, retry: number): number =>
  Math.min(initialMs * multiplier ** (retry - 1), maxMs)

/** The longest that all waits of one call can take together, in milliseconds. */
export function worstWaitsMs({ attempts, backoff }: Pick<EdgePolicy, 'attempts' | 'backoff'>): number {
  if (!backoff) return 0
  let sum = 0
  for (let retry = 1; retry < attempts; retry++) sum += rawWaitMs(backoff, retry) * backoff.jitter.high
  return sum
}
