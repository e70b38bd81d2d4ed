import { describe, expect, it } from 'vitest'
import type { EdgePolicy } from '#lib/domain/call-graph/policy.ts'
import { analyseTrace } from '#lib/domain/retries/analyse-trace.ts'
import { type RetryReport, retryReport } from '#lib/domain/retries/retry-report.ts'
import { chain, edge, graphOf } from '../../../support/call-graphs.ts'
import { always, simulateWhole } from '../../../support/simulate.ts'

const BAD: Partial<EdgePolicy> = { timeoutMs: 2000, attempts: 3 }
const ONE = { requests: 1 }
const HANGS = [{ kind: 'hang' as const, service: 'failed', ...always }]
const FIRST_IS_DEAD = [{ kind: 'kill' as const, instances: 1, service: 'failed', ...always }]
const ANSWERS = { time: { kind: 'constant' as const, valueMs: 100 } }
const TIERS = ['edge', 'good', 'failed']

/** How long the one request took, answered or not: the root's span. */
function rootSpan({ traces }: ReturnType<typeof simulateWhole>) {
  const root = traces[0]?.find(({ parent }) => parent === '')
  return { seconds: Number((root?.endNs ?? 0n) - (root?.startNs ?? 0n)) / 1e9, failed: root?.failed }
}

const seen = (run: ReturnType<typeof simulateWhole>): RetryReport =>
  retryReport(analyseTrace(run.traces[0] ?? []))
const analysed = (report: RetryReport, callee: string) =>
  report.edges.find((found) => found.callee === callee)

describe('edge → good → failed', () => {
  it('1a: failed hangs: 3 and 9 attempts, none useful, failed after 6 s, 12 of 18 s after the give-up, 6 started late', () => {
    const run = simulateWhole(chain(TIERS, BAD), ONE, HANGS)
    expect(rootSpan(run)).toEqual({ seconds: 6, failed: true })
    expect(run.edge('good')).toMatchObject({ attempts: 3, useful: 0, timeouts: 3, wasted: 3 })
    expect(run.edge('failed')).toMatchObject({ attempts: 9, logicalCalls: 3, useful: 0, startedLate: 6 })
    expect(run.service('good')).toMatchObject({
      heldSeconds: 18,
      heldAfterOwnGiveUpSeconds: 12,
      orphanSeconds: 12,
    })
  })

  it('1a: the analysis of its spans finds the same attempts, retries and waste, and blames both views', () => {
    const report = seen(simulateWhole(chain(TIERS, BAD), ONE, HANGS))
    expect(analysed(report, 'good')).toMatchObject({ attempts: 3, logicalCalls: 1, retries: 2, wasted: 3 })
    expect(analysed(report, 'failed')).toMatchObject({ attempts: 9, logicalCalls: 3, retries: 6, wasted: 9 })
    const leaves = (view: RetryReport['policyView']) =>
      view.filter(({ service, attempts }) => service === 'failed' && attempts > 0)
    expect(leaves(report.policyView)).toMatchObject([{ caller: 'edge', callee: 'good', attempts: 9 }])
    expect(leaves(report.causeView)).toMatchObject([{ caller: 'good', callee: 'failed', attempts: 9 }])
  })

  it('1b: failed answers 503 in 50 ms: 3 and 9 attempts, failed after 0.45 s, nothing after a give-up', () => {
    const failed = { time: { kind: 'constant' as const, valueMs: 50 }, failureProbability: 1 }
    const run = simulateWhole(chain(TIERS, BAD, { failed }), ONE)
    expect(rootSpan(run)).toEqual({ seconds: 0.45, failed: true })
    expect(run.edge('good')).toMatchObject({ attempts: 3, useful: 0 })
    expect(run.edge('failed')).toMatchObject({ attempts: 9, useful: 0, startedLate: 0 })
    expect(run.service('good')).toMatchObject({ heldSeconds: 0.45, orphanSeconds: 0 })
  })

  const dead = graphOf(
    [edge('edge', 'good', BAD), edge('good', 'failed', { ...BAD, pick: 'in-order', excludeTried: true })],
    { failed: { ...ANSWERS, instances: 2 } },
  )

  it('1c: the second try answers, too late for the edge: every retry of good succeeds and nothing is useful', () => {
    const run = simulateWhole(dead, ONE, FIRST_IS_DEAD)
    expect(rootSpan(run)).toEqual({ seconds: 6, failed: true })
    expect(run.edge('good')).toMatchObject({ attempts: 3, useful: 0, wastedByClass: { late: 3 } })
    expect(run.edge('failed')).toMatchObject({
      attempts: 6,
      useful: 0,
      startedLate: 3,
      rescued: 3,
      retrySuccessRatio: 1,
    })
    expect(run.service('good')?.heldSeconds).toBeCloseTo(6.3, 9)
    expect(run.service('good')?.orphanSeconds).toBeCloseTo(0.3, 9)
  })

  it('1c: the analysis of its spans agrees', () => {
    const report = seen(simulateWhole(dead, ONE, FIRST_IS_DEAD))
    expect(analysed(report, 'good')).toMatchObject({ attempts: 3, wasted: 3, wastedByClass: { late: 3 } })
    expect(analysed(report, 'failed')).toMatchObject({
      attempts: 6,
      retries: 3,
      rescued: 3,
      wasted: 6,
      retrySuccessRatio: 1,
    })
  })

  it('1d: one more tier: 3, 9 and 27 attempts, 6 and 24 of them started late', () => {
    const run = simulateWhole(chain(['edge', 'good', 'good2', 'failed'], BAD), ONE, HANGS)
    expect(rootSpan(run)).toEqual({ seconds: 6, failed: true })
    expect(['good', 'good2', 'failed'].map((name) => run.edge(name)?.attempts)).toEqual([3, 9, 27])
    expect(['good2', 'failed'].map((name) => run.edge(name)?.startedLate)).toEqual([6, 24])
    expect(run.service('good')).toMatchObject({ heldSeconds: 18, heldAfterOwnGiveUpSeconds: 12 })
    expect(run.service('good2')).toMatchObject({
      heldSeconds: 54,
      heldAfterOwnGiveUpSeconds: 36,
      orphanSeconds: 48,
    })
  })

  it('1e: with cancellation: 3 and 3 attempts, 6 s held, nothing after a give-up', () => {
    const run = simulateWhole(chain(TIERS, { ...BAD, cancelOnTimeout: true }), ONE, HANGS)
    expect(rootSpan(run)).toEqual({ seconds: 6, failed: true })
    expect([run.edge('good')?.attempts, run.edge('failed')?.attempts]).toEqual([3, 3])
    expect(run.edge('failed')).toMatchObject({ useful: 0, startedLate: 0 })
    expect(run.service('good')).toMatchObject({ heldSeconds: 6, orphanSeconds: 0 })
  })

  it('1a with the deadline sent along: 9 attempts become 3', () => {
    const run = simulateWhole(chain(TIERS, { ...BAD, propagateDeadline: true }), ONE, HANGS)
    expect([run.edge('good')?.attempts, run.edge('failed')?.attempts]).toEqual([3, 3])
  })

  const budgeted = (attempts: number, pick: Partial<EdgePolicy> = {}, failed: object = {}) =>
    graphOf(
      [
        edge('edge', 'good', { timeoutMs: 3000, attempts }),
        edge('good', 'failed', { timeoutMs: 1000, attempts: 2, ...pick }),
      ],
      { failed },
    )

  it('2a: a budget of timeouts and one retry: failed fast, at 2 s, with 1 and 2 attempts', () => {
    const run = simulateWhole(budgeted(1), ONE, HANGS)
    expect(rootSpan(run)).toEqual({ seconds: 2, failed: true })
    expect(run.edge('good')).toMatchObject({ attempts: 1, useful: 0 })
    expect(run.edge('failed')).toMatchObject({ attempts: 2, useful: 0, startedLate: 0 })
    expect(run.service('good')).toMatchObject({ heldSeconds: 2, orphanSeconds: 0 })
  })

  it('2b: the edge retries once too: 4 s, 2 and 4 attempts', () => {
    const run = simulateWhole(budgeted(2), ONE, HANGS)
    expect(rootSpan(run)).toEqual({ seconds: 4, failed: true })
    expect([run.edge('good')?.attempts, run.edge('failed')?.attempts]).toEqual([2, 4])
    expect(run.service('good')).toMatchObject({ heldSeconds: 4, orphanSeconds: 0 })
  })

  it('2c: the retry answers in 0.1 s: delivered at 1.1 s, one attempt of each useful', () => {
    const graph = budgeted(1, { pick: 'in-order', excludeTried: true }, { ...ANSWERS, instances: 2 })
    const run = simulateWhole(graph, ONE, FIRST_IS_DEAD)
    expect(rootSpan(run)).toEqual({ seconds: 1.1, failed: false })
    expect(run.edge('good')).toMatchObject({ attempts: 1, useful: 1 })
    expect(run.edge('failed')).toMatchObject({ attempts: 2, useful: 1, startedLate: 0 })
    expect(run.service('good')?.heldSeconds).toBeCloseTo(1.1, 9)
    expect(run.service('good')?.orphanSeconds).toBe(0)
  })
})

