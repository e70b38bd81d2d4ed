import { describe, expect, it } from 'vitest'
import { lintGraph } from '#lib/domain/call-graph/lint/lint-graph.ts'
import type { EdgePolicy } from '#lib/domain/call-graph/policy.ts'
import { PRESETS } from '#lib/domain/call-graph/presets.ts'
import { callWallTimeMs } from '#lib/domain/call-graph/wall-time.ts'
import { chain, edge, graphOf, orderOf } from '../../../support/call-graphs.ts'

const lint = (graph: Parameters<typeof lintGraph>[0], slackMs = 0) =>
  lintGraph(graph, orderOf(graph), slackMs)
const rules = (report: ReturnType<typeof lintGraph>) => report.findings.map(({ rule }) => rule)
const ofRule = (report: ReturnType<typeof lintGraph>, rule: string) =>
  report.findings.filter((finding) => finding.rule === rule)

const BAD = { timeoutMs: 2000, attempts: 3 }

describe('the cases of the slide', () => {
  it('case 1: H is 6000 on both edges, T1 falls 4000 short, 6001 repairs it, A1 is 9', () => {
    const graph = chain(['edge', 'good', 'failed'], BAD)
    expect(graph.edges.map(({ policy }) => callWallTimeMs(policy))).toEqual([6000, 6000])
    const report = lint(graph)
    const [found, ...more] = ofRule(report, 'T1')
    expect(more).toEqual([])
    expect(found).toMatchObject({ edge: 'edge → good', shortfallMs: 4000 })
    expect(found?.repairs).toEqual([
      { edge: 'edge → good', setting: 'timeoutMs', from: 2000, to: 6001 },
      { edge: 'good → failed', setting: 'timeoutMs', from: 2000, to: 666 },
    ])
    expect(found?.repair).toContain('6001 ms')
    expect(report).toMatchObject({ amplification: 9, worstPath: ['edge', 'good', 'failed'] })
    expect(rules(report)).toEqual(expect.arrayContaining(['T2', 'R3', 'R4', 'A1', 'A2', 'D1']))
  })

  it('case 1 with one more tier: T1 twice, A1 is 27', () => {
    const report = lint(chain(['edge', 'good', 'good2', 'failed'], BAD))
    expect(ofRule(report, 'T1').map((found) => found.edge)).toEqual(['edge → good', 'good → good2'])
    expect(report.amplification).toBe(27)
  })

  it('case 2: no T rule, A is 2', () => {
    const report = lint(
      graphOf([
        edge('edge', 'good', { timeoutMs: 3000 }),
        edge('good', 'failed', { timeoutMs: 1000, attempts: 2 }),
      ]),
    )
    expect(rules(report).filter((rule) => rule.startsWith('T'))).toEqual([])
    expect(rules(report).filter((rule) => rule.startsWith('A'))).toEqual([])
    expect(report.amplification).toBe(2)
  })

  it('case 3: H is 2050 and nothing is found', () => {
    const policy = {
      timeoutMs: 1000,
      attempts: 2,
      excludeTried: true,
      backoff: { initialMs: 50, multiplier: 2, maxMs: 1000, jitter: { low: 0, high: 1 } },
      budget: { kind: 'ratio', ratio: 0.1, minPerSecond: 1, windowMs: 10_000 },
    } as const
    const graph = graphOf([edge('client', 'service', policy)], {
      service: { instances: 3, time: { kind: 'constant', valueMs: 100 } },
    })
    expect(callWallTimeMs(graph.edges[0]?.policy ?? expect.fail())).toBe(2050)
    expect(lint(graph).findings).toEqual([])
  })

  it('the defaults of Istio over three hops: T0 three times, A1 is 27', () => {
    const report = lint(chain(['a', 'b', 'c', 'd'], PRESETS.istio.policy))
    expect(ofRule(report, 'T0')).toHaveLength(3)
    expect(ofRule(report, 'A1')).toHaveLength(1)
    expect(report.amplification).toBe(27)
  })

  it('3 s, 1 s, 1 s read as three hops fails its own rule: 1000 ms needs more than 1000 ms', () => {
    const report = lint(
      graphOf([
        edge('a', 'b', { timeoutMs: 3000 }),
        edge('b', 'c', { timeoutMs: 1000 }),
        edge('c', 'd', { timeoutMs: 1000 }),
      ]),
    )
    const found = ofRule(report, 'T1')
    expect(found).toMatchObject([{ edge: 'b → c', shortfallMs: 0 }])
    expect(found[0]?.repairs[0]).toMatchObject({ to: 1001 })
  })
})

