import { describe, expect, it } from 'vitest'
import type { KindUse } from '#lib/domain/change/change.ts'
import { decomposeChange } from '#lib/domain/change/decompose-change.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import { kindOf } from '../../../support/kind.ts'

const use = (kind: Partial<Kind>, amount: number, kg: number, more: Partial<KindUse> = {}): KindUse => ({
  kindId: JSON.stringify(kind),
  kind: kindOf({
    usageType: 'BoxUsage:m5.large',
    instanceType: 'm5.large',
    unit: 'Hrs',
    region: 'eu-west-1',
    ...kind,
  }),
  category: 'compute',
  basis: 'quantity',
  isEstimated: true,
  amount,
  kgCo2e: { low: kg / 2, central: kg, high: kg * 3 },
  ...more,
})

const central = (base: readonly KindUse[], now: readonly KindUse[]) => {
  const { parts, difference } = decomposeChange(base, now)
  return {
    difference: difference.central,
    volume: parts.volume.central,
    mix: parts.mix.central,
    region: parts.region.central,
    factors: parts.factors.central,
  }
}

const NOTHING = { volume: 0, mix: 0, region: 0, factors: 0 }

describe('the change of emissions from one period to another', () => {
  it('is volume alone where twice as much of the same is used', () => {
    expect(central([use({}, 10, 20)], [use({}, 20, 40)])).toEqual({ ...NOTHING, difference: 20, volume: 20 })
  })

  it('is region alone where the same is used elsewhere', () => {
    const moved = { region: 'us-west-2', usageType: 'USW2-BoxUsage:m5.large' }
    const base = [use({}, 10, 20), use(moved, 10, 50)]
    // 20 h stay 20 h; 5 h go from 5 kg/h to 2 kg/h.
    const now = [use({}, 15, 30), use(moved, 5, 25)]
    expect(central(base, now)).toEqual({ ...NOTHING, difference: -15, region: -15 })
  })

  it('is region where a use goes to a place it never was in, at the rate it has there', () => {
    const moved = { region: 'eu-north-1', usageType: 'EUN1-BoxUsage:m5.large' }
    expect(central([use({}, 10, 20)], [use(moved, 10, 5)])).toEqual({
      ...NOTHING,
      difference: -15,
      region: -15,
    })
  })

  it('is mix alone where hours go from one machine to another', () => {
    const large = { usageType: 'BoxUsage:m5.4xlarge', instanceType: 'm5.4xlarge' }
    const base = [use({}, 10, 10), use(large, 10, 80)]
    // 4 of 20 h go from 8 kg/h to 1 kg/h.
    const now = [use({}, 14, 14), use(large, 6, 48)]
    expect(central(base, now)).toEqual({ ...NOTHING, difference: -28, mix: -28 })
  })

  it('is factors alone where the same usage counts more', () => {
    expect(central([use({}, 10, 20)], [use({}, 10, 25)])).toEqual({ ...NOTHING, difference: 5, factors: 5 })
  })

  it('splits growth with a move as the worked example says', () => {
    const there = { region: 'eu-north-1', usageType: 'EUN1-BoxUsage:m5.large' }
    expect(central([use({}, 10, 20)], [use({}, 10, 20), use(there, 10, 10)])).toEqual({
      ...NOTHING,
      difference: 10,
      volume: 20,
      region: -10,
    })
  })

  it('has what starts or ends a family as volume', () => {
    const disk = { usageType: 'EBS:VolumeUsage.gp3', instanceType: '', unit: 'GB-Mo' }
    expect(central([], [use(disk, 10, 7)])).toEqual({ ...NOTHING, difference: 7, volume: 7 })
    expect(central([use(disk, 10, 7)], [])).toEqual({ ...NOTHING, difference: -7, volume: -7 })
  })

  it('never compares amounts in different units', () => {
    const other = { unit: 'Seconds' }
    const change = central([use({}, 1, 3), use(other, 3600, 3)], [use({}, 2, 6), use(other, 3600, 3)])
    expect(change).toEqual({ ...NOTHING, difference: 3, volume: 3 })
  })

  it('has a kind that is estimated in one period only as factors: its usage did not change', () => {
    const unknown = use({}, 0, 0, { isEstimated: false })
    expect(central([unknown], [use({}, 10, 20)])).toEqual({ ...NOTHING, difference: 20, factors: 20 })
  })

  it('has a kind that comes to be counted by its cost as factors', () => {
    const byCost = use({}, 300, 24, { basis: 'list-cost-usd' })
    expect(central([use({}, 10, 20)], [byCost])).toEqual({ ...NOTHING, difference: 4, factors: 4 })
  })

  it('has a correction as volume, without a rate formed from it', () => {
    const change = central([use({}, 10, 20)], [use({}, 10, 20), use({ operation: 'refund' }, -4, -8)])
    expect(change).toEqual({ ...NOTHING, difference: -8, volume: -8 })
  })

  it('computes each scenario from its own figures', () => {
    const { parts } = decomposeChange([use({}, 10, 20)], [use({}, 20, 40)])
    expect(parts.volume).toEqual({ low: 10, central: 20, high: 60 })
  })

  it('is nothing where there is nothing', () => {
    expect(central([], [])).toEqual({ ...NOTHING, difference: 0 })
  })
})

describe('what can and what cannot be compared', () => {
  it('is volume where a kind begins, though one month of it could not be estimated', () => {
    const known = use({}, 10, 20)
    const unknown = use({}, 0, 0, { isEstimated: false })
    expect(central([], [known, unknown])).toEqual({ ...NOTHING, difference: 20, volume: 20 })
    expect(central([known, unknown], [])).toEqual({ ...NOTHING, difference: -20, volume: -20 })
  })

  it('keeps categories apart: what goes from one to the other is volume and no mix', () => {
    const disk = { usageType: 'VolumeUsage', instanceType: '' }
    const as = { category: 'storage-ssd' } as const
    const base = [use({}, 10, 20), use(disk, 10, 5, as)]
    const now = [use({}, 5, 10), use(disk, 15, 7.5, as)]
    expect(central(base, now)).toEqual({ ...NOTHING, difference: -7.5, volume: -7.5 })
  })
})
