import { describe, expect, it } from 'vitest'
import { analyseTrace } from '#lib/domain/retries/analyse-trace.ts'
import { mergeSums } from '#lib/domain/retries/merge-sums.ts'
import { retryReport } from '#lib/domain/retries/retry-report.ts'
import { noSums } from '#lib/domain/retries/retry-sums.ts'
import { span, type TestSpan, under } from '../../../support/spans.ts'

/** Case 1a of the slide: edge → good → failed, 2 s and three tries on both edges, nothing answers, nothing cancels. */
function case1a() {
  const spans = [span({ id: 'root', kind: 'server', service: 'edge', from: 0, to: 6000, error: true })]
  for (let i = 0; i < 3; i++) {
    const [from, g] = [i * 2000, `g${i}`]
    spans.push(
      span({
        id: g,
        parent: 'root',
        service: 'edge',
        from,
        to: from + 2000,
        error: true,
        tags: { 'error.type': 'timeout' },
      }),
      span({ id: `${g}s`, parent: g, kind: 'server', service: 'good', from, to: from + 6000, error: true }),
    )
    for (let j = 0; j < 3; j++) {
      const at = from + j * 2000
      const f = `${g}f${j}`
      spans.push(
        span({
          id: f,
          parent: `${g}s`,
          service: 'good',
          from: at,
          to: at + 2000,
          error: true,
          tags: { 'error.type': 'timeout' },
        }),
        span({
          id: `${f}s`,
          parent: f,
          kind: 'server',
          service: 'failed',
          from: at,
          to: at + 2000,
          error: true,
        }),
      )
    }
  }
  return spans
}

describe('case 1a', () => {
  const report = retryReport(analyseTrace(case1a()))
  const edge = (callee: string) => report.edges.find((found) => found.callee === callee)

  it('has 3 and 9 attempts, none of them useful', () => {
    expect(edge('good')).toMatchObject({ attempts: 3, logicalCalls: 1, wasted: 3, rescued: 0 })
    expect(edge('failed')).toMatchObject({ attempts: 9, logicalCalls: 3, wasted: 9 })
    expect(report.services.find(({ service }) => service === 'failed')?.endToEndAmplification).toBe(9)
  })

  it('is visited once where its request comes in, 3 times below it and 9 below that', () => {
    const visits = report.services.map((each) => [each.service, each.visits, each.endToEndAmplification])
    expect(visits.sort()).toEqual([
      ['edge', 1, 1],
      ['failed', 9, 9],
      ['good', 3, 3],
    ])
  })

  it('has 12 s of held and 12 s of worked time after the give-up, headed by three servers', () => {
    expect(report.orphans.count).toBe(3)
    expect(report.orphans.seconds).toBeCloseTo(12, 9)
  })

  it('is blamed on edge → good by policy and on good → failed by cause', () => {
    const leaves = (view: typeof report.policyView) => view.filter(({ service }) => service === 'failed')
    expect(leaves(report.policyView)).toMatchObject([{ caller: 'edge', callee: 'good', attempts: 9 }])
    expect(leaves(report.causeView)).toMatchObject([{ caller: 'good', callee: 'failed', attempts: 9 }])
  })
})

describe('case 1c: the retry below succeeds every time, and nobody reads it', () => {
  it('has a retry success ratio of 1 on the inner edge and no useful attempt at all', () => {
    const timeout = { error: true, tags: { 'error.type': 'timeout' } }
    const spans = [span({ id: 'root', kind: 'server', service: 'edge', from: 0, to: 6000 })]
    for (let i = 0; i < 3; i++) {
      const [at, g] = [i * 2000, `g${i}`]
      spans.push(
        span({ id: g, parent: 'root', service: 'edge', from: at, to: at + 2000, ...timeout }),
        span({ id: `${g}s`, parent: g, kind: 'server', service: 'good', from: at, to: at + 2100 }),
        span({
          id: `${g}1`,
          parent: `${g}s`,
          service: 'good',
          peer: 'failed',
          from: at,
          to: at + 2000,
          ...timeout,
        }),
        span({
          id: `${g}2`,
          parent: `${g}s`,
          service: 'good',
          peer: 'failed',
          from: at + 2000,
          to: at + 2100,
        }),
      )
    }
    const report = retryReport(analyseTrace(spans))
    const edge = (callee: string) => report.edges.find((found) => found.callee === callee)
    expect(edge('good')).toMatchObject({ attempts: 3, wasted: 3, wastedByClass: { late: 3 } })
    expect(edge('failed')).toMatchObject({
      attempts: 6,
      retries: 3,
      rescued: 3,
      retrySuccessRatio: 1,
      wasted: 6,
      wastedByClass: { 'timed-out': 3, collateral: 3 },
    })
    expect(report.orphans.seconds).toBeCloseTo(0.3, 9)
  })
})

