import fc from 'fast-check'
import { expect, it } from 'vitest'
import { adjust } from '#lib/domain/adjustments/adjust.ts'
import { NO_ADJUSTMENTS } from '#lib/domain/adjustments/adjustments.ts'
import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import { FACTOR_SET_IDS } from '#lib/domain/factors/factor-set.ts'
import { scale } from '#lib/domain/units/range.ts'
import { FACTOR_SETS } from '#lib/factors/factor-sets.ts'
import { kindOf } from '#test/support/kind.ts'

const REGIONS = ['eu-west-1', 'us-east-1', 'ap-south-1', '']
const kinds = fc
  .record({
    region: fc.constantFrom(...REGIONS),
    usageType: fc.constantFrom('BoxUsage:m5.large', 'TimedStorage-ByteHrs', 'DataTransfer-Out-Bytes', 'Odd'),
    serviceCode: fc.constantFrom('AmazonEC2', 'AmazonS3'),
    unit: fc.constantFrom('Hrs', 'GB-Mo', 'GB', ''),
  })
  .map(kindOf)
const months = fc.constantFrom('2025-12', '2026-02', '2026-08')

it('adjusting with nothing gives the very same set', () => {
  for (const id of FACTOR_SET_IDS) expect(adjust(FACTOR_SETS[id], NO_ADJUSTMENTS)).toBe(FACTOR_SETS[id])
})

it('an intensity that is overridden by k times itself is k times as large there, and nothing else changes', () => {
  fc.assert(
    fc.property(
      kinds,
      months,
      fc.constantFrom(...FACTOR_SET_IDS),
      fc.double({ min: 0, max: 1000, noNaN: true }),
      (kind, month, factorSet, k) => {
        const set = FACTOR_SETS[factorSet]
        const grid = set.grid(kind.provider, kind.region, month, 'location')
        if (!grid) return
        const override = {
          ...scale(grid, k),
          factorSet,
          figureId: grid.id,
          unit: grid.unit,
          year: 2026,
          author: 'Ada',
          reason: 'a test',
        }
        const own = adjust(set, { overrides: [override], kindRules: [] })
        expect(own.grid(kind.provider, kind.region, month, 'location')).toMatchObject(scale(grid, k))
        for (const region of REGIONS)
          if (set.grid('AWS', region, month, 'location')?.id !== grid.id)
            expect(own.grid('AWS', region, month, 'location')).toEqual(
              set.grid('AWS', region, month, 'location'),
            )
        expect(estimateKind(kind, month, own)).toEqual(estimateKind(kind, month, set))
      },
    ),
    { numRuns: 200 },
  )
})
