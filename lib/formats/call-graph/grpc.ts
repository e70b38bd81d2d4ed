import { z } from 'zod'
import type { CallGraph } from '#lib/domain/call-graph/call-graph.ts'
import { type Budget, type EdgePolicy, NO_POLICY } from '#lib/domain/call-graph/policy.ts'
import { Duration, LimitOrNone } from './duration.ts'
import { edgesGraph } from './edges-graph.ts'
import { parsed } from './refuse.ts'

const CALLER = 'client'
/** gRPC sends at most this often, whatever a configuration says. */
const MOST_ATTEMPTS = 5
/** A6: wait × U(0.8, 1.2). */
const JITTER = { low: 0.8, high: 1.2 }

const Attempts = z.number().int().min(2, 'must be at least 2: it counts the first attempt too')
const Name = z.looseObject({ service: z.string().optional(), method: z.string().optional() })

const MethodConfig = z.looseObject({
  name: z.array(Name).min(1),
  timeout: LimitOrNone.optional(),
  retryPolicy: z
    .looseObject({
      maxAttempts: Attempts,
      initialBackoff: Duration,
      maxBackoff: Duration,
      backoffMultiplier: z.number().positive(),
    })
    .optional(),
  hedgingPolicy: z.looseObject({ maxAttempts: Attempts, hedgingDelay: Duration.default(0) }).optional(),
})

const ServiceConfig = z.looseObject({
  methodConfig: z.array(MethodConfig),
  retryThrottling: z
    .looseObject({ maxTokens: z.number().positive(), tokenRatio: z.number().positive() })
    .optional(),
})

function policyOf(config: z.infer<typeof MethodConfig>, budget: Budget | null): EdgePolicy {
  const { retryPolicy, hedgingPolicy, timeout } = config
  const shared = { ...NO_POLICY, deadlineMs: timeout ?? null, cancelOnTimeout: true, propagateDeadline: true }
  if (hedgingPolicy)
    return {
      ...shared,
      attempts: Math.min(hedgingPolicy.maxAttempts, MOST_ATTEMPTS),
      hedging: { delayMs: hedgingPolicy.hedgingDelay },
      budget,
    }
  if (!retryPolicy) return shared
  return {
    ...shared,
    attempts: Math.min(retryPolicy.maxAttempts, MOST_ATTEMPTS),
    backoff: {
      initialMs: retryPolicy.initialBackoff,
      multiplier: retryPolicy.backoffMultiplier,
      maxMs: retryPolicy.maxBackoff,
      jitter: JITTER,
    },
    budget,
  }
}

/**
 * A gRPC service config: a call from "client" to each service that it names ("any service" where it names none).
 * `maxAttempts` counts all sends and is capped at 5, the timeout is the deadline of all of them and is sent along, a call that
 * is given up is cancelled, and `retryThrottling` is a bucket of tokens.
 * @throws AppError `file-damaged`
 */
export function readGrpc(value: unknown): CallGraph {
  const { methodConfig, retryThrottling } = parsed(ServiceConfig, value)
  const budget: Budget | null = retryThrottling
    ? { kind: 'tokens', most: retryThrottling.maxTokens, perSuccess: retryThrottling.tokenRatio }
    : null
  return edgesGraph(
    'gRPC service config',
    methodConfig.flatMap((config) =>
      config.name.map(({ service = '', method = '' }) => ({
        from: CALLER,
        to: service === '' ? 'any service' : service,
        operation: method,
        policy: policyOf(config, budget),
      })),
    ),
  )
}
