import { describe, expect, it } from 'vitest'
import { type DrawnMeasures, drawnGraph } from '#app/_view/call-graph/drawn-graph.ts'
import { layoutGraph, smoothPath } from '#app/_view/call-graph/layout-graph.ts'
import { WASTE_BINS, wasteBin } from '#app/_view/waste-bins.ts'

const call = (
  caller: string,
  callee: string,
  attempts: number,
  wasted = 0,
  operation = 'get',
): DrawnMeasures => ({
  caller,
  callee,
  operation,
  attempts,
  logicalCalls: attempts,
  amplification: 1,
  retries: 0,
  hedges: 0,
  wasted,
})

describe('the call graph', () => {
  it('has the numbers of the table, and is as wide as the root of the attempts', () => {
    const { edges, services, left } = drawnGraph([call('a', 'b', 400, 100), call('b', 'c', 100)])
    expect(services).toEqual(['a', 'b', 'c'])
    expect(left).toBe(0)
    expect(edges.map(({ wastedShare }) => wastedShare)).toEqual([0.25, 0])
    expect((edges[0]?.width ?? 0) / (edges[1]?.width ?? 1)).toBe(2)
  })

  it('draws what wasted most of many, and says how many it leaves out', () => {
    const many = Array.from({ length: 400 }, (_, index) => call('a', `b${index}`, 1000 - index, index))
    const { edges, left } = drawnGraph(many)
    expect(edges.length + left).toBe(400)
    expect(left).toBeGreaterThan(0)
    expect(edges[0]?.measures.callee).toBe('b399')
  })

  it('places callers left of those that they call, circles and calls to oneself too, each edge on its own way', () => {
    const graph = drawnGraph([
      call('a', 'b', 10),
      call('a', 'b', 10, 0, 'put'),
      call('b', 'c', 10),
      call('c', 'a', 1),
      call('b', 'b', 5),
      call('__proto__', 'constructor', 1),
    ])
    const { services, edges } = layoutGraph(graph)
    expect(services.size).toBe(5)
    const x = (name: string) => services.get(name)?.x ?? Number.NaN
    expect(x('a')).toBeLessThan(x('b'))
    expect(x('b')).toBeLessThan(x('c'))
    expect(x('__proto__')).toBeLessThan(x('constructor'))
    const ways = [...edges.values()].map(({ points }) => smoothPath(points))
    expect(new Set(ways).size).toBe(6)
    for (const way of ways) expect(way).toMatch(/^M [-\d.]+ [-\d.]+ [QL]/)
  })

  it('gives every wasted share a bin, its upper edge included', () => {
    expect([0, 0.01, 0.011, 0.5, 0.51, 1].map(wasteBin)).toEqual([0, 0, 1, 5, 6, 6])
    expect(WASTE_BINS).toHaveLength(7)
  })
})
