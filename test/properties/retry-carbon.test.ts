import fc from 'fast-check'
import { expect, it } from 'vitest'
import { analyseTrace } from '#lib/domain/retries/analyse-trace.ts'
import { attributeWaste, type MappedUsage } from '#lib/domain/retries/carbon/attribute-waste.ts'
import { edgeRows } from '#lib/domain/retries/carbon/edge-rows.ts'
import { mergeSums } from '#lib/domain/retries/merge-sums.ts'
import { retryReport } from '#lib/domain/retries/retry-report.ts'
import { noSums } from '#lib/domain/retries/retry-sums.ts'
import { fromStored, toStored } from '#lib/domain/retries/stored-sums.ts'
import { span, type TestSpan } from '#test/support/spans.ts'

const SERVICES = ['a', 'b', 'c', 'd'] as const

/** Trees of calls between four services, some of which fail, come late or are asked again. */
const trace = fc
  .array(
    fc.record({
      parent: fc.nat({ max: 20 }),
      service: fc.constantFrom(...SERVICES),
      op: fc.constantFrom('GET /x', 'GET /y'),
      kind: fc.constantFrom('client', 'server', 'internal'),
      from: fc.nat({ max: 900 }),
      took: fc.nat({ max: 300 }),
      error: fc.boolean(),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((drawn) =>
    drawn.map((each, index): TestSpan => {
      const parent = index === 0 ? {} : { parent: String(each.parent % index) }
      const { service, op, kind, from, took, error } = each
      return { id: String(index), ...parent, service, op, kind, from, to: from + took, error }
    }),
  )

const traces = fc.array(trace, { minLength: 1, maxLength: 4 })

const usages = fc
  .tuple(
    fc.array(fc.nat({ max: 3 }), { minLength: 4, maxLength: 4 }),
    fc.array(fc.tuple(fc.nat({ max: 1000 }), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 3,
      maxLength: 3,
    }),
  )
  .map(([of, grams]): MappedUsage[] =>
    grams.map(([central, dynamic], index) => ({
      services: SERVICES.filter((_, service) => of[service] === index),
      totalG: { low: central / 3, central, high: central * 3 },
      dynamicG: { low: (central * dynamic) / 3, central: central * dynamic, high: central * dynamic * 3 },
      cost: [{ currency: 'USD', amount: central / 100 }],
    })),
  )

const sumsOf = (drawn: readonly (readonly TestSpan[])[]) => {
  const sums = noSums()
  for (const [index, spans] of drawn.entries())
    mergeSums(sums, analyseTrace(spans.map((each) => span({ ...each, trace: `t${index}` }))))
  return sums
}

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
