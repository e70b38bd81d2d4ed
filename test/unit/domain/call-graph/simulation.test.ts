import { describe, expect, it } from 'vitest'
import { analyseGraph } from '#lib/domain/call-graph/analytic/analyse-graph.ts'
import type { Budget } from '#lib/domain/call-graph/policy.ts'
import { DEFAULT_LOAD, type Fault } from '#lib/domain/call-graph/scenario.ts'
import { requestSpans } from '#lib/domain/call-graph/simulate/request-spans.ts'
import { startSimulation } from '#lib/domain/call-graph/simulate/simulation.ts'
import { chain, edge, graphOf, orderOf } from '../../../support/call-graphs.ts'
import { simulateWhole } from '../../../support/simulate.ts'

const FAILING = { failureProbability: 0.1 }

describe('a service that is down', () => {
  it.each([
    [3, 3, 27],
    [4, 3, 64],
    [3, 5, 243],
  ])('%i attempts on %i edges make %i visits', (attempts, depth, visits) => {
    const names = Array.from({ length: depth + 1 }, (_, index) => String(index))
    const run = simulateWhole(chain(names, { attempts }, { [depth]: { failureProbability: 1 } }), {
      requests: 7,
    })
    expect(run.service(String(depth))).toMatchObject({
      visits,
      analyticVisits: visits,
      wastedArrivals: 7 * visits,
    })
    expect(run.report).toMatchObject({ delivered: 0, unanswered: 0, stopped: null })
  })
})

describe('three services that fail one time in ten', () => {
  const REQUESTS = 40_000
  const graph = chain(['client', '1', '2', '3'], { attempts: 3 }, { 1: FAILING, 2: FAILING, 3: FAILING })
  const expected = analyseGraph(graph, orderOf(graph))
  const run = simulateWhole(graph, { requests: REQUESTS })

  it('simulated A per edge lies within five standard errors of the equation', () => {
    for (const { edge: found, attemptFailure: q, amplification } of expected.edges) {
      const counts = run.edge(found.to)
      // The variance of the attempts of a call of at most three: E[N²] − A², P(N > k) = q^k.
      const variance = 1 + 3 * q + 5 * q ** 2 - amplification ** 2
      const error = Math.sqrt(variance / (counts?.logicalCalls ?? 1))
      expect(Math.abs((counts?.amplification ?? 0) - amplification)).toBeLessThan(5 * error)
      expect(counts?.analytic?.amplification).toBe(amplification)
    }
  })

  it('simulated root failure lies within five standard errors of 0.001027992792', () => {
    const p = expected.rootFailure.get('client') ?? 0
    const failed = 1 - (run.report.deliveredShare ?? 0)
    expect(Math.abs(failed - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / REQUESTS))
    expect(failed).toBeGreaterThan(0)
  })

  it('attempts are calls and retries, and useful and the classes of waste', () => {
    for (const found of run.report.edges) {
      const classes = Object.values(found.wastedByClass).reduce((sum, count) => sum + count, 0)
      expect(found.attempts).toBe(found.logicalCalls + found.retries)
      expect(found.attempts).toBe(found.useful + classes)
      expect(found.retries + found.finalFailures).toBe(
        found.attempts - (found.logicalCalls - found.finalFailures),
      )
    }
  })
})

describe('hedging', () => {
  const REQUESTS = 40_000
  it('sends 1.420145 attempts per call for exp(1), delay 1 and four attempts', () => {
    const graph = graphOf([edge('a', 'b', { attempts: 4, hedging: { delayMs: 1 } })], {
      b: { time: { kind: 'exponential', meanMs: 1 } },
    })
    const run = simulateWhole(graph, { requests: REQUESTS })
    const counts = run.edge('b')
    // N is between 1 and 4 with variance at most Σ (2k+1) P(N > k) − A² = 1 + 3 × 0.3679 + 5 × 0.0498 + 7 × 0.0025 − 2.0168
    expect(Math.abs((counts?.amplification ?? 0) - 1.420145)).toBeLessThan(5 * Math.sqrt(0.353 / REQUESTS))
    expect(counts).toMatchObject({
      retries: 0,
      useful: REQUESTS,
      wastedByClass: { 'hedge-loser': counts?.hedges },
    })
  })
})

describe('the metastable case: FIFO, 100 per second, T = 1 s, capacity × 0.4 from 20 to 30 s, counted from 120 to 160 s', () => {
  const cut: Fault = { kind: 'slow', service: 'server', fromMs: 20_000, untilMs: 30_000, factor: 1 / 0.4 }
  const load = {
    requests: Number.POSITIVE_INFINITY,
    durationMs: 160_000,
    measure: { fromMs: 120_000, untilMs: 160_000 },
  }
  const tenth: Budget = { kind: 'ratio', ratio: 0.1, minPerSecond: 0, windowMs: 10_000 }

  it.each([
    [80, 1, 'no', 80, 80, 0],
    [80, 3, 'no', 240, 0, 1],
    [50, 3, 'no', 150, 0, 1],
    [30, 3, 'no', 30, 30, 0],
    [80, 3, 'drops', 80, 80, 0],
    [80, 3, 'budget', 80, 80, 0],
  ] as const)(
    '%i per second, %i attempts, %s remedy: %i offered, %i good, %d of the work wasted',
    (perSecond, attempts, remedy, offered, goodput, wasted) => {
      const graph = graphOf(
        [edge('client', 'server', { timeoutMs: 1000, attempts, budget: remedy === 'budget' ? tenth : null })],
        {
          server: {
            time: { kind: 'constant', valueMs: 10 },
            instances: 1,
            concurrency: 1,
            dropExpired: remedy === 'drops',
          },
        },
      )
      const run = simulateWhole(graph, { ...load, perSecond }, [cut])
      // Poisson arrivals over 40 s: five standard deviations of their number, each of which is sent `offered / perSecond` times.
      const allowed = (5 * Math.sqrt(perSecond * 40) * Math.max(1, offered / perSecond)) / 40
      expect(Math.abs((run.edge('server')?.attempts ?? 0) / 40 - offered)).toBeLessThan(allowed)
      expect(Math.abs((run.report.goodputPerSecond ?? 0) - goodput)).toBeLessThan(
        goodput === 0 ? 1e-12 : allowed,
      )
      expect(run.service('server')?.wastedWorkShare).toBeCloseTo(wasted, 12)
    },
  )
})

