import { describe, expect, it } from 'vitest'
import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import type { FactorSet } from '#lib/domain/factors/factor-set.ts'
import { directionOf, estimateMoved, type MovableRow, moveRegion } from '#lib/domain/what-if/move-region.ts'
import { rankRegions } from '#lib/domain/what-if/rank-regions.ts'
import { factorSet20261 } from '#lib/factors/2026-1/factor-set.ts'
import { kindOf } from '#test/support/kind.ts'
import { summaryRow, workedSet } from '#test/support/what-if.ts'

const kind = kindOf({
  serviceCode: 'AmazonEC2',
  usageType: 'EU-BoxUsage:m5.large',
  operation: 'RunInstances',
  unit: 'Hrs',
  region: 'here',
  instanceType: 'm5.large',
})

const moving = (set: FactorSet, hours: number, before: number, after: number): MovableRow => ({
  row: summaryRow({ amount: hours }),
  kind,
  month: '2026-08',
  coefficient: estimateKind(kind, '2026-08', set),
  gramsPerKwh: { before, after },
})

/**
 * By hand. Machine: 80/100/140 W idle, 160/200/280 W at full load, half loaded: 120/150/210 W. 1,000 hours at PUE 1.2 and
 * 400 g/kWh: 57.6/72/100.8 kg; at PUE 1.1 and 50 g/kWh: 6.6/8.25/11.55 kg. Manufacture: 10 g an hour on both sides, 10 kg.
 */
describe('1,000 hours of a machine, moved', () => {
  const set = workedSet({ here: 1.2, there: 1.1 })
  const moved = moveRegion([moving(set, 1000, 400, 50)], { provider: 'AWS', region: 'there' }, set)

  it('have the energy of the PUE and the intensity of each place', () => {
    expect(moved.before.energyKwh.central).toBeCloseTo(180, 9)
    expect(moved.after.energyKwh.central).toBeCloseTo(165, 9)
    expect(moved.before.operationalKgCo2e).toEqual({
      low: expect.closeTo(57.6, 9),
      central: expect.closeTo(72, 9),
      high: expect.closeTo(100.8, 9),
    })
    expect(moved.after.operationalKgCo2e).toEqual({
      low: expect.closeTo(6.6, 9),
      central: expect.closeTo(8.25, 9),
      high: expect.closeTo(11.55, 9),
    })
  })

  it('keep their manufacture', () => {
    expect(moved.before.embodiedKgCo2e.central).toBeCloseTo(10, 9)
    expect(moved.after.embodiedKgCo2e).toEqual(moved.before.embodiedKgCo2e)
  })

  it('differ scenario by scenario: all low, all central, all high', () => {
    expect(moved.differenceKg).toEqual({
      low: expect.closeTo(-51, 9),
      central: expect.closeTo(-63.75, 9),
      high: expect.closeTo(-89.25, 9),
    })
    expect(moved.direction).toBe('less')
  })

  it('by another source of both grids differ by that source: 500 to 300 g/kWh', () => {
    const other = moveRegion([moving(set, 1000, 500, 300)], { provider: 'AWS', region: 'there' }, set)
    expect(other.differenceKg.central).toBeCloseTo(0.15 * (1.2 * 500 - 1.1 * 300) * -1, 9)
  })

  it('change at another provider by its PUE, with the same machine', () => {
    const there = estimateMoved(kind, '2026-08', { provider: 'Google Cloud', region: 'there' }, set)
    expect(there.idleKwh.central + there.dynamicKwh.central).toBeCloseTo(0.165, 12)
  })

  it('rank as they move', () => {
    const row = moving(set, 1000, 400, 50)
    const [ranked] = rankRegions(
      [{ amount: 1000, month: row.month, coefficient: row.coefficient, from: 'aws/here' }],
      [
        {
          pue: (month) => set.pue('AWS', 'there', month),
          gramsPerKwh: () => ({ before: 400, after: 50 }),
        },
      ],
    )
    expect(ranked?.differenceKg).toEqual({
      low: expect.closeTo(moved.differenceKg.low, 9),
      central: expect.closeTo(moved.differenceKg.central, 9),
      high: expect.closeTo(moved.differenceKg.high, 9),
    })
  })
})

it('takes the PUE of the region from the factor set: Mumbai 1.42, Stockholm 1.10', () => {
  const box = (region: string) => ({ ...kind, region })
  const energy = (of: ReturnType<typeof estimateKind>) => of.idleKwh.central + of.dynamicKwh.central
  const before = energy(estimateKind(box('ap-south-1'), '2026-08', factorSet20261))
  const target = { provider: 'AWS', region: 'eu-north-1' }
  const after = energy(estimateMoved(box('ap-south-1'), '2026-08', target, factorSet20261))
  expect(after / before).toBeCloseTo(1.1 / 1.42, 9)
})

describe('the direction of a difference', () => {
  it('is unclear only if the scenarios disagree on the sign', () => {
    expect(directionOf({ low: -1, central: -5, high: -9 }, 10)).toBe('less')
    expect(directionOf({ low: 1, central: 5, high: 9 }, 10)).toBe('more')
    expect(directionOf({ low: 0, central: -5, high: -9 }, 10)).toBe('less')
    expect(directionOf({ low: 1, central: -5, high: -9 }, 10)).toBe('unclear')
  })

  it('is none where nothing changes but by rounding', () => {
    expect(directionOf({ low: 0, central: 0, high: 0 }, 10)).toBe('same')
    expect(directionOf({ low: 0, central: 1e-15, high: -1e-15 }, 10)).toBe('same')
    expect(directionOf({ low: -0.001, central: -0.002, high: -0.003 }, 10)).toBe('less')
  })
})
