import { describe, expect, it } from 'vitest'
import { inferTimeouts } from '#lib/domain/call-graph/infer-timeouts.ts'
import { orderGraph } from '#lib/domain/call-graph/order-graph.ts'
import { unrollCycles } from '#lib/domain/call-graph/unroll-cycles.ts'
import { worstVisits } from '#lib/domain/call-graph/worst-visits.ts'
import { analyseTrace } from '#lib/domain/retries/analyse-trace.ts'
import type { SpanRecord } from '#lib/domain/retries/span.ts'
import { edge, graphOf, orderOf } from '../../../support/call-graphs.ts'
import { span } from '../../../support/spans.ts'

describe('loops', () => {
  const loop = graphOf([edge('www', 'back'), edge('back', 'db'), edge('db', 'data'), edge('data', 'back')])

  it('are found, with the services in the order of their calls', () => {
    expect(orderGraph(loop)).toEqual({ ok: false, cycle: ['back', 'db', 'data', 'back'] })
  })

  it('unrolled, lead to as many rounds as asked for', () => {
    const twice = unrollCycles(loop, 2)
    const visits = worstVisits(twice, orderOf(twice), 3)
    expect(visits.get('data')).toBe(27)
    expect(visits.get('back (round 2)')).toBe(81)
    expect(visits.get('data (round 2)')).toBe(729)
    expect(orderGraph(unrollCycles(loop, 1)).ok).toBe(true)
  })

  it('a graph without any stays as it is', () => {
    const graph = graphOf([edge('a', 'b')])
    expect(unrollCycles(graph, 3)).toBe(graph)
  })

  it('a chain of 10 000 services needs no stack', () => {
    const edges = Array.from({ length: 9_999 }, (_, index) => edge(String(index), String(index + 1)))
    expect(orderOf(graphOf(edges))).toHaveLength(10_000)
  })
})

describe('timeouts that nobody told', () => {
  const timeoutsOf = (spans: readonly SpanRecord[]) => inferTimeouts(analyseTrace(spans).edges.values())

  const failing = (count: number, ms: (index: number) => number, parent = '') =>
    Array.from({ length: count }, (_, index) =>
      span({
        id: `${parent}c${index}`,
        parent: parent && `${parent}${index}`,
        service: 'good',
        peer: 'db',
        op: 'get',
        from: index * 100_000,
        to: index * 100_000 + ms(index),
        error: true,
      }),
    )

  it('ten failures within one per cent of 20 s are a timeout of 20 s', () => {
    const spans = [...failing(10, (index) => 20_000 + index * 10), ...failing(5, (index) => 100 + index * 50)]
    expect(timeoutsOf(spans)).toMatchObject([{ caller: 'good', callee: 'db', operation: 'get', hits: 10 }])
    expect(Math.abs((timeoutsOf(spans)[0]?.timeoutMs ?? 0) / 20_050 - 1)).toBeLessThan(0.005)
  })

  it('is none where answers take longer than it, or where a status says that something answered', () => {
    const slower = failing(50, () => 40_000, 'ok').map((found) => ({ ...found, failed: false }))
    expect(timeoutsOf([...failing(10, () => 20_000), ...slower])).toEqual([])
    const refused = failing(10, () => 20_000).map((found) => ({ ...found, httpStatus: 503 }))
    expect(timeoutsOf(refused)).toEqual([])
    expect(timeoutsOf(refused.map((found) => ({ ...found, timedOut: true })))).toHaveLength(1)
  })

  it('nine are not, and neither are ten that answered', () => {
    expect(timeoutsOf(failing(9, () => 20_000))).toEqual([])
    expect(timeoutsOf(failing(12, () => 20_000).map((found) => ({ ...found, failed: false })))).toEqual([])
  })

  it('the same while on consecutive hops is a global default', () => {
    const above = Array.from({ length: 12 }, (_, index) => [
      span({
        id: `e${index}`,
        service: 'edge',
        peer: 'good',
        op: 'call',
        from: index * 100_000,
        to: index * 100_000 + 30_000,
        error: true,
      }),
      span({
        id: `s${index}`,
        parent: `e${index}`,
        kind: 'server',
        service: 'good',
        from: index * 100_000,
        to: index * 100_000 + 30_000,
        error: true,
      }),
    ]).flat()
    const found = timeoutsOf([...above, ...failing(12, () => 30_000, 's')])
    expect(found.map(({ caller, timeoutMs, sharedWith }) => [caller, timeoutMs, sharedWith])).toEqual([
      ['edge', 30_000, []],
      ['good', 30_000, ['edge']],
    ])
  })
})
