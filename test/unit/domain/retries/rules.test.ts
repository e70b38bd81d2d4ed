import { describe, expect, it } from 'vitest'
import { analyseTrace } from '#lib/domain/retries/analyse-trace.ts'
import { retryReport } from '#lib/domain/retries/retry-report.ts'
import { type TestSpan, under } from '../../../support/spans.ts'

const report = (children: readonly TestSpan[], root: Partial<TestSpan> = {}) =>
  retryReport(analyseTrace(under(children, root)))

const http = (
  id: string,
  from: number,
  to: number,
  status: number,
  more: Partial<TestSpan> = {},
): TestSpan => ({
  id,
  from,
  to,
  peer: 'b',
  op: 'GET',
  ...more,
  tags: { 'http.response.status_code': String(status), 'url.full': 'http://b/x', ...more.tags },
})

describe('what is a retry', () => {
  it('a call after its retryable failure, of the same address', () => {
    const { edges, siblingRetries } = report([
      http('1', 0, 10, 503),
      http('2', 20, 30, 503),
      http('3', 50, 70, 200),
    ])
    expect(siblingRetries).toBe(2)
    expect(edges[0]).toMatchObject({
      caller: 'a',
      callee: 'b',
      attempts: 3,
      logicalCalls: 1,
      amplification: 3,
      retries: 2,
      rescued: 1,
      wasted: 2,
      timeAmplification: 2,
      confidence: 'high',
      wastedByClass: { 'failed-then-retried': 2 },
    })
  })

  it('medium sure where nothing says what the call is about, high where a log of the parent speaks of a retry', () => {
    const calls = [
      { id: '1', from: 0, to: 10, error: true },
      { id: '2', from: 20, to: 30 },
    ]
    expect(report(calls).edges[0]).toMatchObject({ retries: 1, confidence: 'medium' })
    expect(report(calls, { log: 'Retrying call' }).edges[0]).toMatchObject({ retries: 1, confidence: 'high' })
  })

  it.each([
    ['http.request.resend_count', '1'],
    ['Retry_No', '1'],
    ['retry.count', '1'],
    ['attempt', '2'],
    ['amz-sdk-request', 'ttl=20260101T000000Z; attempt=2; max=3'],
  ])('a call that says so by %s, even of another address', (key, value) => {
    const { explicitRetries, edges } = report([
      http('1', 0, 10, 503),
      http('2', 20, 30, 200, { tags: { [key]: value, 'url.full': 'http://c/y' } }),
    ])
    expect({ explicitRetries, n: edges[0]?.attempts, l: edges[0]?.logicalCalls }).toEqual({
      explicitRetries: 1,
      n: 2,
      l: 1,
    })
  })

  it('no word that is not a whole number says so', () => {
    expect(report([{ id: '1', from: 0, to: 1, tags: { retry_no: 'yes', attempt: '2.5' } }]).retries).toBe(0)
  })

  it('the second of two server spans under one client span, when the first failed', () => {
    const { hiddenRetries, edges } = report([
      { id: 'c', from: 0, to: 100, op: 'POST' },
      { id: 's1', parent: 'c', kind: 'server', service: 'b', from: 1, to: 30, error: true },
      { id: 's2', parent: 'c', kind: 'server', service: 'b', from: 40, to: 99 },
    ])
    expect(hiddenRetries).toBe(1)
    expect(edges[0]).toMatchObject({ caller: 'a', callee: 'b', attempts: 2, logicalCalls: 1, rescued: 1 })
    expect(edges[0]?.wastedSeconds).toBeCloseTo(0.029, 9)
  })

  it('attempts that the AWS SDK for Go calls `attempt`, on the edge of the call around them', () => {
    const { edges } = report([
      { id: 'c', op: 'PutItem', peer: 'dynamodb', from: 0, to: 100 },
      { id: 'a1', parent: 'c', op: 'attempt', from: 0, to: 20, error: true },
      { id: 'a2', parent: 'c', op: 'attempt', from: 30, to: 100 },
    ])
    expect(edges).toMatchObject([
      { caller: 'a', callee: 'dynamodb', operation: 'PutItem', attempts: 2, logicalCalls: 1, retries: 1 },
    ])
  })

  it("gRPC's attempts under one call, but not those that no server saw", () => {
    const { edges, explicitRetries } = report([
      { id: 'c', op: 'Sent.svc.M', from: 0, to: 100 },
      {
        id: 'a0',
        parent: 'c',
        op: 'Attempt.svc.M',
        from: 0,
        to: 10,
        error: true,
        tags: { 'transparent-retry': 'true' },
      },
      {
        id: 'a1',
        parent: 'c',
        op: 'Attempt.svc.M',
        from: 10,
        to: 20,
        tags: { 'rpc.grpc.status_code': '14' },
      },
      {
        id: 'a2',
        parent: 'c',
        op: 'Attempt.svc.M',
        from: 30,
        to: 40,
        tags: { 'previous-rpc-attempts': '1' },
      },
    ])
    expect(explicitRetries).toBe(1)
    expect(edges).toHaveLength(1)
    expect(edges[0]).toMatchObject({ operation: 'svc.M', attempts: 2, logicalCalls: 1 })
  })

  it("AWS's count of retries within one span, whose time nobody knows", () => {
    const { edges } = report([{ id: '1', from: 0, to: 10, tags: { 'aws.retries': '2' } }])
    expect(edges[0]).toMatchObject({
      attempts: 3,
      logicalCalls: 1,
      retries: 2,
      untimed: 2,
      rescued: 1,
      wasted: 2,
    })
  })

  it('a message delivered again says so by its delivery count', () => {
    const tags = (n: number) => ({
      'messaging.gcp_pubsub.message.delivery_attempt': String(n),
      'messaging.message.id': 'm',
    })
    const { retries } = report([
      { id: '1', kind: 'consumer', from: 0, to: 10, error: true, tags: tags(1) },
      { id: '2', kind: 'consumer', from: 20, to: 30, tags: tags(2) },
    ])
    expect(retries).toBe(1)
  })

  it('a call sent while the first was outstanding is a hedge, of which one answer was picked', () => {
    const { hedges, retries, edges } = report([
      http('1', 0, 100, 200, { error: true }),
      http('2', 50, 80, 200),
    ])
    expect({ hedges, retries }).toEqual({ hedges: 1, retries: 0 })
    expect(edges[0]).toMatchObject({
      attempts: 2,
      logicalCalls: 1,
      wasted: 1,
      wastedByClass: { 'hedge-loser': 1 },
    })
  })
})

