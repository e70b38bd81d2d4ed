import { describe, expect, it } from 'vitest'
import { NO_POLICY } from '#lib/domain/call-graph/policy.ts'
import { analyseTrace } from '#lib/domain/retries/analyse-trace.ts'
import { mergeSums } from '#lib/domain/retries/merge-sums.ts'
import { noSums } from '#lib/domain/retries/retry-sums.ts'
import { type Play, playPlan } from '#lib/domain/retries/simulation/play-plan.ts'
import { sampleRuns } from '#lib/domain/retries/simulation/run-measures.ts'
import { changedPolicy, simulationPlan } from '#lib/domain/retries/simulation/simulation-plan.ts'
import { weightedRoots } from '#lib/domain/retries/simulation/weighted-roots.ts'
import { NO_CHANGE, type RetryChange } from '#lib/domain/retries/what-if/edge-change.ts'
import { edge, graphOf } from '#test/support/call-graphs.ts'
import { span, type TestSpan } from '#test/support/spans.ts'

/** Requests to shop, which sends to pay until it answers: half of the sends fail, at most three times. */
function halfFail() {
  const sums = noSums()
  const outcomes = [
    ...Array(4).fill([true]),
    ...Array(2).fill([false, true]),
    [false, false, true],
    [false, false, false],
  ]
  outcomes.forEach((sends: readonly boolean[], request) => {
    const ok = sends.at(-1) === true
    const spans: TestSpan[] = [{ id: 'r', kind: 'server', service: 'shop', from: 0, to: 100, error: !ok }]
    sends.forEach((good, index) => {
      const [from, to] = [10 + index * 20, 20 + index * 20]
      spans.push(
        { id: `c${index}`, parent: 'r', service: 'shop', from, to, error: !good },
        {
          id: `s${index}`,
          parent: `c${index}`,
          kind: 'server',
          service: 'pay',
          from: from + 1,
          to: to - 1,
          error: !good,
        },
      )
    })
    mergeSums(sums, analyseTrace(spans.map((each) => span({ ...each, trace: `t${request}` }))))
  })
  return sums
}

const play = (change: Partial<RetryChange>, other: Partial<Play> = {}) => {
  const plan = simulationPlan(halfFail(), { ...NO_CHANGE, ...change })
  if (!plan) throw new Error('there are requests')
  return playPlan({
    plan,
    seeds: [1, 2, 3],
    requests: 4000,
    perSecond: 50,
    slow: null,
    mostEvents: 1e7,
    ...other,
  })
}

describe('the plan', () => {
  it('has the settings as policies: no budget is one send, a share is a budget, waits double with full jitter', () => {
    const none = { attempts: null, budgetShare: null, timeoutMs: null, backoffMs: null }
    const now = { ...NO_POLICY, attempts: 3, timeoutMs: 100 }
    expect(changedPolicy(now, none)).toEqual(now)
    expect(changedPolicy(now, { ...none, budgetShare: 0 }).attempts).toBe(1)
    expect(changedPolicy(now, { ...none, budgetShare: 0.1, timeoutMs: 50, backoffMs: 25 })).toEqual({
      ...now,
      timeoutMs: 50,
      budget: { kind: 'ratio', ratio: 0.1, minPerSecond: 0, windowMs: 10_000 },
      backoff: { initialMs: 25, multiplier: 2, maxMs: 250, jitter: { low: 0, high: 1 } },
    })
  })

  it('changes the call that is meant and no other, and leaves out what closes a loop', () => {
    const sums = halfFail()
    const [seen] = [...sums.edges.values()].filter(({ local }) => !local)
    if (!seen) throw new Error('there is an edge')
    const { caller, callee, operation } = seen
    const meant = simulationPlan(sums, { ...NO_CHANGE, edge: { caller, callee, operation }, attempts: 2 })
    expect(meant?.after.edges.map(({ policy }) => policy.attempts)).toEqual([2])
    expect(meant?.before.edges.map(({ policy }) => policy.attempts)).toEqual([3])
    const other = simulationPlan(sums, {
      ...NO_CHANGE,
      edge: { caller, callee, operation: 'x' },
      attempts: 2,
    })
    expect(other?.after).toEqual(other?.before)
    expect(simulationPlan(noSums(), NO_CHANGE)).toBeNull()
  })

  it('spreads requests over where they come in as often as they came', () => {
    expect(
      weightedRoots(
        new Map([
          ['a', 30],
          ['b', 10],
        ]),
        4,
      ),
    ).toEqual(['a', 'a', 'b', 'a'])
    expect(weightedRoots(new Map())).toEqual([])
    const roots = weightedRoots(
      new Map([
        ['a', 997],
        ['b', 1],
      ]),
    )
    expect(new Set(roots)).toEqual(new Set(['a']))
    expect(roots).toHaveLength(200)
  })
})

