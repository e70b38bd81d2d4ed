import fc from 'fast-check'
import { analyseTrace } from '#lib/domain/retries/analyse-trace.ts'
import type { MappedUsage } from '#lib/domain/retries/carbon/attribute-waste.ts'
import { mergeSums } from '#lib/domain/retries/merge-sums.ts'
import { noSums } from '#lib/domain/retries/retry-sums.ts'
import { span, type TestSpan } from './spans.ts'

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

/** A few traces. */
export const traces = fc.array(trace, { minLength: 1, maxLength: 4 })

/** Usage that the services are, some of it shared. */
export const usages = fc
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

/** What is added up over traces. */
export const sumsOf = (drawn: readonly (readonly TestSpan[])[]) => {
  const sums = noSums()
  for (const [index, spans] of drawn.entries())
    mergeSums(sums, analyseTrace(spans.map((each) => span({ ...each, trace: `t${index}` }))))
  return sums
}