describe('what is no retry', () => {
  it.each([
    ['polling', [http('1', 0, 10, 200), http('2', 1000, 1010, 200), http('3', 2000, 2010, 200)]],
    ['a fan-out with a failure', [http('1', 0, 50, 503), http('2', 5, 50, 200), http('3', 6, 50, 200)]],
    [
      'a loop over items, one of which fails',
      [http('1', 0, 9, 500), http('2', 10, 20, 200, { tags: { 'url.full': 'http://b/2' } })],
    ],
    [
      'a 404',
      [
        http('1', 0, 10, 404, { error: true }),
        http('2', 20, 30, 404, { error: true }),
        http('3', 40, 50, 200),
      ],
    ],
    ['another operation', [http('1', 0, 10, 503), http('2', 20, 30, 200, { op: 'PUT' })]],
    [
      'messages of one topic without ids',
      [
        { id: '1', kind: 'consumer', from: 0, to: 10, error: true },
        { id: '2', kind: 'consumer', from: 20, to: 30 },
      ],
    ],
    ['a call sent before the failure was known', [http('1', 0, 50, 503), http('2', 40, 90, 503)]],
  ])('%s', (_, calls) => {
    const { retries, hedges, edges } = report(calls)
    expect({ retries, hedges }).toEqual({ retries: 0, hedges: 0 })
    for (const edge of edges) expect(edge.attempts).toBe(edge.logicalCalls)
  })

  it('a redirect and an authentication challenge are counted apart', () => {
    const resend = { tags: { 'http.request.resend_count': '1' } }
    expect(report([http('1', 0, 10, 302), http('2', 11, 20, 200, resend)])).toMatchObject({
      retries: 0,
      redirects: 1,
    })
    expect(report([http('1', 0, 10, 401, { error: true }), http('2', 11, 20, 200, resend)])).toMatchObject({
      retries: 0,
      authChallenges: 1,
    })
  })

  it('a repeat after a failure that no retry answers is suspected, not counted', () => {
    expect(report([http('1', 0, 10, 501), http('2', 20, 30, 200)])).toMatchObject({
      retries: 0,
      suspectedRetries: 1,
    })
  })
})