describe('usefulness', () => {
  const call = (
    id: string,
    parent: string,
    from: number,
    to: number,
    more: Partial<TestSpan> = {},
  ): TestSpan[] => [
    { id, parent, from, to, ...more },
    { id: `${id}s`, parent: id, kind: 'server', service: 'b', from, to, error: more.error ?? false },
  ]

  it('a good answer under a failed root is waste: collateral', () => {
    const { edges } = retryReport(
      analyseTrace(under(call('1', 'root', 0, 5), { error: true, tags: { 'http.status_code': '500' } })),
    )
    expect(edges[0]).toMatchObject({ wasted: 1, wastedByClass: { collateral: 1 }, finalFailures: 0 })
  })

  it('a 404 at the root is an answer, unless the rule says otherwise', () => {
    const spans = under(call('1', 'root', 0, 5), { error: true, tags: { 'http.status_code': '404' } })
    expect(retryReport(analyseTrace(spans)).edges[0]?.wasted).toBe(0)
    expect(retryReport(analyseTrace(spans, { clientErrorsAreAnswers: false })).edges[0]?.wasted).toBe(1)
  })

  it('an answer that comes after its caller gave up is late', () => {
    const { edges } = retryReport(
      analyseTrace(
        under([
          { id: '1', from: 0, to: 20, error: true, tags: { 'error.type': 'timeout' } },
          { id: '1s', parent: '1', kind: 'server', service: 'b', from: 0, to: 90 },
        ]),
      ),
    )
    expect(edges[0]?.wastedByClass).toEqual({ late: 1 })
  })

  it('work that outlives a caller that was answered is asynchronous, not orphaned', () => {
    const { orphans } = retryReport(
      analyseTrace(
        under([
          { id: '1', from: 0, to: 20 },
          { id: '1s', parent: '1', kind: 'server', service: 'b', from: 0, to: 900 },
        ]),
      ),
    )
    expect(orphans.count).toBe(0)
  })
})

describe('traces as they come', () => {
  const failing: TestSpan[] = [
    { id: '1', from: 0, to: 10, error: true },
    { id: '2', from: 20, to: 30 },
  ]

  it('copies count once', () => {
    const spans = under(failing)
    const report = retryReport(analyseTrace([...spans, ...spans]))
    expect(report).toMatchObject({ spans: 3, duplicates: 3, retries: 1 })
  })

  it('a missing parent is counted and its children are still siblings', () => {
    const report = retryReport(analyseTrace(failing.map((child) => span({ ...child, parent: 'gone' }))))
    expect(report).toMatchObject({ missingParents: 2, incompleteTraces: 1, retries: 1 })
  })

  it('a loop of parents is cut and counted', () => {
    const spans = [
      span({ id: 'x', parent: 'y', from: 0, to: 9 }),
      span({ id: 'y', parent: 'x', from: 1, to: 8 }),
      span({ id: 'z', parent: 'z', from: 2, to: 3 }),
    ]
    expect(retryReport(analyseTrace(spans))).toMatchObject({ spans: 3, cycles: 2, missingParents: 0 })
  })

  it('a server clock 40 ms ahead hides no hidden retry', () => {
    const report = retryReport(
      analyseTrace(
        under([
          { id: 'c', from: 100, to: 200 },
          { id: 's1', parent: 'c', kind: 'server', service: 'b', from: 61, to: 90, error: true },
          { id: 's2', parent: 'c', kind: 'server', service: 'b', from: 100, to: 155 },
        ]),
      ),
    )
    expect(report.hiddenRetries).toBe(1)
  })

  it('attempts that each began a trace are joined by their key, or by address and resend count', () => {
    const root = (id: string, from: number, error: boolean, tags: Record<string, string>) =>
      analyseTrace([span({ id, trace: id, from, to: from + 10, error, tags, peer: 'b' })])
    const join = (...parts: ReturnType<typeof root>[]) => {
      const sums = noSums()
      for (const part of parts) mergeSums(sums, part)
      return retryReport(sums).edges[0]
    }
    const key = { 'idempotency-key': 'k' }
    const url = { 'url.full': 'http://b/x' }
    const expected = { attempts: 2, logicalCalls: 1, retries: 1, rescued: 1, wasted: 1, finalFailures: 0 }
    expect(join(root('1', 0, true, key), root('2', 50, false, key))).toMatchObject(expected)
    expect(
      join(root('2', 50, false, { ...url, 'http.request.resend_count': '1' }), root('1', 0, true, url)),
    ).toMatchObject(expected)
    expect(join(root('1', 0, true, key), root('2', 50, false, { 'idempotency-key': 'other' }))).toMatchObject(
      {
        logicalCalls: 2,
        retries: 0,
        finalFailures: 1,
      },
    )
  })
})

describe('visits', () => {
  it('are what arrives: a call that nobody is known to receive is no visit of its caller', () => {
    const calls = [
      { id: 'open', from: 0, to: 5, error: true, tags: { 'http.response.status_code': '503' } },
      { id: 'again', from: 6, to: 9, tags: { 'http.request.resend_count': '1' } },
      { id: 'named', from: 10, to: 15, peer: 'b' },
    ]
    const { services } = retryReport(analyseTrace(under(calls)))
    expect(services.map((each) => [each.service, each.visits, each.endToEndAmplification]).sort()).toEqual([
      ['a', 1, 1],
      ['b', 1, 1],
    ])
  })
})
