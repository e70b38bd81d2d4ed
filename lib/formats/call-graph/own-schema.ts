import { z } from 'zod'
import type { CallGraph, GraphEdge, GraphNode } from '#lib/domain/call-graph/call-graph.ts'
import { NO_POLICY } from '#lib/domain/call-graph/policy.ts'
import { DEFAULT_LOAD, type Fault, type Scenario } from '#lib/domain/call-graph/scenario.ts'
import { Duration } from './duration.ts'
import { PolicyShape, Share } from './policy-schema.ts'
import { parsed, refused, requireSize } from './refuse.ts'
import { uncalled } from './uncalled.ts'

const Name = z.string().min(1).max(500)
const Whole = z.number().int().min(1).max(1_000_000)
const MOST_VALUES = 100_000

const Time = z.union([
  Duration.transform((valueMs) => ({ kind: 'constant' as const, valueMs })),
  z.discriminatedUnion('distribution', [
    z
      .strictObject({ distribution: z.literal('constant'), value: Duration })
      .transform(({ value }) => ({ kind: 'constant' as const, valueMs: value })),
    z
      .strictObject({ distribution: z.literal('exponential'), mean: Duration })
      .transform(({ mean }) => ({ kind: 'exponential' as const, meanMs: mean })),
    z
      .strictObject({
        distribution: z.literal('lognormal'),
        median: Duration.refine((ms) => ms > 0, 'must be above 0'),
        sigma: z.number().min(0).max(5),
      })
      .transform(({ median, sigma }) => ({ kind: 'lognormal' as const, medianMs: median, sigma })),
    z
      .strictObject({
        distribution: z.literal('empirical'),
        values: z.array(Duration).min(1).max(MOST_VALUES),
      })
      .transform(({ values }) => ({ kind: 'empirical' as const, valuesMs: values })),
  ]),
])

/** What is known of a service. */
export const ServiceShape = z.strictObject({
  time: Time.default({ kind: 'constant', valueMs: 0 }),
  failures: Share.default(0),
  instances: Whole.nullable().default(null),
  concurrency: Whole.nullable().default(null),
  queue: z.number().int().min(0).nullable().default(null),
  dropExpired: z.boolean().default(false),
  watts: z
    .strictObject({ idle: z.number().min(0), dynamic: z.number().min(0) })
    .nullable()
    .default(null),
  region: z.string().max(200).nullable().default(null),
})
const NO_SETTINGS = ServiceShape.parse({})

/** A call of one service by another. */
export const CallShape = z.strictObject({
  from: Name,
  to: Name,
  operation: z.string().max(500).default(''),
  calls: z.number().positive().max(10_000).default(1),
  group: z.number().int().min(0).max(10_000).default(1),
  fallbackFor: Name.nullable().default(null),
  policy: PolicyShape.default(NO_POLICY),
  observed: z
    .strictObject({ p999: Duration.nullable().default(null), retrySuccess: Share.nullable().default(null) })
    .default({ p999: null, retrySuccess: null }),
})

const when = { service: Name, from: Duration.default(0), until: Duration.optional() }
/** A call of a file as an edge of the graph. */
export const edgeOf = ({ observed, ...call }: z.infer<typeof CallShape>): GraphEdge => ({
  ...call,
  observedP999Ms: observed.p999,
  observedRetrySuccess: observed.retrySuccess,
})

const FaultShape = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('kill'), ...when, instances: Whole.default(1) }),
    z.strictObject({ kind: z.literal('hang'), ...when }),
    z.strictObject({ kind: z.literal('slow'), ...when, factor: z.number().positive().max(1e6) }),
    z.strictObject({ kind: z.literal('errors'), ...when, rate: Share }),
    z.strictObject({ kind: z.literal('capacity'), ...when, factor: z.number().min(0).max(1) }),
  ])
  .transform(
    ({ from, until, ...rest }): Fault => ({
      ...rest,
      fromMs: from,
      untilMs: until ?? Number.POSITIVE_INFINITY,
    }),
  )

