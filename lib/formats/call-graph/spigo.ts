import { z } from 'zod'
import { type CallGraph, type GraphEdge, plainNode } from '#lib/domain/call-graph/call-graph.ts'
import { NO_POLICY } from '#lib/domain/call-graph/policy.ts'
import { parsed, refused, requireSize } from './refuse.ts'

const PACKAGES = [
  'eureka',
  'pirate',
  'elb',
  'denominator',
  'zuul',
  'karyon',
  'monolith',
  'staash',
  'priamCassandra',
  'store',
  'riak',
  'volume',
  'cache',
] as const

/** A registry that any service may depend on: no call. */
const REGISTRY = 'eureka'
const ZONES = 6

const Service = z.looseObject({
  name: z.string().min(1).max(500),
  package: z.string(),
  regions: z.number().int().min(0).optional(),
  count: z.number().int().min(0).max(1_000_000),
  dependencies: z.array(z.string()).nullish(),
})

const Arch = z.looseObject({ arch: z.string(), services: z.array(Service).min(1) })

/** A service that stands for what sends traffic in. */
const sendsTraffic = ({ package: kind }: z.infer<typeof Service>): boolean => kind === 'denominator'

/**
 * An architecture of spigo (json_arch): one call per dependency and request, all of them at once. A dependency on itself is
 * replication and one on "eureka" a registry: neither is a call. `count` is per region; 0 is a node that somebody else runs.
 * Requests come in at every "denominator", or where there is none at the last service.
 * @throws AppError `file-damaged` on an unknown package or dependency and on a name that comes twice
 */
export function readSpigo(value: unknown): CallGraph {
  const { arch, services } = parsed(Arch, value)
  requireSize(
    services.length,
    services.reduce((sum, { dependencies }) => sum + (dependencies?.length ?? 0), 0),
  )
  const names = new Set<string>()
  for (const { name, package: kind } of services) {
    if (names.has(name)) throw refused(`the service "${name}" stands there twice`)
    names.add(name)
    if (!(PACKAGES as readonly string[]).includes(kind))
      throw refused(
        `the service "${name}" has the unknown package "${kind}"`,
        `Use one of ${PACKAGES.join(', ')}.`,
      )
  }
  const edges: GraphEdge[] = []
  for (const { name, dependencies } of services)
    for (const to of new Set(dependencies ?? [])) {
      if (to !== REGISTRY && !names.has(to))
        throw refused(`the service "${name}" depends on "${to}", which is no service of this file`)
      if (to === name || to === REGISTRY) continue
      edges.push({
        from: name,
        to,
        operation: '',
        calls: 1,
        group: 1,
        fallbackFor: null,
        policy: NO_POLICY,
        observedP999Ms: null,
        observedRetrySuccess: null,
      })
    }
  const nodes = services.map(({ name, count, regions }) => ({
    ...plainNode(name),
    instances: count === 0 ? null : count * Math.max(1, Math.min(regions ?? 1, ZONES)),
  }))
  const senders = services.filter(sendsTraffic)
  const roots = (senders.length > 0 ? senders : services.slice(-1)).map(({ name }) => name)
  return { name: arch, nodes, edges, roots }
}
