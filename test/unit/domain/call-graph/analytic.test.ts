import { describe, expect, it } from 'vitest'
import { analyseGraph } from '#lib/domain/call-graph/analytic/analyse-graph.ts'
import {
  budgetBound,
  layeredBound,
  stormMargin,
  throttlingThreshold,
} from '#lib/domain/call-graph/analytic/budget-bounds.ts'
import {
  callFailure,
  expectedAttempts,
  expectedWaste,
  hedgedAttempts,
  mixtureAttempts,
  outageShare,
} from '#lib/domain/call-graph/analytic/expected-attempts.ts'
import { meanMs, overrun, p999Ms, survival } from '#lib/domain/call-graph/distribution.ts'
import { normalCdf } from '#lib/domain/call-graph/normal-cdf.ts'
import { worstVisits } from '#lib/domain/call-graph/worst-visits.ts'
import { chain, edge, graphOf, orderOf } from '../../../support/call-graphs.ts'

const analyse = (graph: Parameters<typeof analyseGraph>[0]) => analyseGraph(graph, orderOf(graph))
const FAILING = { failureProbability: 0.1 }
const TIERS = ['client', '1', '2', '3']

describe('A(q, n)', () => {
  it('is 1.75 and 1.875 at q = 0.5, n where everything fails, 1 where nothing does', () => {
    expect([expectedAttempts(0.5, 3), expectedAttempts(0.5, 4)]).toEqual([1.75, 1.875])
    expect([expectedWaste(0.5, 3), expectedWaste(0.5, 4)]).toEqual([0.875, 0.9375])
    expect([expectedAttempts(1, 7), expectedAttempts(0, 7), callFailure(0.5, 3)]).toEqual([7, 1, 0.125])
  })
})

describe('a chain', () => {
  it.each([
    [3, 3, [3, 9, 27]],
    [4, 3, [4, 16, 64]],
    [3, 5, [3, 9, 27, 81, 243]],
  ])('whose end is down, %i attempts on %i edges, is visited %j times', (attempts, depth, visits) => {
    const names = Array.from({ length: depth + 1 }, (_, index) => String(index))
    const graph = chain(names, { attempts }, { [depth]: { failureProbability: 1 } })
    const expected = analyse(graph)
    expect(names.slice(1).map((name) => expected.visits.get(name))).toEqual(visits)
    expect(expected.rootFailure.get('0')).toBe(1)
    expect([...worstVisits(graph, orderOf(graph)).values()].slice(1)).toEqual(visits)
  })

  it('of three services that fail one time in ten, three attempts everywhere', () => {
    const { edges, visits, rootFailure } = analyse(
      chain(TIERS, { attempts: 3 }, { 1: FAILING, 2: FAILING, 3: FAILING }),
    )
    const q = edges.map(({ attemptFailure }) => attemptFailure)
    for (const [index, value] of [0.100924519, 0.1009, 0.1].entries()) expect(q[index]).toBeCloseTo(value, 9)
    for (const [index, value] of [1.111110278, 1.234533308, 1.370331971].entries())
      expect(visits.get(String(index + 1))).toBeCloseTo(value, 9)
    expect(rootFailure.get('client')).toBeCloseTo(0.001027992792, 12)
  })

  it.each([
    ['innermost', [1, 1, 3], [1, 1, 1.11], 0.19081],
    ['outermost', [3, 1, 1], [1.344441, 1.344441, 1.344441], 0.019902511],
  ] as const)('that retries on the %s edge only', (_, attempts, expected, failure) => {
    const edges = attempts.map((n, index) =>
      edge(TIERS[index] ?? '', TIERS[index + 1] ?? '', { attempts: n }),
    )
    const { visits, rootFailure } = analyse(graphOf(edges, { 1: FAILING, 2: FAILING, 3: FAILING }))
    for (const [index, value] of expected.entries())
      expect(visits.get(String(index + 1))).toBeCloseTo(value, 6)
    expect(rootFailure.get('client')).toBeCloseTo(failure, 9)
  })

  it('wastes W = q A per call, which is retries and final failures', () => {
    const [first] = analyse(chain(['a', 'b'], { attempts: 3 }, { b: { failureProbability: 0.5 } })).edges
    expect(first?.wasted).toBeCloseTo((first?.amplification ?? 0) - 1 + (first?.callFailure ?? 0), 12)
  })
})

describe('a graph', () => {
  it('adds the visits over paths, times calls', () => {
    const graph = graphOf([
      edge('a', 'b', { attempts: 2 }),
      edge('a', 'c', {}, { calls: 3 }),
      edge('b', 'd', { attempts: 3 }),
      edge('c', 'd'),
    ])
    expect(worstVisits(graph, orderOf(graph)).get('d')).toBe(2 * 3 + 3)
    expect(analyse(graph).visits.get('d')).toBe(1 + 3)
  })

  it('reaches a later group only where the one before went well, and a fall-back where a call failed', () => {
    const half = { failureProbability: 0.5 }
    const graph = graphOf(
      [edge('a', 'b'), edge('a', 'spare', {}, { fallbackFor: 'b' }), edge('a', 'c', {}, { group: 2 })],
      { b: half, spare: half },
    )
    const { visits, rootFailure } = analyse(graph)
    expect([visits.get('spare'), visits.get('c'), rootFailure.get('a')]).toEqual([0.5, 0.75, 0.25])
  })
})

