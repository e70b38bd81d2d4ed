import { describe, expect, it } from 'vitest'
import { isNotEstimated } from '#app/_view/is-not-estimated.ts'
import type { Coverage, Group } from '#lib/domain/report/emissions.ts'
import { exactly } from '#lib/domain/units/range.ts'

const group = (kilograms: number, coverage: Coverage | null): Group => ({
  key: {},
  rows: 1,
  cost: [{ currency: 'USD', amount: 1, coverage }],
  energyKwh: exactly(kilograms),
  operationalKgCo2e: exactly(kilograms),
  embodiedKgCo2e: exactly(0),
  totalKgCo2e: exactly(kilograms),
})

describe('a group', () => {
  it('of which everything is excluded is unknown, not zero', () => {
    expect(isNotEstimated(group(0, { measured: 0, proxied: 0, excluded: 1 }))).toBe(true)
  })

  it('that was estimated as nothing is zero', () => {
    expect(isNotEstimated(group(0, { measured: 1, proxied: 0, excluded: 0 }))).toBe(false)
  })

  it('of which no cost says that it was estimated is unknown too', () => {
    expect(isNotEstimated(group(0, null))).toBe(true)
  })

  it('without a single line is zero', () => {
    expect(isNotEstimated({ ...group(0, null), rows: 0 })).toBe(false)
  })

  it('with some carbon is estimated, even where much of it is left out', () => {
    expect(isNotEstimated(group(2, { measured: 0.1, proxied: 0, excluded: 0.9 }))).toBe(false)
  })
})
