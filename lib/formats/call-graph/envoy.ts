import { z } from 'zod'
import type { CallGraph } from '#lib/domain/call-graph/call-graph.ts'
import type { Budget, EdgePolicy } from '#lib/domain/call-graph/policy.ts'
import { PRESETS } from '#lib/domain/call-graph/presets.ts'
import { LimitOrNone } from './duration.ts'
import { edgesGraph, type PolicyEdge } from './edges-graph.ts'
import { parsed } from './refuse.ts'

/** Who calls, where nothing names the proxy. */
const CALLER = 'envoy'

const Count = z.number().int().min(0).max(1000)
/** Envoy writes a number of a wrapper type plain, or as { value }. */
const Wrapped = z.union([Count, z.looseObject({ value: Count }).transform(({ value }) => value)])

const RetryPolicy = z.looseObject({
  retry_on: z.string().optional(),
  num_retries: Wrapped.optional(),
  per_try_timeout: LimitOrNone.optional(),
  retry_back_off: z
    .looseObject({ base_interval: LimitOrNone.optional(), max_interval: LimitOrNone.optional() })
    .optional(),
  retry_host_predicate: z.array(z.looseObject({ name: z.string() })).optional(),
})
const HedgePolicy = z.looseObject({ hedge_on_per_try_timeout: z.boolean().optional() })

const Route = z.looseObject({
  name: z.string().optional(),
  route: z
    .looseObject({
      cluster: z.string().optional(),
      weighted_clusters: z.looseObject({ clusters: z.array(z.looseObject({ name: z.string() })) }).optional(),
      timeout: LimitOrNone.optional(),
      retry_policy: RetryPolicy.optional(),
      hedge_policy: HedgePolicy.optional(),
    })
    .optional(),
})
const VirtualHost = z.looseObject({
  name: z.string().optional(),
  retry_policy: RetryPolicy.optional(),
  routes: z.array(Route).default([]),
})

const Threshold = z.looseObject({
  priority: z.string().optional(),
  max_retries: Wrapped.optional(),
  retry_budget: z
    .looseObject({
      budget_percent: z.looseObject({ value: z.number().min(0).max(100) }).optional(),
      min_retry_concurrency: Wrapped.optional(),
    })
    .optional(),
})
const Cluster = z.looseObject({
  name: z.string(),
  connect_timeout: LimitOrNone.optional(),
  lb_policy: z.string().optional(),
  circuit_breakers: z.looseObject({ thresholds: z.array(Threshold).optional() }).optional(),
})

type Retry = z.infer<typeof RetryPolicy>
type KnownCluster = z.infer<typeof Cluster>

const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Field names as in the protocol buffers, which JSON may also write in camelCase. */
function snakeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [snake(key), snakeKeys(child)]))
}

/** Every list of the given name, wherever a configuration has it. */
function listsOf(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) =>
    key === name && Array.isArray(child) ? child : listsOf(child, name),
  )
}

function budgetOf(cluster: KnownCluster | undefined): Budget | null {
  const threshold = cluster?.circuit_breakers?.thresholds?.find(
    ({ priority = 'DEFAULT' }) => priority === 'DEFAULT',
  )
  if (threshold?.retry_budget)
    return {
      kind: 'concurrency',
      share: (threshold.retry_budget.budget_percent?.value ?? 20) / 100,
      minimum: threshold.retry_budget.min_retry_concurrency ?? 3,
    }
  return { kind: 'concurrency', share: 0, minimum: threshold?.max_retries ?? 3 }
}

function policyOf(
  route: NonNullable<z.infer<typeof Route>['route']>,
  retry: Retry | undefined,
  cluster: KnownCluster | undefined,
): EdgePolicy {
  const defaults = PRESETS.envoy.policy
  const base = retry?.retry_back_off?.base_interval ?? defaults.backoff.initialMs
  const hashed = /^(RING_HASH|MAGLEV)$/.test(cluster?.lb_policy ?? '')
  const hedges = route.hedge_policy?.hedge_on_per_try_timeout === true
  const perTry = retry?.per_try_timeout ?? null
  return {
    ...defaults,
    attempts: retry ? (retry.num_retries ?? 1) + 1 : 1,
    timeoutMs: hedges ? null : perTry,
    deadlineMs: route.timeout === undefined ? defaults.deadlineMs : route.timeout,
    connectTimeoutMs: cluster?.connect_timeout ?? null,
    backoff: retry
      ? { ...defaults.backoff, initialMs: base, maxMs: retry.retry_back_off?.max_interval ?? base * 10 }
      : null,
    budget: retry ? budgetOf(cluster) : null,
    hedging: hedges && perTry !== null ? { delayMs: perTry } : null,
    pick: hashed ? 'sticky' : 'random',
    excludeTried: (retry?.retry_host_predicate ?? []).some(({ name }) => name.includes('previous_hosts')),
  }
}

/** Whether a document is a configuration of Envoy: it has virtual hosts somewhere. */
export const isEnvoy = (value: unknown): boolean => listsOf(snakeKeys(value), 'virtual_hosts').length > 0

/**
 * Envoy's routes, in a RouteConfiguration or anywhere in a bootstrap, with the clusters beside them: a call from the proxy
 * (its `node.cluster`, else "envoy") to each cluster. `num_retries` are retries; the route timeout (15 s unless stated, 0 for
 * none) includes all of them; without a `per_try_timeout` a timed-out request is not sent again; at most 3 retries at once
 * unless the cluster's breaker or retry budget says otherwise.
 * @throws AppError `file-damaged`
 */
export function readEnvoy(value: unknown): CallGraph {
  const config = snakeKeys(value)
  const clusters = listsOf(config, 'clusters').flatMap((found) => {
    const cluster = Cluster.safeParse(found)
    return cluster.success ? [cluster.data] : []
  })
  const proxy = z.looseObject({ node: z.looseObject({ cluster: z.string().min(1) }) }).safeParse(config)
  const from = proxy.success ? proxy.data.node.cluster : CALLER
  const found: PolicyEdge[] = []
  for (const host of listsOf(config, 'virtual_hosts')) {
    const { routes, retry_policy: shared } = parsed(VirtualHost, host)
    for (const { route, name } of routes) {
      if (!route) continue
      const weighted = route.weighted_clusters?.clusters.map((cluster) => cluster.name) ?? []
      for (const to of route.cluster === undefined ? weighted : [route.cluster]) {
        const cluster = clusters.find((known) => known.name === to)
        const policy = policyOf(route, route.retry_policy ?? shared, cluster)
        if (to !== from) found.push({ from, to, operation: name ?? '', policy })
      }
    }
  }
  return edgesGraph('Envoy route configuration', found)
}