describe('played', () => {
  it('without a change, before and after are the same runs, and attempts per call are those of the equation', () => {
    const played = play({})
    expect(played.ok).toBe(true)
    for (const { before, after } of played.pairs) expect(after).toEqual(before)
    // 7 of 14 sends fail: (1 - q³) / (1 - q) = 1 + q + q² = 1.75.
    const q = 7 / 14
    const { amplification, answeredShare } = sampleRuns(played.pairs.map(({ before }) => before))
    expect(amplification?.central).toBeCloseTo(1 + q + q ** 2, 1)
    expect(answeredShare?.central).toBeCloseTo(1 - q ** 3, 1)
    expect(amplification?.low).toBeLessThan(amplification?.high ?? 0)
  })

  it('without retries every call is sent once and fewer requests are answered; a budget lies between', () => {
    const [none, some] = [play({ budgetShare: 0 }).pairs, play({ budgetShare: 0.2 }).pairs]
    for (const [index, { before, after, attempts }] of none.entries()) {
      expect(after.amplification).toBe(1)
      expect(after.answeredShare ?? 1).toBeLessThan(before.answeredShare ?? 0)
      expect(attempts[0]?.after ?? 0).toBeLessThan(attempts[0]?.before ?? 0)
      const allowed = some[index]?.after.amplification ?? 0
      expect(allowed).toBeGreaterThan(1)
      expect(allowed).toBeLessThanOrEqual(1.2 + 0.01)
    }
  })

  it('is the same bytes for the same seed, and other bytes for another', () => {
    const once = JSON.stringify(play({ attempts: 2 }))
    expect(JSON.stringify(play({ attempts: 2 }))).toBe(once)
    expect(JSON.stringify(play({ attempts: 2 }, { seeds: [4, 5, 6] }))).not.toBe(once)
  })

  it('stops where it is too much', () => {
    expect(play({}, { mostEvents: 20_000 })).toMatchObject({ ok: false })
  })

  it('shows a storm that holds itself up after a slow time, and none where nobody retries', () => {
    const graph = graphOf([edge('edge', 'busy', { timeoutMs: 60, attempts: 4 })])
    const nodes = graph.nodes.map((node) => ({
      ...node,
      time: { kind: 'constant' as const, valueMs: node.name === 'busy' ? 20 : 0 },
    }))
    const before = { ...graph, nodes, roots: ['edge'] }
    const after = {
      ...before,
      edges: before.edges.map((each) => ({ ...each, policy: { ...each.policy, attempts: 1 } })),
    }
    const slow = { service: 'busy', factor: 5, seconds: 10, places: 1.5 }
    const played = playPlan({
      plan: { before, after },
      seeds: [1],
      requests: 6000,
      perSecond: 100,
      slow,
      mostEvents: 1e7,
    })
    expect(played.ok).toBe(true)
    const [pair] = played.pairs
    expect(pair?.before.answeredShare ?? 1).toBeLessThan(0.1)
    expect(pair?.after.answeredShare ?? 0).toBeGreaterThan(0.5)
    expect(pair?.before.amplification ?? 0).toBeGreaterThan(3)
  })
})
