import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHANGE_PARTS, type KindUse } from '#lib/domain/change/change.ts'
import { decomposeChange } from '#lib/domain/change/decompose-change.ts'
import { kindOf } from '../support/kind.ts'

const SCENARIOS = ['low', 'central', 'high'] as const

const amounts = fc.oneof(
  fc.double({ min: 0, max: 1e9, noNaN: true }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.constant(0),
)
const rates = fc.double({ min: 0, max: 1e4, noNaN: true })

const uses: fc.Arbitrary<KindUse> = fc
  .record({
    machine: fc.constantFrom('m5.large', 'm5.xlarge', 'c6g.large'),
    region: fc.constantFrom('eu-west-1', 'us-east-1', ''),
    service: fc.constantFrom('AmazonEC2', 'AmazonRDS'),
    unit: fc.constantFrom('Hrs', 'GB-Mo'),
    basis: fc.constantFrom('quantity', 'quantity', 'quantity', 'list-cost-usd'),
    isEstimated: fc.constantFrom(true, true, true, false),
    amount: amounts,
    low: rates,
    central: rates,
    high: rates,
  })
  .map(({ machine, region, service, unit, basis, isEstimated, amount, low, central, high }) => ({
    kindId: `${machine} ${region} ${service} ${unit}`,
    kind: kindOf({
      instanceType: machine,
      usageType: `BoxUsage:${machine}`,
      region,
      serviceCode: service,
      unit,
    }),
    category: 'compute',
    basis,
    isEstimated,
    amount: isEstimated ? amount : 0,
    kgCo2e: isEstimated
      ? { low: amount * low, central: amount * central, high: amount * high }
      : { low: 0, central: 0, high: 0 },
  }))

const periods = fc.array(uses, { maxLength: 12 })

describe('the parts of a change', () => {
  it('add up to the change, in each scenario, whatever was used', () => {
    fc.assert(
      fc.property(periods, periods, (base, now) => {
        const { parts, difference, ...totals } = decomposeChange(base, now)
        for (const scenario of SCENARIOS) {
          const each = CHANGE_PARTS.map((part) => parts[part][scenario])
          const sum = each.reduce((all, one) => all + one, 0)
          const size = Math.max(
            ...each.map(Math.abs),
            Math.abs(totals.base[scenario]),
            Math.abs(totals.now[scenario]),
          )
          expect(Number.isFinite(sum)).toBe(true)
          expect(difference[scenario]).toBe(totals.now[scenario] - totals.base[scenario])
          expect(Math.abs(sum - difference[scenario])).toBeLessThanOrEqual(1e-9 * size)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('are all nothing between a period and itself', () => {
    fc.assert(
      fc.property(periods, (period) => {
        const { parts, now } = decomposeChange(period, period)
        const size = period.reduce((sum, { kgCo2e }) => sum + Math.abs(kgCo2e.central), Math.abs(now.central))
        for (const part of CHANGE_PARTS)
          expect(Math.abs(parts[part].central)).toBeLessThanOrEqual(1e-9 * size)
      }),
    )
  })

  it('are volume alone where everything is used more by the same factor', () => {
    const positive = periods.map((all) =>
      all.filter((use) => use.isEstimated && use.amount >= 0 && use.basis === 'quantity'),
    )
    fc.assert(
      fc.property(positive, fc.double({ min: 0.1, max: 10, noNaN: true }), (base, by) => {
        const more = base.map((use) => ({
          ...use,
          amount: use.amount * by,
          kgCo2e: { low: use.kgCo2e.low * by, central: use.kgCo2e.central * by, high: use.kgCo2e.high * by },
        }))
        const { parts, difference, now } = decomposeChange(base, more)
        const size = Math.max(Math.abs(difference.central), now.central, 1e-300)
        for (const part of ['mix', 'region', 'factors'] as const)
          expect(Math.abs(parts[part].central)).toBeLessThanOrEqual(1e-9 * size)
      }),
    )
  })
})