describe('the budget of a timeout', () => {
  it('adds groups, takes the longest of what runs at once, and multiplies by calls', () => {
    const graph = graphOf([
      edge('root', 'v', { timeoutMs: 1000 }),
      edge('v', 'a', { timeoutMs: 100 }, { group: 1 }),
      edge('v', 'b', { timeoutMs: 300, attempts: 2 }, { group: 1 }),
      edge('v', 'c', { timeoutMs: 50, connectTimeoutMs: 10 }, { group: 2, calls: 4 }),
      edge('v', 'd', { timeoutMs: 160 }, { group: 2, fallbackFor: 'c' }),
    ])
    // b: 600; c with what makes it good: 4 × (60 + 160) = 880; own time 0
    const [found] = ofRule(lint(graph), 'T1')
    expect(found).toMatchObject({ edge: 'root → v', shortfallMs: 480 })
    expect(found?.repairs).toEqual([
      { edge: 'root → v', setting: 'timeoutMs', from: 1000, to: 1481 },
      { edge: 'v → b', setting: 'timeoutMs', from: 300, to: 59 },
    ])
  })

  it('every repair ends the finding, and one millisecond less does not', () => {
    const policy = { timeoutMs: 700, attempts: 4, connectTimeoutMs: 20 }
    const graph = (above: number, below: object) =>
      graphOf([edge('a', 'b', { timeoutMs: above }), edge('b', 'c', { ...policy, ...below })])
    const t1 = (above: number, below: object) => ofRule(lint(graph(above, below)), 'T1')
    const [raise, timeout, attempts] = t1(1500, {})[0]?.repairs ?? []
    expect([raise?.to, timeout?.to, attempts?.to]).toEqual([2881, 354, 2])
    expect(t1(2881, {})).toEqual([])
    expect(t1(2880, {})).toHaveLength(1)
    expect(t1(1500, { timeoutMs: 354 })).toEqual([])
    expect(t1(1500, { timeoutMs: 355 })).toHaveLength(1)
    expect(t1(1500, { attempts: 2 })).toEqual([])
    expect(t1(1500, { attempts: 3 })).toHaveLength(1)
  })

  it('counts own time and slack, and the deadline where it is shorter than the timeout', () => {
    const graph = graphOf([edge('a', 'b', { timeoutMs: 9000, deadlineMs: 500 })], {
      b: { time: { kind: 'constant', valueMs: 490 } },
    })
    expect(ofRule(lint(graph), 'T1')).toEqual([])
    expect(ofRule(lint(graph, 20), 'T1')).toMatchObject([{ shortfallMs: 10 }])
  })

  it('says nothing of T1 above a call without a limit, which T0 names', () => {
    const report = lint(graphOf([edge('a', 'b', { timeoutMs: 100 }), edge('b', 'c')]))
    expect(rules(report).filter((rule) => rule.startsWith('T'))).toEqual(['T0'])
  })
})

describe('the other rules', () => {
  const one = (policy: object, more: object = {}, service: object = {}) =>
    rules(lint(graphOf([edge('a', 'b', policy, more)], { b: service })))
  const safe: Partial<EdgePolicy> = {
    timeoutMs: 100,
    attempts: 2,
    excludeTried: true,
    backoff: { initialMs: 10, multiplier: 2, maxMs: 100, jitter: { low: 0, high: 1 } },
    budget: { kind: 'concurrency', share: 0.2, minimum: 3 },
  }

  it.each([
    [
      'T3',
      () =>
        rules(
          lint(
            graphOf([
              edge('a', 'b', { timeoutMs: 100, propagateDeadline: true }),
              edge('b', 'c', { timeoutMs: 101 }),
            ]),
          ),
        ),
    ],
    ['T4', () => one({ timeoutMs: 100, connectTimeoutMs: 100 })],
    ['T5', () => one({ timeoutMs: 100 }, { observedP999Ms: 101 })],
    ['T5', () => one({ timeoutMs: 1001 }, { observedP999Ms: 100 })],
    ['R1', () => one(safe, {}, { instances: 1 })],
    ['R2', () => one({ ...safe, excludeTried: false }, {}, { instances: 2 })],
    ['R3', () => one({ ...safe, budget: null })],
    [
      'R4',
      () =>
        one({ ...safe, backoff: { initialMs: 10, multiplier: 2, maxMs: 100, jitter: { low: 1, high: 1 } } }),
    ],
    ['R4', () => one({ ...safe, backoff: null })],
    ['R5', () => one(safe, { observedRetrySuccess: 0.19 })],
    ['A1', () => one({ ...safe, attempts: 4 })],
    [
      'A2',
      () =>
        rules(
          lint(
            graphOf([
              edge('a', 'b', { ...safe, timeoutMs: 1000, propagateDeadline: true }),
              edge('b', 'c', safe),
            ]),
          ),
        ),
    ],
    [
      'D1',
      () => rules(lint(graphOf([edge('a', 'b', { timeoutMs: 1000 }), edge('b', 'c', { timeoutMs: 10 })]))),
    ],
  ] as const)('%s fires', (rule, found) => {
    const expected = new Set<string>([
      rule,
      ...(rule === 'A2' ? ['A1'] : []),
      ...(rule === 'T3' ? ['T1'] : []),
    ])
    expect(new Set(found())).toEqual(expected)
  })

  it('nothing fires just inside the limits', () => {
    expect(one(safe, { observedRetrySuccess: 0.2, observedP999Ms: 100 }, { instances: 2 })).toEqual([])
    expect(one({ timeoutMs: 1000, connectTimeoutMs: 999 }, { observedP999Ms: 100 })).toEqual([])
  })
})
