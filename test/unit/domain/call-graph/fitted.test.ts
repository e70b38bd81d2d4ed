import { describe, expect, it } from 'vitest'
import { fitGraph } from '#lib/domain/call-graph/fit/fit-graph.ts'
import { lintFitted } from '#lib/domain/call-graph/lint/lint-fitted.ts'
import { analyseTrace } from '#lib/domain/retries/analyse-trace.ts'
import { mergeSums } from '#lib/domain/retries/merge-sums.ts'
import { noSums } from '#lib/domain/retries/retry-sums.ts'
import { edge, graphOf } from '#test/support/call-graphs.ts'
import { span, type TestSpan } from '#test/support/spans.ts'

/** Requests that edge → good → bad give up: each hop sends as often, each time waiting as long. */
function givenUp(requests: number, waitsMs: readonly [number, number], tries: readonly [number, number]) {
  const sums = noSums()
  const timeout = { 'error.type': 'timeout' }
  for (let request = 0; request < requests; request++) {
    const spans: TestSpan[] = [
      { id: 'root', kind: 'server', service: 'edge', from: 0, to: waitsMs[0] * tries[0], error: true },
    ]
    for (let i = 0; i < tries[0]; i++) {
      const from = i * waitsMs[0]
      spans.push(
        {
          id: `g${i}`,
          parent: 'root',
          service: 'edge',
          from,
          to: from + waitsMs[0],
          error: true,
          tags: timeout,
        },
        {
          id: `g${i}s`,
          parent: `g${i}`,
          kind: 'server',
          service: 'good',
          from,
          to: from + 1000,
          error: true,
        },
      )
      for (let j = 0; j < tries[1]; j++) {
        const at = from + j * waitsMs[1]
        spans.push(
          {
            id: `f${i}${j}`,
            parent: `g${i}s`,
            service: 'good',
            from: at,
            to: at + waitsMs[1],
            error: true,
            tags: timeout,
          },
          {
            id: `f${i}${j}s`,
            parent: `f${i}${j}`,
            kind: 'server',
            service: 'bad',
            from: at,
            to: at + 1,
            error: true,
          },
        )
      }
    }
    mergeSums(sums, analyseTrace(spans.map((each) => span({ ...each, trace: `t${request}` }))))
  }
  return sums
}

describe('a graph from traces', () => {
  it('has the services, their calls per request, the attempts that were seen and the timeouts', () => {
    const { graph, timeouts } = fitGraph(givenUp(10, [2000, 500], [3, 2]))
    expect(graph.roots).toEqual(['edge'])
    expect(graph.edges.map(({ from, to, calls, policy }) => [from, to, calls, policy.attempts])).toEqual([
      ['edge', 'good', 1, 3],
      ['good', 'bad', 1, 2],
    ])
    for (const [index, ms] of [2000, 500].entries())
      expect(Math.abs((graph.edges[index]?.policy.timeoutMs ?? 0) / ms - 1)).toBeLessThan(0.005)
    expect(timeouts.map(({ hits }) => hits)).toEqual([30, 60])
  })

  it('counts a service failing by itself, not by what it calls', () => {
    const { graph } = fitGraph(givenUp(10, [2000, 500], [1, 1]))
    expect(graph.nodes.find(({ name }) => name === 'bad')?.failureProbability).toBe(1)
    expect(graph.nodes.find(({ name }) => name === 'good')?.failureProbability).toBe(0)
  })
})

describe('its lint', () => {
  const rules = (found: ReturnType<typeof lintFitted>) => found.findings.map(({ rule }) => rule)

  it('finds a timeout that is too short for what happens below, with the smallest repair, and layers that retry for nothing', () => {
    const found = lintFitted(givenUp(10, [1000, 600], [1, 2]), null)
    expect(rules(found)).toEqual(['T1'])
    const [t1] = found.findings
    expect(t1?.from).toBe('edge')
    expect(t1?.shortfallMs).toBeGreaterThan(190)
    expect(t1?.repairs.map(({ setting }) => setting)).toEqual(['timeoutMs', 'timeoutMs', 'attempts'])
    expect(rules(lintFitted(givenUp(10, [3000, 500], [3, 2]), null))).toEqual(['R5', 'R5', 'A1', 'A2'])
  })

  it('finds the global default: the same timeout on both hops', () => {
    const found = lintFitted(givenUp(10, [1000, 1000], [1, 1]), null)
    expect(rules(found)).toContain('T2')
    expect(found.timeouts[1]?.sharedWith).toEqual(['edge'])
  })

  it('says nothing about settings that no trace shows, unless a file states them', () => {
    const sums = givenUp(3, [3000, 500], [1, 2])
    expect(lintFitted(sums, null)).toMatchObject({ findings: [], calls: 2, stated: 0, withoutTimeout: 2 })
    const stated = graphOf([edge('mesh', 'bad', { timeoutMs: 500, attempts: 2 }), edge('mesh', 'elsewhere')])
    const found = lintFitted(sums, stated)
    expect(rules(found)).toEqual(['R3', 'R4'])
    expect(found).toMatchObject({ stated: 1, withoutTimeout: 1, unmatched: ['mesh → elsewhere'] })
  })

  it('leaves out calls that close a loop, and says so', () => {
    const loop = analyseTrace(
      [
        { id: 'r', kind: 'server', service: 'a', from: 0, to: 100 },
        { id: 'x', parent: 'r', kind: 'server', service: 'b', from: 0, to: 90 },
        { id: 'y', parent: 'x', kind: 'server', service: 'a', from: 0, to: 80 },
      ].map((each) => span(each)),
    )
    expect(lintFitted(loop, null)).toMatchObject({ calls: 1, loops: ['b → a call'] })
  })
})
