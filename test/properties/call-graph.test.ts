import fc from 'fast-check'
import { expect, it } from 'vitest'
import { analyseGraph } from '#lib/domain/call-graph/analytic/analyse-graph.ts'
import {
  callFailure,
  expectedAttempts,
  expectedWaste,
} from '#lib/domain/call-graph/analytic/expected-attempts.ts'
import type { CallGraph } from '#lib/domain/call-graph/call-graph.ts'
import { lintGraph } from '#lib/domain/call-graph/lint/lint-graph.ts'
import { worstVisits } from '#lib/domain/call-graph/worst-visits.ts'
import { edge, graphOf, orderOf } from '../support/call-graphs.ts'
import { simulateWhole } from '../support/simulate.ts'

/** Graphs without loops: calls only lead to later services. */
const graphs: fc.Arbitrary<CallGraph> = fc
  .record({
    services: fc.array(
      fc.record({
        failureProbability: fc.constantFrom(0, 0.1, 0.5, 1),
        instances: fc.integer({ min: 1, max: 3 }),
        concurrency: fc.constantFrom(null, 1, 4),
        queue: fc.constantFrom(null, 0, 2),
        dropExpired: fc.boolean(),
        valueMs: fc.integer({ min: 0, max: 30 }),
      }),
      { minLength: 2, maxLength: 5 },
    ),
    calls: fc.array(
      fc.record({
        from: fc.nat(4),
        to: fc.nat(4),
        attempts: fc.integer({ min: 1, max: 3 }),
        timeoutMs: fc.constantFrom(5, 20, 100),
        cancelOnTimeout: fc.boolean(),
        propagateDeadline: fc.boolean(),
        excludeTried: fc.boolean(),
        hedged: fc.boolean(),
        group: fc.integer({ min: 1, max: 2 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ services, calls }) => {
    const edges = calls
      .filter(({ from, to }) => from < to && to < services.length)
      .map(({ from, to, group, hedged, ...policy }, index) =>
        edge(
          String(from),
          String(to),
          { ...policy, hedging: hedged ? { delayMs: 7 } : null },
          { group, operation: String(index) },
        ),
      )
    const nodes = services.map(
      ({ valueMs, ...node }, index) =>
        [String(index), { ...node, time: { kind: 'constant', valueMs } }] as const,
    )
    return { ...graphOf(edges, Object.fromEntries(nodes)), roots: ['0'] }
  })

const RUNS = { numRuns: 60 }

it('attempts add up to useful and wasted, arrivals to attempts, and no time after a give-up exceeds the time held', () => {
  fc.assert(
    fc.property(graphs, fc.integer({ min: 0, max: 1000 }), (graph, seed) => {
      const { report } = simulateWhole(graph, { requests: 30, perSecond: 200 }, [], seed)
      expect(report).toMatchObject({ stopped: null, unanswered: 0, answered: 30 })
      for (const found of report.edges) {
        expect(found.useful + found.wasted).toBe(found.attempts)
        expect(Object.values(found.wastedByClass).reduce((sum, count) => sum + count, 0)).toBe(found.wasted)
        expect(found.logicalCalls + found.retries + found.hedges).toBe(found.attempts)
      }
      const arrived = report.services.reduce((sum, { arrivals }) => sum + arrivals, 0)
      expect(arrived).toBe(report.edges.reduce((sum, { attempts }) => sum + attempts, 0))
      for (const service of report.services) {
        expect(service.wastedWorkSeconds).toBeLessThanOrEqual(service.workSeconds)
        expect(service.heldAfterOwnGiveUpSeconds).toBeLessThanOrEqual(service.orphanSeconds)
        expect(service.orphanSeconds).toBeLessThanOrEqual(service.heldSeconds)
      }
    }),
    RUNS,
  )
})

it('no simulated or expected visit exceeds the worst', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const order = orderOf(graph)
      const worst = worstVisits(graph, order)
      const { report } = simulateWhole(graph, { requests: 30, perSecond: 200 })
      for (const { service, visits } of report.services)
        expect(visits).toBeLessThanOrEqual((worst.get(service) ?? 0) + 1e-9)
      for (const [service, visits] of analyseGraph(graph, order).visits)
        expect(visits).toBeLessThanOrEqual((worst.get(service) ?? 0) + 1e-9)
    }),
    RUNS,
  )
})

it('W = A − 1 + failure, and A grows with q and n', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(share, share, fc.integer({ min: 1, max: 20 }), (a, b, n) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)]
      expect(expectedWaste(a, n)).toBeCloseTo(expectedAttempts(a, n) - 1 + callFailure(a, n), 9)
      expect(expectedAttempts(low, n)).toBeLessThanOrEqual(expectedAttempts(high, n))
      expect(expectedAttempts(a, n)).toBeLessThanOrEqual(expectedAttempts(a, n + 1))
    }),
  )
})

it('every repair of T1 ends it', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const order = orderOf(graph)
      for (const finding of lintGraph(graph, order).findings.filter(({ rule }) => rule === 'T1'))
        for (const { edge: named, setting, to } of finding.repairs) {
          const repaired = graph.edges.map((found) =>
            `${found.from} → ${found.to} ${found.operation}` === named
              ? { ...found, policy: { ...found.policy, [setting]: to } }
              : found,
          )
          const left = lintGraph({ ...graph, edges: repaired }, order).findings
          expect(left.filter(({ rule, edge: where }) => rule === 'T1' && where === finding.edge)).toEqual([])
        }
    }),
    RUNS,
  )
})
