import { describe, expect, it } from 'vitest'
import { addScores } from '#lib/domain/sci/add-scores.ts'
import { allocateOperations } from '#lib/domain/sci/allocate-operations.ts'
import { calculateSci } from '#lib/domain/sci/calculate.ts'
import { compareSci } from '#lib/domain/sci/compare.ts'
import { embodiedShare } from '#lib/domain/sci/embodied-share.ts'
import { facilityEnergy } from '#lib/domain/sci/energy.ts'
import { type SciEmissions, sciScore } from '#lib/domain/sci/score.ts'
import { sciSeries } from '#lib/domain/sci/series.ts'
import { exactly, type Range } from '#lib/domain/units/range.ts'

const of = (operationalKg: number | Range, embodiedKg: number | Range): SciEmissions => {
  const range = (value: number | Range) => (typeof value === 'number' ? exactly(value) : value)
  return {
    energyKwh: exactly(2),
    operationalKgCo2e: range(operationalKg),
    embodiedKgCo2e: range(embodiedKg),
  }
}

describe('sciScore', () => {
  it('is all carbon over all functional units, with its two parts', () => {
    const score = sciScore(of({ low: 0.5, central: 1, high: 2 }, 0.25), 500)
    expect(score).toEqual({
      ok: true,
      sciG: { low: 1.5, central: 2.5, high: 4.5 },
      operationalG: { low: 1, central: 2, high: 4 },
      embodiedG: exactly(0.5),
      functionalUnits: 500,
    })
  })

  it.each([
    [0, 'is 0'],
    [-5, 'is negative'],
    [Number.NaN, 'is not a number'],
    [Number.POSITIVE_INFINITY, 'is not a number'],
    [null, 'is not known'],
  ])('has no number but a reason where R is %s', (functionalUnits, words) => {
    const score = sciScore(of(1, 1), functionalUnits)
    expect(score.ok).toBe(false)
    expect(score).toMatchObject({ reason: expect.stringMatching(/^cannot be computed: /) })
    expect(score).toMatchObject({ reason: expect.stringContaining(words) })
    expect(JSON.stringify(score)).not.toContain('sciG')
  })

  it('has no number where the carbon of the period is negative', () => {
    expect(sciScore(of(-2, 1), 10).ok).toBe(false)
  })
})

describe('sciSeries', () => {
  const day = (date: string, kg: number, functionalUnits: number | null) => ({
    day: date,
    emissions: of(kg, 0),
    functionalUnits,
  })

  it('divides the sums of a period: 20 g over 1,001 requests is 0.01998 g, where the mean of rates is 5.005 g', () => {
    const [point] = sciSeries([day('2026-03-01', 0.01, 1), day('2026-03-02', 0.01, 1000)], 'month')
    expect(point?.score.ok && point.score.sciG.central).toBeCloseTo(20 / 1001, 12)
  })

  it('leaves a day without a known R out on both sides, and says so', () => {
    const [point] = sciSeries([day('2026-03-02', 1, 100), day('2026-03-03', 7, null)], 'week')
    expect(point).toMatchObject({
      start: '2026-03-02',
      days: 1,
      gapDays: ['2026-03-03'],
      leftOutG: exactly(7000),
    })
    expect(point?.score.ok && point.score.sciG.central).toBe(10)
  })

  it('counts the idle carbon of a day with R = 0', () => {
    const [point] = sciSeries([day('2026-03-02', 1, 100), day('2026-03-03', 1, 0)], 'week')
    expect(point?.score.ok && point.score.sciG.central).toBe(20)
    expect(sciSeries([day('2026-03-03', 1, 0)], 'day')[0]?.score.ok).toBe(false)
  })

  it('begins weeks on Monday, also across a year, and puts periods in order', () => {
    const points = sciSeries(
      [day('2026-01-05', 1, 1), day('2026-01-04', 1, 1), day('2025-12-29', 1, 1)],
      'week',
    )
    expect(points.map(({ start, days }) => [start, days])).toEqual([
      ['2025-12-29', 2],
      ['2026-01-05', 1],
    ])
  })

  it('has no number for a period of gaps', () => {
    expect(sciSeries([day('2026-03-02', 1, null)], 'month')[0]?.score).toMatchObject({ ok: false })
  })
})

describe('compareSci', () => {
  const score = (low: number, central: number, high: number) => sciScore(of({ low, central, high }, 0), 1000)

  it('compares low with low and high with high, although the ranges overlap', () => {
    expect(compareSci(score(1, 2, 4), score(0.5, 1, 2))).toEqual({
      ok: true,
      differenceG: { low: -0.5, central: -1, high: -2 },
      direction: 'down',
    })
  })

  it('is unclear only where the scenarios disagree on the sign', () => {
    expect(compareSci(score(1, 2, 4), score(0.5, 2, 5))).toMatchObject({ direction: 'unclear' })
    expect(compareSci(score(1, 2, 4), score(1, 2, 5))).toMatchObject({ direction: 'up' })
    expect(compareSci(score(1, 2, 4), score(1, 2, 4))).toMatchObject({ direction: 'none' })
  })

  it('compares nothing with a score that cannot be computed', () => {
    expect(compareSci(score(1, 2, 4), sciScore(of(1, 1), 0)).ok).toBe(false)
  })
})