describe('case 3: three instances, one of them dead', () => {
  const SEND = 20_000
  const run = (policy: Partial<EdgePolicy>) =>
    simulateWhole(
      graphOf([edge('client', 'service', { timeoutMs: 1000, ...policy })], {
        service: { ...ANSWERS, instances: 3 },
      }),
      { requests: SEND },
      [{ kind: 'kill', instances: 1, service: 'service', ...always }],
    )

  /** Five standard errors of a mean of SEND values between 0 and `range`. */
  const within = (range: number): number => 5 * (range / 2 / Math.sqrt(SEND))

  it.each([
    ['the same instance, n = 2', { attempts: 2, pick: 'sticky' }, 4 / 3, 2 / 3, 1 / 3, 0.7333333],
    ['a random instance, n = 2', { attempts: 2 }, 4 / 3, 4 / 9, 1 / 9, 0.5333333],
    ['a random instance, n = 3', { attempts: 3 }, 13 / 9, 13 / 27, 1 / 27, 0.5777778],
    ['never the failed one, n = 2', { attempts: 2, excludeTried: true }, 4 / 3, 1 / 3, 0, 0.4333333],
  ] as const)('%s', (_, policy, attempts, wasted, failed, meanSeconds) => {
    const { edge: find } = run(policy)
    const counts = find('service')
    const perCall = (value: number | undefined): number => (value ?? 0) / SEND
    expect(Math.abs(perCall(counts?.attempts) - attempts)).toBeLessThan(within(2))
    expect(Math.abs(perCall(counts?.wasted) - wasted)).toBeLessThan(within(3))
    expect(Math.abs(perCall(counts?.finalFailures) - failed)).toBeLessThan(failed === 0 ? 1e-12 : within(1))
    expect(Math.abs(perCall(counts?.attemptSeconds) - meanSeconds)).toBeLessThan(within(3))
  })
})
