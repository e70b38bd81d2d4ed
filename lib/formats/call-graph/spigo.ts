import { z } from 'zod'
import type { CallGraph, GraphEdge, GraphNode } from '#lib/domain/call-graph/call-graph.ts'
import { CallShape, edgeOf, requireDistinct, ServiceShape } from './own-schema.ts'
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
/** What spigo has no words for: its reader passes over keys that it does not know. */
export const EXTENSION = 'x-devsusops'

const Extension = ServiceShape.omit({ instances: true }).extend({
  calls: z.array(CallShape.omit({ from: true })).default([]),
})
const NO_EXTENSION = Extension.parse({})

const Service = z.looseObject({
  name: z.string().min(1).max(500),
  package: z.string(),
  regions: z.number().int().min(0).optional(),
  count: z.number().int().min(0).max(1_000_000),
  dependencies: z.array(z.string()).nullish(),
  [EXTENSION]: Extension.default(NO_EXTENSION),
})

type Service = z.infer<typeof Service>

const Arch = z.looseObject({ arch: z.string(), services: z.array(Service).min(1) })

/** A service that stands for what sends traffic in. */
const sendsTraffic = ({ package: kind }: Service): boolean => kind === 'denominator'

/** @throws AppError `file-damaged` where something that is called or depended on is not there */
function requireDependencies(service: Service, names: ReadonlySet<string>): void {
  const {
    name,
    dependencies,
    [EXTENSION]: { calls },
  } = service
  for (const to of dependencies ?? [])
    if (to !== REGISTRY && !names.has(to))
      throw refused(`the service "${name}" depends on "${to}", which is no service of this file`)
  for (const { to } of calls)
    if (!names.has(to) || !dependencies?.includes(to))
      throw refused(`the service "${name}" calls "${to}" in ${EXTENSION}, but does not depend on it`)
}

/** The calls that the extension tells of, and one for each dependency that it does not. */
function callsOf({ name, dependencies, [EXTENSION]: { calls } }: Service): readonly GraphEdge[] {
  const told = new Set(calls.map(({ to }) => to))
  const plain = [...new Set(dependencies ?? [])]
    .filter((to) => to !== name && to !== REGISTRY && !told.has(to))
    .map((to) => CallShape.parse({ from: name, to }))
  return [...calls.map((call) => ({ ...call, from: name })), ...plain].map(edgeOf)
}

/**
 * An architecture of spigo (json_arch): one call per dependency and request, all of them at once. A dependency on itself is
 * replication and one on "eureka" a registry: neither is a call; what `EXTENSION` says of a service and its calls counts. `count` is per region; 0 is a node that somebody else runs.
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
  for (const service of services) requireDependencies(service, names)
  const edges = services.flatMap(callsOf)
  requireDistinct(edges)
  const nodes = services.map(
    ({ name, count, regions, [EXTENSION]: { calls: _, failures, ...more } }): GraphNode => ({
      ...more,
      name,
      failureProbability: failures,
      instances: count === 0 ? null : count * Math.max(1, Math.min(regions ?? 1, ZONES)),
    }),
  )
  const senders = services.filter(sendsTraffic)
  const roots = (senders.length > 0 ? senders : services.slice(-1)).map(({ name }) => name)
  return { name: arch, nodes, edges, roots }
}
