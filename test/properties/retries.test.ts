import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyseTrace } from '#lib/domain/retries/analyse-trace.ts'
import { mergeSums } from '#lib/domain/retries/merge-sums.ts'
import { retryReport } from '#lib/domain/retries/retry-report.ts'
import { noSums } from '#lib/domain/retries/retry-sums.ts'
import type { SpanRecord } from '#lib/domain/retries/span.ts'
import { span } from '../support/spans.ts'

interface Chain {
  readonly spans: SpanRecord[]
  /** Per tier: attempts and calls sent to it, as generated. */
  readonly sent: { attempts: number; calls: number }[]
}

/** A chain of services of a depth, where each attempt fails by itself with chance p and each caller tries up to n times. */
function chain(random: () => number, p: number, limit: number, depth: number): Chain {
  const spans: SpanRecord[] = []
  const sent = Array.from({ length: depth }, () => ({ attempts: 0, calls: 0 }))
  let id = 0
  const call = (tier: number, parent: string, from: number): { ok: boolean; to: number } => {
    const counts = sent[tier]
    if (!counts) return { ok: true, to: from + 1 }
    counts.calls++
    let at = from
    for (let attempt = 1; attempt <= limit; attempt++) {
      counts.attempts++
      const me = String(++id)
      const below = call(tier + 1, `${me}s`, at + 1)
      const ok = below.ok && random() >= p
      const to = below.to + 1
      const common = { from: at, to, error: !ok, tags: ok ? {} : { 'http.response.status_code': '503' } }
      spans.push(
        span({ ...common, id: me, parent, service: `s${tier}`, op: 'GET' }),
        span({ ...common, id: `${me}s`, parent: me, kind: 'server', service: `s${tier + 1}`, op: '/' }),
      )
      at = to + 5
      if (ok) return { ok, to }
      if (attempt === limit) return { ok, to }
    }
    return { ok: false, to: at }
  }
  const { ok, to } = call(0, 'root', 1)
  spans.push(span({ id: 'root', kind: 'server', service: 's0', from: 0, to: to + 1, error: !ok }))
  return { spans, sent }
}

/** A small generator of our own, so that a chain follows from its seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const chains = fc
  .record({
    seed: fc.nat(),
    p: fc.double({ min: 0, max: 1, noNaN: true }),
    limit: fc.integer({ min: 1, max: 4 }),
    depth: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ seed, p, limit, depth }) => chain(seeded(seed), p, limit, depth))

const total = (values: readonly (number | undefined)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0)

describe('generated traces', () => {
  it('give back the exact attempts and calls of every edge', () => {
    fc.assert(
      fc.property(chains, ({ spans, sent }) => {
        const { edges, services } = retryReport(analyseTrace(spans))
        const visits = (tier: number) => services.find(({ service }) => service === `s${tier}`)?.visits ?? 0
        expect(visits(0)).toBe(1)
        for (const [tier, { attempts, calls }] of sent.entries()) {
          const edge = edges.find(({ callee }) => callee === `s${tier + 1}`)
          expect({ n: edge?.attempts ?? 0, l: edge?.logicalCalls ?? 0 }).toEqual({ n: attempts, l: calls })
          expect(visits(tier + 1)).toBe(attempts)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('give the same analysis in any order', () => {
    fc.assert(
      fc.property(chains, fc.nat(), ({ spans }, seed) => {
        const random = seeded(seed)
        const shuffled = spans.map((item) => ({ item, key: random() })).sort((a, b) => a.key - b.key)
        expect(retryReport(analyseTrace(shuffled.map(({ item }) => item)))).toEqual(
          retryReport(analyseTrace(spans)),
        )
      }),
      { numRuns: 100 },
    )
  })

  it('conserve attempts and work: useful and wasted make all, both views of blame give away exactly the waste', () => {
    fc.assert(
      fc.property(chains, ({ spans }) => {
        const report = retryReport(analyseTrace(spans))
        for (const edge of report.edges) {
          expect(total(Object.values(edge.wastedByClass))).toBe(edge.wasted)
          expect(edge.attempts).toBe(edge.logicalCalls + edge.retries + edge.hedges)
          const visible = total(
            Object.entries(edge.wastedByClass).map(([key, count]) => (key === 'collateral' ? 0 : count)),
          )
          expect(visible).toBe(edge.retries + edge.finalFailures)
        }
        const wasted = total(report.services.map(({ wastedWorkSeconds }) => wastedWorkSeconds))
        const attempts = total(report.edges.map((edge) => edge.wasted))
        for (const view of [report.policyView, report.causeView]) {
          expect(total(view.map(({ workSeconds }) => workSeconds))).toBeCloseTo(wasted, 9)
          expect(total(view.map((row) => row.attempts))).toBe(attempts)
        }
        const own = total(report.services.map(({ workSeconds, heldSeconds }) => workSeconds + heldSeconds))
        expect(own).toBeCloseTo(report.roots[0]?.seconds ?? 0, 9)
      }),
      { numRuns: 200 },
    )
  })

  it('merge to the same sums whichever trace comes first', () => {
    fc.assert(
      fc.property(chains, chains, (a, b) => {
        const merged = (...parts: readonly Chain[]) => {
          const sums = noSums()
          for (const { spans } of parts) mergeSums(sums, analyseTrace(spans))
          return retryReport(sums)
        }
        expect(merged(a, b)).toEqual(merged(b, a))
      }),
      { numRuns: 50 },
    )
  })
})
