import fc from 'fast-check'
import { expect, it } from 'vitest'
import { attributeWaste } from '#lib/domain/retries/carbon/attribute-waste.ts'
import { edgeRows } from '#lib/domain/retries/carbon/edge-rows.ts'
import { mergeSums } from '#lib/domain/retries/merge-sums.ts'
import { retryReport } from '#lib/domain/retries/retry-report.ts'
import { fromStored, toStored } from '#lib/domain/retries/stored-sums.ts'
import { sumsOf, traces, usages } from '#test/support/drawn-traces.ts'

const near = (a: number, b: number): void =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(a), Math.abs(b)))

it('waste is never more than the carbon of its service, nor that more than the bill; both views add up to it', () => {
  fc.assert(
    fc.property(traces, usages, (drawn, mapped) => {
      const report = retryReport(sumsOf(drawn))
      const works = report.services.map((service) => ({ ...service, cpuSeconds: null }))
      const found = attributeWaste(mapped, works, { policy: report.policyView, cause: report.causeView })
      for (const service of found.services)
        for (const side of ['low', 'central', 'high'] as const) {
          expect(service.attributedG[side]).toBeLessThanOrEqual(service.totalG[side] * (1 + 1e-12))
          expect(service.avoidableG[side]).toBeLessThanOrEqual(service.attributedG[side] * (1 + 1e-12))
        }
      const billed = mapped.reduce((sum, { totalG }) => sum + totalG.central, 0)
      expect(found.services.reduce((sum, { totalG }) => sum + totalG.central, 0)).toBeLessThanOrEqual(
        billed * (1 + 1e-9),
      )
      for (const view of [found.policy, found.cause]) {
        near(
          view.reduce((sum, { attributedG }) => sum + attributedG.high, 0),
          found.total.attributedG.high,
        )
        near(
          view.reduce((sum, { avoidableG }) => sum + avoidableG.low, 0),
          found.total.avoidableG.low,
        )
        near(
          view.reduce((sum, { cost }) => sum + (cost[0]?.amount ?? 0), 0),
          found.total.cost[0]?.amount ?? 0,
        )
      }
      const known = new Set(found.services.map(({ service }) => service))
      const rows = edgeRows(report, found, (service) => known.has(service))
      for (const view of ['policy', 'cause'] as const)
        near(
          rows.reduce((sum, row) => sum + (row[view].waste?.attributedG.central ?? 0), 0),
          found.total.attributedG.central,
        )
      for (const { policy } of rows)
        if (policy.waste === null) expect(policy.unknownServices.length).toBeGreaterThan(0)
    }),
    { numRuns: 200 },
  )
})

it('sums that were kept as JSON say the same, and merge alike', () => {
  fc.assert(
    fc.property(traces, traces, (first, second) => {
      const kept = fromStored(JSON.parse(JSON.stringify(toStored(sumsOf(first)))))
      const direct = sumsOf(first)
      expect(kept).toEqual(direct)
      mergeSums(kept, sumsOf(second))
      mergeSums(direct, sumsOf(second))
      expect(retryReport(kept)).toEqual(retryReport(direct))
    }),
    { numRuns: 100 },
  )
})
