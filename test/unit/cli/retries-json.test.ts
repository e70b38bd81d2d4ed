import { describe, expect, it } from 'vitest'
import { retriesJson } from '#lib/cli/retries/retries-json.ts'
import { analyseTrace } from '#lib/domain/retries/analyse-trace.ts'
import { retryReport } from '#lib/domain/retries/retry-report.ts'
import { span, type TestSpan } from '../../support/spans.ts'

/** Retries.md case 1c: good's second send always answers, 100 ms after edge gave up; edge tries three times, and fails. */
const CASE_1C: readonly TestSpan[] = [
  { id: 'r', service: 'edge', kind: 'server', from: 0, to: 6000, error: true },
  ...[0, 2000, 4000].flatMap((at): TestSpan[] => {
    const [edge, good] = [`e${at}`, `g${at}`]
    return [
      { id: edge, parent: 'r', service: 'edge', peer: 'good', from: at, to: at + 2000, error: true },
      { id: good, parent: edge, service: 'good', kind: 'server', from: at, to: at + 2100 },
      { id: `${at}a`, parent: good, service: 'good', peer: 'db', from: at, to: at + 2000, error: true },
      { id: `${at}b`, parent: good, service: 'good', peer: 'db', from: at + 2000, to: at + 2100 },
    ]
  }),
]

describe('the JSON of retries', () => {
  it('counts every attempt that is not useful as wasted, and apart from that what the edge shows by itself', () => {
    const report = retryReport(analyseTrace(CASE_1C.map(span)))
    const { edges } = retriesJson({ report, counters: [], damaged: { count: 0, first: [] } })
    const of = (callee: string) => edges.find((edge) => edge.callee === callee)
    expect(of('db')).toMatchObject({ attempts: 6, retries: 3, rescued: 3, wasted: 6, wastedOnEdge: 3 })
    expect(of('good')).toMatchObject({ attempts: 3, retries: 2, rescued: 0, wasted: 3, wastedOnEdge: 3 })
  })
})
