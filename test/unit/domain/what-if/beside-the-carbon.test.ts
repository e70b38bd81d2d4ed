import { describe, expect, it } from 'vitest'
import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import { distanceKm } from '#lib/domain/what-if/distance.ts'
import { commonYear } from '#lib/domain/what-if/grid-source.ts'
import { latencyClass, roundTripMs } from '#lib/domain/what-if/latency-class.ts'
import { priceMove } from '#lib/domain/what-if/price-move.ts'
import { staysBehind } from '#lib/domain/what-if/stays-behind.ts'
import { storedGb } from '#lib/domain/what-if/stored-gb.ts'
import { factorSet20261 } from '#lib/factors/2026-1/factor-set.ts'
import { placeOf } from '#lib/factors/places/place-of.ts'
import { kindOf } from '#test/support/kind.ts'

describe('distance and latency', () => {
  it('a quarter of the equator is 10,008 km', () => {
    const origin = { latitude: 0, longitude: 0 }
    expect(distanceKm(origin, { latitude: 0, longitude: 90 })).toBeCloseTo(10_007.5, 0)
    expect(distanceKm(origin, origin)).toBe(0)
  })

  it('a round trip costs 15 ms for 1,000 km, and its class follows', () => {
    expect(roundTripMs(1000)).toBe(15)
    expect([100, 1000, 3000, 8000, 8001].map(latencyClass)).toEqual([
      'same-city',
      'near',
      'medium',
      'far',
      'very-far',
    ])
  })
})

describe('the year of a comparison', () => {
  const series = (...years: number[]) => new Map(years.map((year) => [year, 100]))

  it('is the newest that all have and that is not later than the month', () => {
    expect(commonYear([series(2022, 2023, 2024), series(2021, 2022, 2023)], 2026)).toBe(2023)
    expect(commonYear([series(2022, 2023, 2024), series(2021, 2022, 2023)], 2022)).toBe(2022)
  })

  it('is the oldest common one where all are later, and none where they share none', () => {
    expect(commonYear([series(2024, 2023), series(2023, 2024)], 2020)).toBe(2023)
    expect(commonYear([series(2024), series(2023)], 2026)).toBeUndefined()
  })
})

describe('the price of the same usage in the target region', () => {
  const box = (usageType: string, extra = {}) =>
    kindOf({ serviceCode: 'AmazonEC2', usageType, operation: 'RunInstances', unit: 'Hrs', ...extra })
  const moving = [
    { kind: box('EU-BoxUsage:m5.large'), currency: 'USD', quantity: 100, cost: 10 },
    { kind: box('EU-BoxUsage:r5.large'), currency: 'USD', quantity: 10, cost: 30 },
  ]
  const here = (usageType: string, quantity: number, cost: number, extra = {}) => ({
    kind: box(usageType, extra),
    currency: 'USD',
    quantity,
    cost,
  })

  it('is what the same bill shows there: 0.2 an hour, on the quarter of the cost that it has a price for', () => {
    expect(priceMove(moving, [here('EUN1-BoxUsage:m5.large', 5, 1)])).toEqual([
      { currency: 'USD', cost: 40, knownShare: 0.25, before: 10, after: 20 },
    ])
  })

  it('is unknown, never zero, without such a line, at no cost, in another currency or commitment', () => {
    const unknown = [{ currency: 'USD', cost: 40, knownShare: 0, before: 0, after: 0 }]
    expect(priceMove(moving, [])).toEqual(unknown)
    expect(priceMove(moving, [here('EUN1-BoxUsage:m5.large', 5, 0)])).toEqual(unknown)
    expect(priceMove(moving, [here('EUN1-BoxUsage:m5.large', 5, 1, { commitmentStatus: 'Used' })])).toEqual(
      unknown,
    )
    expect(priceMove(moving, [{ ...here('EUN1-BoxUsage:m5.large', 5, 1), currency: 'EUR' }])).toEqual(unknown)
  })
})

describe('what cannot be moved', () => {
  const dublin = placeOf('AWS', 'eu-west-1')
  const measured = (category: 'compute' | 'network-inter-region') => ({
    status: 'measured' as const,
    category,
  })

  it('is what has no figure, no single place, or runs between regions', () => {
    expect(staysBehind(measured('compute'), dublin, false)).toBeUndefined()
    expect(staysBehind(measured('compute'), undefined, false)).toBe('no-single-place')
    expect(staysBehind(measured('network-inter-region'), dublin, false)).toBe('between-regions')
    expect(staysBehind(measured('compute'), dublin, true)).toBe('not-estimated')
    expect(staysBehind({ status: 'excluded', category: 'compute' }, dublin, false)).toBe('not-estimated')
  })
})

it('720 GB-months of September lie as 720 GB; what is no storage carries nothing', () => {
  const coefficient = (kind: Parameters<typeof kindOf>[0]) =>
    estimateKind(kindOf(kind), '2026-09', factorSet20261)
  const disk = coefficient({ serviceCode: 'AmazonEC2', usageType: 'EU-EBS:VolumeUsage.gp3', unit: 'GB-Mo' })
  const machine = coefficient({
    serviceCode: 'AmazonEC2',
    usageType: 'EU-BoxUsage:m5.large',
    unit: 'Hrs',
    instanceType: 'm5.large',
  })
  const rows = [
    { amount: 720, month: '2026-09', coefficient: disk },
    { amount: 99, month: '2026-09', coefficient: machine },
  ]
  expect(storedGb(rows)).toBeCloseTo(720, 6)
  expect(storedGb(rows.slice(1))).toBe(0)
})
