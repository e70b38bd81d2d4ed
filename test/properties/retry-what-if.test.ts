import fc from 'fast-check'
import { expect, it } from 'vitest'
import { attributeWaste, type MappedUsage } from '#lib/domain/retries/carbon/attribute-waste.ts'
import { retryReport } from '#lib/domain/retries/retry-report.ts'
import type { RetrySums } from '#lib/domain/retries/retry-sums.ts'
import { NO_CHANGE, type RetryChange } from '#lib/domain/retries/what-if/edge-change.ts'
import { replay } from '#lib/domain/retries/what-if/replay.ts'
import { whatIfCarbon } from '#lib/domain/retries/what-if/what-if-carbon.ts'
import { sumsOf, traces, usages } from '#test/support/drawn-traces.ts'

const SIDES = ['low', 'central', 'high'] as const

const changes = fc.record<RetryChange>({
  edge: fc.constant(null),
  attempts: fc.option(fc.integer({ min: 1, max: 5 })),
  budgetShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  timeoutMs: fc.option(fc.integer({ min: 1, max: 400 })),
  backoffMs: fc.option(fc.integer({ min: 1, max: 1000 })),
  stopBelowDepth: fc.option(fc.integer({ min: 0, max: 3 })),
})

function whatIf(sums: RetrySums, mapped: readonly MappedUsage[], change: RetryChange) {
  const report = retryReport(sums)
  const works = report.services.map((service) => ({ ...service, cpuSeconds: null }))
  const waste = attributeWaste(mapped, works, { policy: report.policyView, cause: report.causeView })
  const played = replay(sums, change)
  if (!played)
    return {
      waste,
      played: { edges: [], answeredBefore: 0, answeredAfter: 0, requests: 0 },
      savings: [],
      isEndless: true,
    }
  return {
    waste,
    played,
    savings: whatIfCarbon(played.edges, waste.services, mapped).services,
    isEndless: false,
  }
}

it('no change saves exactly nothing', () => {
  fc.assert(
    fc.property(traces, usages, (drawn, mapped) => {
      const { played, savings, isEndless } = whatIf(sumsOf(drawn), mapped, NO_CHANGE)
      expect(isEndless).toBe(false)
      for (const { before, after } of played.edges) {
        expect(after.attempts).toBe(before.attempts)
        expect(after.calls).toBe(before.calls)
        expect(after.lostShare).toBe(before.lostShare)
      }
      expect(played.answeredAfter).toBe(played.answeredBefore)
      for (const saving of savings) {
        expect(Math.abs(saving.share)).toBe(0)
        for (const side of SIDES) expect(Math.abs(saving.attributedG[side])).toBe(0)
      }
    }),
    { numRuns: 200 },
  )
})

it('never more is saved than was wasted, and never more avoided than saved', () => {
  fc.assert(
    fc.property(traces, usages, changes, (drawn, mapped, change) => {
      const { waste, savings, played } = whatIf(sumsOf(drawn), mapped, change)
      for (const [index, saving] of savings.entries())
        for (const side of SIDES) {
          const most = waste.services[index]?.attributedG[side] ?? 0
          expect(saving.attributedG[side]).toBeLessThanOrEqual(most * (1 + 1e-9) + 1e-9)
          expect(saving.avoidableG[side]).toBeLessThanOrEqual(
            (waste.services[index]?.avoidableG[side] ?? 0) * (1 + 1e-9) + 1e-9,
          )
        }
      for (const { after } of played.edges) {
        expect(after.attempts).toBeGreaterThanOrEqual(0)
        expect(after.lostShare).toBeLessThanOrEqual(1 + 1e-9)
        expect(after.wastedShare).toBeGreaterThanOrEqual(0)
      }
      expect(played.answeredAfter).toBeLessThanOrEqual(played.requests)
    }),
    { numRuns: 200 },
  )
})

it('a budget of 0 is no retries: every call is sent once, and the retries of outermost calls are what goes', () => {
  fc.assert(
    fc.property(traces, (drawn) => {
      const sums = sumsOf(drawn)
      retryReport(sums)
      const none = replay(sums, { ...NO_CHANGE, budgetShare: 0 })
      const once = replay(sums, { ...NO_CHANGE, attempts: 1 })
      if (!none || !once) throw new Error('fewer attempts always come to an end')
      expect(none.after.attempts).toBeCloseTo(once.after.attempts, 9)
      for (const { caller, callee, operation, depth, before, after } of none.edges) {
        const seen = sums.edges.get(`${caller}\0${callee}\0${operation}`)
        const isOutermost = depth === 1 && !none.edges.some((other) => other.callee === caller)
        if (isOutermost) expect(before.attempts - after.attempts).toBeCloseTo(seen?.retries ?? Number.NaN, 9)
        else expect(after.attempts).toBeLessThanOrEqual(before.attempts - (seen?.retries ?? 0) + 1e-9)
      }
    }),
    { numRuns: 200 },
  )
})

it('no edge makes more attempts per call than its budget or its attempts allow', () => {
  fc.assert(
    fc.property(
      traces,
      fc.integer({ min: 1, max: 4 }),
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      (drawn, attempts, share) => {
        const sums = sumsOf(drawn)
        retryReport(sums)
        const sent = (change: Partial<RetryChange>) =>
          (replay(sums, { ...NO_CHANGE, ...change })?.edges ?? []).map(
            ({ after }) => after.amplification ?? 0,
          )
        for (const [index, each] of sent({ budgetShare: share }).entries())
          expect(each).toBeLessThanOrEqual(1 + share + hedgesOf(sums, index) + 1e-9)
        for (const [index, each] of sent({ attempts }).entries())
          expect(each).toBeLessThanOrEqual(attempts + hedgesOf(sums, index) + 1e-9)
      },
    ),
    { numRuns: 200 },
  )
})

/** Hedges per call of the nth edge between services: no setting of retries changes them. */
function hedgesOf(sums: RetrySums, index: number): number {
  const edge = [...sums.edges.values()].filter(({ local, attempts }) => !local && attempts > 0)[index]
  return edge && edge.logicalCalls > 0 ? edge.hedges / edge.logicalCalls : 0
}
