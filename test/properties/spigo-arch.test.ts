import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CallGraph, GraphEdge } from '#lib/domain/call-graph/call-graph.ts'
import type { Distribution } from '#lib/domain/call-graph/distribution.ts'
import type { Budget, EdgePolicy } from '#lib/domain/call-graph/policy.ts'
import { readCallGraph } from '#lib/formats/call-graph/read-call-graph.ts'
import { readPolicies } from '#lib/formats/call-graph/read-policies.ts'
import { spigoArch } from '#lib/formats/call-graph/spigo-arch.ts'
import { edge, graphOf } from '../support/call-graphs.ts'

const ms = fc.double({ min: 0.001, max: 1e6, noNaN: true })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const whole = fc.integer({ min: 1, max: 1000 })
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })

const times: fc.Arbitrary<Distribution> = fc.oneof(
  ms.map((valueMs) => ({ kind: 'constant' as const, valueMs })),
  ms.map((meanMs) => ({ kind: 'exponential' as const, meanMs })),
  fc.record({ kind: fc.constant('lognormal' as const), medianMs: ms, sigma: share }),
  fc.array(ms, { minLength: 1, maxLength: 5 }).map((valuesMs) => ({ kind: 'empirical' as const, valuesMs })),
)
const budgets: fc.Arbitrary<Budget> = fc.oneof(
  fc.record({ kind: fc.constant('ratio' as const), ratio: share, minPerSecond: whole, windowMs: whole }),
  fc.record({ kind: fc.constant('concurrency' as const), share, minimum: whole }),
  fc.record({ kind: fc.constant('tokens' as const), most: whole, perSuccess: share }),
  fc.record({ kind: fc.constant('bucket' as const), most: whole, perRetry: whole, perSuccess: share }),
)
const policies: fc.Arbitrary<EdgePolicy> = fc.record({
  timeoutMs: orNull(ms),
  deadlineMs: orNull(ms),
  connectTimeoutMs: orNull(ms),
  attempts: whole,
  backoff: orNull(
    fc.record({
      initialMs: ms,
      multiplier: fc.integer({ min: 1, max: 10 }),
      maxMs: fc.oneof(ms, fc.constant(Number.POSITIVE_INFINITY)),
      jitter: fc.constantFrom({ low: 1, high: 1 }, { low: 0, high: 1 }, { low: 0.8, high: 1.2 }),
    }),
  ),
  budget: orNull(budgets),
  hedging: orNull(fc.record({ delayMs: ms })),
  pick: fc.constantFrom('random', 'in-order', 'sticky'),
  excludeTried: fc.boolean(),
  cancelOnTimeout: fc.boolean(),
  propagateDeadline: fc.boolean(),
})

const NAMES = ['edge', 'eureka', 'db', '__proto__', 'a b', 'constructor']

/** Calls go from a name to a later one only: no loops. */
const graphs: fc.Arbitrary<CallGraph> = fc
  .record({
    nodes: fc.tuple(
      ...NAMES.map((name) =>
        fc.record({
          name: fc.constant(name),
          time: times,
          failureProbability: share,
          instances: orNull(whole),
          concurrency: orNull(whole),
          queue: orNull(whole),
          dropExpired: fc.boolean(),
          watts: orNull(fc.record({ idle: share, dynamic: share })),
          region: orNull(fc.constantFrom('eu-west-1', 'x')),
        }),
      ),
    ),
    calls: fc.uniqueArray(
      fc.record({
        from: fc.integer({ min: 0, max: NAMES.length - 2 }),
        down: fc.integer({ min: 1, max: NAMES.length - 1 }),
        operation: fc.constantFrom('', 'get', 'put'),
        calls: fc.constantFrom(1, 0.5, 3),
        group: fc.integer({ min: 0, max: 3 }),
        policy: policies,
        observedP999Ms: orNull(ms),
        observedRetrySuccess: orNull(share),
      }),
      { maxLength: 8, selector: ({ from, down, operation }) => `${from} ${from + down} ${operation}` },
    ),
    roots: fc.subarray(NAMES, { minLength: 1 }),
  })
  .map(({ nodes, calls, roots }) => ({
    name: 'generated',
    nodes,
    roots,
    edges: calls.flatMap(({ from, down, ...call }): readonly GraphEdge[] => {
      const [caller, to] = [NAMES[from], NAMES[from + down]]
      return caller && to ? [{ ...call, from: caller, to, fallbackFor: null }] : []
    }),
  }))

const sorted = ({ nodes, edges, roots }: CallGraph) => ({
  nodes: [...nodes].sort((a, b) => (a.name < b.name ? -1 : 1)),
  edges: [...edges].sort((a, b) =>
    `${a.from}\0${a.to}\0${a.operation}` < `${b.from}\0${b.to}\0${b.operation}` ? -1 : 1,
  ),
  roots: [...roots].sort(),
})

describe('a call graph as an architecture of spigo', () => {
  it('is the same graph when it is read again', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        expect(sorted(readCallGraph(spigoArch(graph)).graph)).toEqual(sorted(graph))
      }),
      { numRuns: 30 },
    )
  })

  it('names what is depended on before what depends on it, and the rest in words of spigo', () => {
    const graph = graphOf([edge('www', 'app'), edge('app', 'db'), edge('www', 'db')], {
      db: { instances: 2 },
    })
    const { services } = JSON.parse(spigoArch(graph)) as { services: readonly Record<string, unknown>[] }
    expect(services).toMatchObject([
      { name: 'db', package: 'store', count: 2, regions: 1, dependencies: [] },
      { name: 'app', package: 'karyon', count: 0, dependencies: ['db'] },
      { name: 'www', package: 'denominator', count: 0, dependencies: ['app', 'db'] },
    ])
  })

  it('states the policies that it has, and is refused as a file of policies where it has none', () => {
    const some = graphOf([edge('a', 'b', { attempts: 3 }), edge('a', 'c')])
    expect(readPolicies(spigoArch(some))).toMatchObject({ kind: 'spigo', graph: { edges: [{ to: 'b' }] } })
    const none = graphOf([edge('a', 'b')])
    expect(() => readPolicies(spigoArch(none))).toThrow('states no policy')
  })

  it('keeps what makes good a failed call', () => {
    const graph = graphOf([edge('a', 'b'), edge('a', 'c', {}, { fallbackFor: 'b' })])
    expect(sorted(readCallGraph(spigoArch(graph)).graph)).toEqual(sorted(graph))
  })
})
