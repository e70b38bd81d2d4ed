import { type Backoff, type EdgePolicy, NO_POLICY } from './policy.ts'

const FULL_JITTER = { low: 0, high: 1 }

/** Envoy's base interval of 25 ms, at most ten times that, fully jittered. */
const ENVOY_BACKOFF: Backoff = { initialMs: 25, multiplier: 2, maxMs: 250, jitter: FULL_JITTER }

/** What a library or mesh does unless somebody configures it. */
export interface Preset {
  readonly policy: EdgePolicy
  /** Its own word for the number of sends, and what that counts. */
  readonly says: string
  readonly source: string
}

/**
 * Defaults of the meshes and libraries whose own text was read. What their text does not say (timeouts, mostly) is left off.
 * Their words differ: "attempts" of an Istio route are retries, "maxAttempts" of gRPC are sends.
 */
export const PRESETS = {
  istio: {
    policy: { ...NO_POLICY, attempts: 3, backoff: ENVOY_BACKOFF, excludeTried: true },
    says: 'attempts: 2, which are retries: 3 sends. Hosts that were tried are avoided unless hashing is consistent. No timeout.',
    source: 'istio/istio 86c9f01, pilot/pkg/networking/core/route/retry/retry.go',
  },
  envoy: {
    policy: {
      ...NO_POLICY,
      attempts: 2,
      deadlineMs: 15_000,
      backoff: ENVOY_BACKOFF,
      budget: { kind: 'concurrency', share: 0, minimum: 3 },
    },
    says: 'num_retries: 1, which are retries: 2 sends. The route timeout of 15 s includes all of them, so that without a per_try_timeout a timed-out request is never sent again. max_retries: 3 at once.',
    source: 'envoyproxy/go-control-plane 2b88c16, RetryPolicy and CircuitBreakers',
  },
  linkerd: {
    policy: {
      ...NO_POLICY,
      attempts: 2,
      budget: { kind: 'ratio', ratio: 0.2, minPerSecond: 10, windowMs: 10_000 },
    },
    says: 'limit: 1, which are retries: 2 sends. retryRatio 0.2 and minRetriesPerSecond 10 over a ttl of 10 s, as in its documents.',
    source: 'linkerd/website 93f0017, 2.10 to 2.16',
  },
  grpc: {
    policy: {
      ...NO_POLICY,
      attempts: 4,
      backoff: { initialMs: 100, multiplier: 2, maxMs: 1000, jitter: { low: 0.8, high: 1.2 } },
      budget: { kind: 'tokens', most: 10, perSuccess: 0.1 },
      cancelOnTimeout: true,
      propagateDeadline: true,
    },
    says: 'maxAttempts counts all sends and is capped at 5. A deadline spans all of them and is sent along. gRPC has no defaults and retries nothing without a configuration: the figures here are the usual example, not a default.',
    source: 'grpc/proposal 1fd061a, A6',
  },
  'aws-sdk': {
    policy: { ...NO_POLICY, attempts: 3 },
    says: 'standard mode: max attempts 3, which are all sends.',
    source: 'AWS SDKs and Tools reference guide, retry behavior',
  },
  resilience4j: {
    policy: {
      ...NO_POLICY,
      attempts: 3,
      backoff: { initialMs: 500, multiplier: 1, maxMs: 500, jitter: { low: 1, high: 1 } },
    },
    says: 'maxAttempts: 3, which are all sends, 500 ms apart without jitter.',
    source: 'resilience4j, RetryConfig',
  },
  finagle: {
    policy: {
      ...NO_POLICY,
      attempts: 3,
      budget: { kind: 'ratio', ratio: 0.2, minPerSecond: 10, windowMs: 10_000 },
    },
    says: 'A budget of 20 % of requests and 10 per second over 10 s holds retries back. Its text that was read names no limit per request: 3 sends are assumed. The request timeout is per attempt.',
    source: 'twitter/finagle 4feb34c, RetryBudget.scala and Clients.rst',
  },
} as const satisfies Readonly<Record<string, Preset>>

export type PresetName = keyof typeof PRESETS

/** Whether a text names a preset. @example isPresetName('istio') // true */
export const isPresetName = (text: string): text is PresetName => Object.hasOwn(PRESETS, text)