describe('budgets', () => {
  const storm = (budget: Budget) =>
    simulateWhole(graphOf([edge('a', 'b', { attempts: 3, budget })], { b: { failureProbability: 1 } }), {
      requests: 20_000,
      arrivals: 'constant',
    }).edge('b')

  it('a ratio of 10 % and 1 per second allow 1.11 attempts per call at 100 per second, however bad it gets', () => {
    const counts = storm({ kind: 'ratio', ratio: 0.1, minPerSecond: 1, windowMs: 10_000 })
    expect(counts?.amplification).toBeGreaterThan(1.1)
    expect(counts?.amplification).toBeLessThan(1.12)
    expect(counts?.denied).toBeGreaterThan(0)
  })

  it('tokens stop retries at half of what they were', () => {
    // 10: the first call's three failures leave 7, the second's first leaves 6 and may retry, its second leaves 5 and may not.
    expect(storm({ kind: 'tokens', most: 10, perSuccess: 0.1 })?.retries).toBe(3)
  })

  it('a bucket without success allows what was in it', () => {
    expect(storm({ kind: 'bucket', most: 50, perRetry: 5, perSuccess: 1 })?.retries).toBe(10)
  })

  it('a breaker of one allows one retry at a time', () => {
    const graph = graphOf(
      [edge('a', 'b', { attempts: 2, timeoutMs: 50, budget: { kind: 'concurrency', share: 0, minimum: 1 } })],
      { b: { time: { kind: 'constant', valueMs: 1000 } } },
    )
    const counts = simulateWhole(graph, { requests: 1000, perSecond: 100, arrivals: 'constant' }).edge('b')
    // A retry takes 50 ms, in which five calls time out: one in five may retry.
    expect((counts?.retries ?? 0) / 1000).toBeCloseTo(0.2, 2)
  })
})

describe('a run', () => {
  const scenario = {
    graph: chain(
      ['a', 'b', 'c'],
      {
        attempts: 3,
        timeoutMs: 12,
        backoff: { initialMs: 1, multiplier: 2, maxMs: 8, jitter: { low: 0, high: 1 } },
      },
      {
        b: {
          ...FAILING,
          instances: 2,
          concurrency: 2,
          queue: 3,
          time: { kind: 'lognormal', medianMs: 4, sigma: 0.8 },
        },
        c: { ...FAILING, time: { kind: 'exponential', meanMs: 6 } },
      },
    ),
    faults: [
      { kind: 'kill' as const, service: 'b', fromMs: 100, untilMs: 300, instances: 1 },
      { kind: 'capacity' as const, service: 'b', fromMs: 200, untilMs: 500, factor: 0.5 },
      { kind: 'errors' as const, service: 'c', fromMs: 400, untilMs: 600, rate: 0.5 },
    ],
    load: { ...DEFAULT_LOAD, requests: 500, perSecond: 400 },
  }
  const bytes = (seed: number, events: number): string => {
    const lines: unknown[] = []
    const simulation = startSimulation(scenario, seed, (request) => {
      lines.push(
        requestSpans(request, seed).map((span) => ({
          ...span,
          startNs: String(span.startNs),
          endNs: String(span.endNs),
          attributes: [...span.attributes],
        })),
      )
    })
    while (simulation.step(events));
    return JSON.stringify([simulation.report(), lines])
  }

  it('gives the same bytes for the same seed, in steps of any size, and others for another', () => {
    const whole = bytes(7, 1_000_000)
    expect(bytes(7, 13)).toBe(whole)
    expect(bytes(8, 1_000_000)).not.toBe(whole)
  })

  it('can be stopped between two steps, with what was counted until then', () => {
    const simulation = startSimulation(scenario, 1)
    expect(simulation.step(500)).toBe(true)
    const early = simulation.report()
    expect(early.events).toBe(500)
    while (simulation.step(500));
    expect(simulation.report().answered).toBe(500)
    expect(early.answered).toBeLessThan(500)
  })

  it('counts requests that nobody ever answers', () => {
    const run = simulateWhole(chain(['a', 'b'], {}), { requests: 3 }, [
      { kind: 'hang', service: 'b', fromMs: 0, untilMs: 15 },
    ])
    expect(run.report.unanswered + run.report.delivered).toBe(3)
    expect(run.report.unanswered).toBeGreaterThan(0)
  })
})