describe('addScores', () => {
  const part = (component: string, functionalUnit: string, kg: number, units: number) => ({
    component,
    functionalUnit,
    score: sciScore(of(kg, 0), units),
  })

  it('adds scores of one R', () => {
    const sum = addScores([part('front', 'order', 0.1, 1000), part('back', 'order', 0.2, 1000)])
    expect(sum.ok && sum.sciG.central).toBeCloseTo(0.3, 12)
  })

  it.each([
    ['another unit', part('back', 'call', 0.1, 1000)],
    ['another count', part('back', 'order', 0.1, 100)],
    ['no score', part('back', 'order', 0.1, 0)],
  ])('refuses %s, naming the component', (_, back) => {
    const sum = addScores([part('front', 'order', 0.1, 1000), back])
    expect(sum).toMatchObject({ ok: false, reason: expect.stringContaining('back') })
  })
})

describe('embodiedShare', () => {
  const inputs = {
    totalEmbodiedG: 1_000_000,
    timeReservedHours: 1,
    expectedLifespanHours: 35_040,
    resourcesReserved: 1,
    totalResources: 1,
  }

  it("gives the specification's 28.54 g for an hour of a server of 1,000 kg", () => {
    const share = embodiedShare(inputs)
    expect(share.ok && share.embodiedG).toBeCloseTo(28.5388, 4)
  })

  it('multiplies with the resource share', () => {
    const share = embodiedShare({ ...inputs, resourcesReserved: 4, totalResources: 32 })
    expect(share.ok && share.embodiedG).toBeCloseTo(28.5388 / 8, 4)
  })

  it.each([
    [{ resourcesReserved: 3 }, 'resource share'],
    [{ resourcesReserved: 0 }, 'resource share'],
    [{ totalResources: 0 }, 'total resources'],
    [{ timeReservedHours: 40_000 }, 'time share'],
    [{ timeReservedHours: -1 }, 'time share'],
    [{ timeReservedHours: Number.NaN }, 'time share'],
    [{ expectedLifespanHours: 0 }, 'lifespan'],
    [{ totalEmbodiedG: -1 }, 'total embodied'],
  ])('refuses %j, naming the term', (wrong, words) => {
    const share = embodiedShare({ ...inputs, ...wrong })
    expect(share).toMatchObject({ ok: false, reason: expect.stringContaining(words) })
  })
})

describe('calculateSci', () => {
  it('is ((E × I) + M) per R', () => {
    expect(
      calculateSci({ energyKwh: 450, intensityGPerKwh: 250, embodiedG: 800, functionalUnits: 100_000 }),
    ).toEqual({ ok: true, sciG: 1.133, operationalCarbonG: 112_500, carbonG: 113_300 })
  })

  it.each(['energyKwh', 'intensityGPerKwh', 'embodiedG', 'functionalUnits'])(
    'refuses a negative %s',
    (term) => {
      const terms = { energyKwh: 1, intensityGPerKwh: 1, embodiedG: 1, functionalUnits: 1 }
      expect(calculateSci({ ...terms, [term]: -1 }).ok).toBe(false)
    },
  )

  it('refuses a PUE below 1', () => {
    expect(facilityEnergy(1, 0.9)).toMatchObject({ ok: false, reason: expect.stringContaining('PUE') })
    expect(facilityEnergy(38.34, 1.2)).toMatchObject({ ok: true, energyKwh: 46.008 })
  })
})

describe('allocateOperations', () => {
  it('divides by weight', () => {
    const shares = allocateOperations(of(4, 8), [
      { operation: 'search', weight: 3 },
      { operation: 'order', weight: 1 },
    ])
    expect(
      shares.ok && shares.operations.map(({ share, emissions }) => [share, emissions.embodiedKgCo2e.central]),
    ).toEqual([
      [0.75, 6],
      [0.25, 2],
    ])
  })

  it.each([
    [[]],
    [[{ operation: 'a', weight: 0 }]],
    [
      [
        { operation: 'a', weight: -1 },
        { operation: 'b', weight: 2 },
      ],
    ],
    [[{ operation: 'a', weight: Number.NaN }]],
    [
      [
        { operation: 'a', weight: 1 },
        { operation: 'a', weight: 2 },
      ],
    ],
  ])('refuses the weights %j', (weights) => {
    expect(allocateOperations(of(1, 1), weights).ok).toBe(false)
  })
})
