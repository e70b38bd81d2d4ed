import { describe, expect, it } from 'vitest'
import { analyseTrace } from '#lib/domain/retries/analyse-trace.ts'
import { retryReport } from '#lib/domain/retries/retry-report.ts'
import { span } from '../../../support/spans.ts'

describe('hostile traces', () => {
  it('names such as __proto__ are names', () => {
    const spans = [
      span({ id: '__proto__', kind: 'server', service: 'constructor', op: 'toString', from: 0, to: 9 }),
      span({ id: 'x', parent: '__proto__', service: '__proto__', op: '__proto__', from: 1, to: 2 }),
    ]
    expect(retryReport(analyseTrace(spans)).edges[0]).toMatchObject({
      caller: 'constructor',
      callee: '__proto__',
    })
  })

  it('a chain of 20 000 spans is analysed without running out of stack', () => {
    const spans = Array.from({ length: 20_000 }, (_, index) =>
      span({
        id: String(index),
        parent: index ? String(index - 1) : '',
        kind: 'internal',
        from: 0,
        to: 1,
        error: true,
      }),
    )
    expect(retryReport(analyseTrace(spans)).spans).toBe(20_000)
  })

  it('20 000 failures side by side are sorted in reasonable time', () => {
    const spans = Array.from({ length: 20_000 }, (_, index) =>
      span({ id: String(index), parent: 'p', from: 0, to: 10, error: true }),
    )
    expect(retryReport(analyseTrace(spans)).edges[0]).toMatchObject({
      attempts: 20_000,
      logicalCalls: 20_000,
    })
  })
})