const LoadShape = z.strictObject({
  perSecond: z.number().positive().max(1e6).default(DEFAULT_LOAD.perSecond),
  arrivals: z.enum(['poisson', 'constant']).default(DEFAULT_LOAD.arrivals),
  requests: z.number().int().min(1).max(1e8).optional(),
  duration: Duration.optional(),
  measure: z.strictObject({ from: Duration, until: Duration }).optional(),
})

const Graph = z.strictObject({
  callGraph: z.literal(1),
  name: z.string().max(500).default('call graph'),
  description: z.string().optional(),
  roots: z.array(Name).min(1).optional(),
  services: z.record(Name, ServiceShape.nullable()),
  calls: z.array(CallShape).default([]),
  load: LoadShape.default({ perSecond: DEFAULT_LOAD.perSecond, arrivals: DEFAULT_LOAD.arrivals }),
  faults: z.array(FaultShape).max(1000).default([]),
})

function requireNames(services: ReadonlySet<string>, named: Iterable<string>, where: string): void {
  for (const name of named)
    if (!services.has(name)) throw refused(`${where} names "${name}", which is no service of this file`)
}

/** @throws AppError `file-damaged` */
export function requireDistinct(edges: readonly GraphEdge[]): void {
  const seen = new Set<string>()
  for (const { from, to, operation, fallbackFor } of edges) {
    const key = `${from}\0${to}\0${operation}`
    if (seen.has(key))
      throw refused(
        `the call from "${from}" to "${to}" stands there twice`,
        'Give each its own operation, or use calls: N.',
      )
    seen.add(key)
    if (fallbackFor === null) continue
    if (!edges.some((edge) => edge.from === from && edge.to === fallbackFor && edge.fallbackFor === null))
      throw refused(`"${to}" makes good what "${from}" calls at "${fallbackFor}", but it does not call that`)
  }
}

/** A cut takes places of a limit. */
function requirePlaces(nodes: readonly GraphNode[], faults: readonly Fault[]): void {
  for (const { kind, service } of faults)
    if (
      kind === 'capacity' &&
      nodes.some(({ name, concurrency }) => name === service && concurrency === null)
    )
      throw refused(
        `a fault cuts the capacity of "${service}", which has no concurrency limit`,
        'Give it one, or use kind: slow.',
      )
}

/**
 * Reads our own schema (docs/call-graphs.md).
 * @throws AppError `file-damaged`, `limit-exceeded`
 */
export function readOwnGraph(value: unknown): Scenario {
  const file = parsed(Graph, value)
  const names = Object.keys(file.services)
  requireSize(names.length, file.calls.length)
  if (names.length === 0) throw refused('it has no services')
  const known = new Set(names)
  const nodes = names.map((name): GraphNode => {
    const { failures, ...rest } = file.services[name] ?? NO_SETTINGS
    return { name, failureProbability: failures, ...rest }
  })
  const edges = file.calls.map(edgeOf)
  for (const { from, to } of edges) requireNames(known, [from, to], 'a call')
  requireNames(known, file.roots ?? [], 'roots')
  requireNames(
    known,
    file.faults.map(({ service }) => service),
    'a fault',
  )
  requirePlaces(nodes, file.faults)
  requireDistinct(edges)
  const graph: CallGraph = { name: file.name, nodes, edges, roots: file.roots ?? uncalled(names, edges) }
  const { requests, duration, measure, ...load } = file.load
  return {
    graph,
    faults: file.faults,
    load: {
      ...load,
      requests: requests ?? (duration === undefined ? DEFAULT_LOAD.requests : Number.POSITIVE_INFINITY),
      durationMs: duration ?? Number.POSITIVE_INFINITY,
      measure: measure ? { fromMs: measure.from, untilMs: measure.until } : null,
    },
  }
}