describe('time after a timeout', () => {
  it.each([
    [{ kind: 'exponential', meanMs: 1 }, 2, 0.135335, 0.135335],
    [{ kind: 'exponential', meanMs: 2 }, 2, 0.367879, 0.735759],
    [{ kind: 'lognormal', medianMs: 0.5, sigma: 0.8 }, 2, 0.04156, 0.037685],
    [{ kind: 'lognormal', medianMs: 0.2, sigma: 1 }, 1, 0.05376, 0.035639],
    [{ kind: 'constant', valueMs: 5 }, 2, 1, 3],
    [{ kind: 'empirical', valuesMs: [1, 2, 3, 4] }, 2, 0.5, 0.75],
  ] as const)('of %j at %d', (distribution, timeout, share, orphan) => {
    expect(survival(distribution, timeout)).toBeCloseTo(share, 6)
    expect(overrun(distribution, timeout)).toBeCloseTo(orphan, 6)
  })

  it('means and percentiles are those of the distributions', () => {
    expect(meanMs({ kind: 'lognormal', medianMs: 2, sigma: 1 })).toBeCloseTo(2 * Math.exp(0.5), 12)
    expect(
      survival(
        { kind: 'lognormal', medianMs: 2, sigma: 1 },
        p999Ms({ kind: 'lognormal', medianMs: 2, sigma: 1 }),
      ),
    ).toBeCloseTo(0.001, 12)
    expect(
      survival({ kind: 'exponential', meanMs: 3 }, p999Ms({ kind: 'exponential', meanMs: 3 })),
    ).toBeCloseTo(0.001, 12)
  })

  it('the normal distribution is right to 14 digits, in the middle and far out', () => {
    expect(normalCdf(1.96)).toBeCloseTo(0.9750021048517795, 14)
    expect(normalCdf(-4) / 3.167124183311986e-5).toBeCloseTo(1, 12)
    expect(normalCdf(3.0001) - normalCdf(2.9999)).toBeCloseTo(0.0002 * 0.00443184841, 12)
  })
})

describe('bounds', () => {
  it('of outages that last, with π found from counters', () => {
    const mixture = { outage: 0.1, transient: 0.1 }
    expect(mixtureAttempts(mixture, 3).amplification).toBeCloseTo(0.3 + 0.9 * 1.11, 12)
    expect(mixtureAttempts(mixture, 3).callFailure).toBeCloseTo(0.1009, 12)
    expect(outageShare(mixture)).toBeCloseTo(0.1 / 0.19, 12)
  })

  it('of budgets over layers: 1.331, 1.728, 2.488', () => {
    expect(layeredBound(0.1, 3)).toBeCloseTo(1.331, 12)
    expect(layeredBound(0.2, 3)).toBeCloseTo(1.728, 12)
    expect(layeredBound(0.2, 5)).toBeCloseTo(2.48832, 12)
  })

  it('of a ratio with its minimum, of concurrency, of a bucket', () => {
    expect(budgetBound({ kind: 'ratio', ratio: 0.2, minPerSecond: 10, windowMs: 1 }, 100)).toBeCloseTo(
      1.3,
      12,
    )
    expect(budgetBound({ kind: 'ratio', ratio: 0.2, minPerSecond: 10, windowMs: 1 }, null)).toBeCloseTo(
      1.2,
      12,
    )
    expect(budgetBound({ kind: 'concurrency', share: 0.2, minimum: 3 }, null)).toBe(1.25)
    expect(budgetBound({ kind: 'bucket', most: 500, perRetry: 1, perSuccess: 0.1 }, null)).toBe(1.1)
  })

  it('of gRPC throttling: tokens fall above 9.0909 % failures', () => {
    expect(throttlingThreshold(0.1)).toBeCloseTo(0.090909, 6)
  })

  it('of hedging: 1.420145 for exp(1), delay 1, four attempts; 1.05 at the 95th percentile', () => {
    const one = (t: number) => Math.exp(-t)
    expect(hedgedAttempts(one, 1, 4)).toBeCloseTo(1.420145, 6)
    expect(hedgedAttempts(one, -Math.log(0.05), 2)).toBeCloseTo(1.05, 12)
  })

  it('of storms: the margins of the metastable table', () => {
    expect([
      stormMargin(100, 80, 1),
      stormMargin(100, 80, 3),
      stormMargin(100, 50, 3),
      stormMargin(100, 30, 3),
    ]).toEqual([1.25, 100 / 240, 100 / 150, 100 / 90])
  })
})
