import { z } from 'zod'
import type { CallGraph } from '#lib/domain/call-graph/call-graph.ts'
import type { EdgePolicy } from '#lib/domain/call-graph/policy.ts'
import { PRESETS } from '#lib/domain/call-graph/presets.ts'
import { LimitOrNone } from './duration.ts'
import { edgesGraph, type PolicyEdge } from './edges-graph.ts'
import { parsed } from './refuse.ts'

/** Who calls, where a route says nothing of it. */
const ANYBODY = 'mesh'
/** `app` and the name that Kubernetes recommends for it. */
const APP_LABELS = ['app', 'app.kubernetes.io/name']

const Retries = z.looseObject({
  attempts: z.number().int().min(0).max(1000).optional(),
  perTryTimeout: LimitOrNone.optional(),
  backoff: LimitOrNone.optional(),
  retryIgnorePreviousHosts: z.boolean().optional(),
})

const Route = z.looseObject({
  name: z.string().optional(),
  match: z
    .array(
      z.looseObject({
        sourceLabels: z.record(z.string(), z.string()).optional(),
        gateways: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  route: z.array(z.looseObject({ destination: z.looseObject({ host: z.string().min(1) }) })).optional(),
  timeout: LimitOrNone.optional(),
  retries: Retries.nullish(),
})

const VirtualService = z.looseObject({
  kind: z.literal('VirtualService'),
  metadata: z.looseObject({ name: z.string().optional() }).optional(),
  spec: z.looseObject({
    gateways: z.array(z.string()).optional(),
    http: z.array(Route).optional(),
  }),
})

const DestinationRule = z.looseObject({
  kind: z.literal('DestinationRule'),
  spec: z.looseObject({
    host: z.string(),
    trafficPolicy: z
      .looseObject({
        loadBalancer: z.looseObject({ consistentHash: z.unknown().optional() }).optional(),
        connectionPool: z
          .looseObject({
            tcp: z.looseObject({ connectTimeout: LimitOrNone.optional() }).optional(),
            http: z.looseObject({ maxRetries: z.number().int().min(0).optional() }).optional(),
          })
          .optional(),
      })
      .optional(),
  }),
})

type Rule = z.infer<typeof DestinationRule>

/** A host in short, as within its namespace. @example service('good.shop.svc.cluster.local') // 'good' */
const service = (host: string): string => host.replace(/\.[^.]+\.svc(\.[a-z.-]+)?$/, '')

function policyOf(route: z.infer<typeof Route>, rule: Rule | undefined): EdgePolicy {
  const defaults = PRESETS.istio.policy
  const traffic = rule?.spec.trafficPolicy
  const hashed = traffic?.loadBalancer?.consistentHash !== undefined
  const maxRetries = traffic?.connectionPool?.http?.maxRetries
  const { retries } = route
  const base = retries?.backoff ?? null
  return {
    ...defaults,
    attempts: retries?.attempts === undefined ? defaults.attempts : retries.attempts + 1,
    timeoutMs: retries?.perTryTimeout ?? null,
    deadlineMs: route.timeout ?? null,
    connectTimeoutMs: traffic?.connectionPool?.tcp?.connectTimeout ?? null,
    backoff: base === null ? defaults.backoff : { ...defaults.backoff, initialMs: base, maxMs: base * 10 },
    budget: maxRetries === undefined ? null : { kind: 'concurrency', share: 0, minimum: maxRetries },
    pick: hashed ? 'sticky' : 'random',
    excludeTried: !hashed && retries?.retryIgnorePreviousHosts !== false,
  }
}

/** The callers that a route is for: workloads by label, else gateways, else anybody in the mesh. */
function callersOf(route: z.infer<typeof Route>, gateways: readonly string[]): readonly string[] {
  const matches = route.match ?? [{}]
  return matches.flatMap(({ sourceLabels, gateways: own }) => {
    const labels: Readonly<Record<string, string>> = sourceLabels ?? {}
    const app = APP_LABELS.map((label) => labels[label]).find((name) => name !== undefined)
    return app === undefined ? (own ?? gateways) : [app]
  })
}

/**
 * Istio's VirtualServices (with the DestinationRules beside them): a call from each workload that a match names by the label
 * `app`, else from the gateway or "mesh", to each destination. `retries.attempts: k` means k retries, so k + 1 sends; a route
 * without `retries` retries twice; `timeout` is for all of them.
 * @throws AppError `file-damaged`
 */
export function readIstio(documents: readonly Readonly<Record<string, unknown>>[]): CallGraph {
  const rules = documents
    .filter(({ kind }) => kind === 'DestinationRule')
    .map((document) => parsed(DestinationRule, document))
  const found: PolicyEdge[] = []
  for (const document of documents.filter(({ kind }) => kind === 'VirtualService')) {
    const { spec } = parsed(VirtualService, document)
    for (const route of spec.http ?? [])
      for (const { destination } of route.route ?? []) {
        const to = service(destination.host)
        const rule = rules.find(({ spec: { host } }) => service(host) === to)
        for (const from of callersOf(route, spec.gateways ?? [ANYBODY]))
          if (from !== to)
            found.push({ from, to, operation: route.name ?? '', policy: policyOf(route, rule) })
      }
  }
  return edgesGraph('Istio VirtualService', found)
}
