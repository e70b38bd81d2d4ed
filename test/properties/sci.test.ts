import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocateOperations } from '#lib/domain/sci/allocate-operations.ts'
import { compareSci } from '#lib/domain/sci/compare.ts'
import { type SciEmissions, sciScore } from '#lib/domain/sci/score.ts'
import { sciSeries } from '#lib/domain/sci/series.ts'
import { add, type Range, scale } from '#lib/domain/units/range.ts'

const range = fc
  .tuple(
    fc.integer({ min: 0, max: 1000 }),
    fc.integer({ min: 0, max: 1000 }),
    fc.integer({ min: 1, max: 1000 }),
  )
  .map(([low, more, most]): Range => ({ low, central: low + more, high: low + more + most }))
const emissions = fc.record({ energyKwh: range, operationalKgCo2e: range, embodiedKgCo2e: range })
const units = fc.integer({ min: 1, max: 1_000_000 })
const days = fc.array(
  fc.record({
    day: fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`),
    emissions,
    functionalUnits: fc.option(fc.integer({ min: 0, max: 10_000 })),
  }),
  { minLength: 1, maxLength: 40 },
)

const halved = (of: SciEmissions): SciEmissions => ({
  energyKwh: scale(of.energyKwh, 0.5),
  operationalKgCo2e: scale(of.operationalKgCo2e, 0.5),
  embodiedKgCo2e: scale(of.embodiedKgCo2e, 0.5),
})
const central = (of: SciEmissions, r: number): number => {
  const score = sciScore(of, r)
  return score.ok ? score.sciG.central : Number.NaN
}
const near = (a: number, b: number) =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(a)))

describe('laws of the score', () => {
  it('doubling R halves it', () => {
    fc.assert(
      fc.property(emissions, units, (of, r) => {
        near(central(of, 2 * r), central(of, r) / 2)
      }),
    )
  })

  it('never falls when operational or embodied carbon rises', () => {
    fc.assert(
      fc.property(emissions, range, units, (of, more, r) => {
        const before = central(of, r)
        const withO = { ...of, operationalKgCo2e: add(of.operationalKgCo2e, more) }
        const withM = { ...of, embodiedKgCo2e: add(of.embodiedKgCo2e, more) }
        expect(central(withO, r)).toBeGreaterThanOrEqual(before)
        expect(central(withM, r)).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  it('is its two parts', () => {
    fc.assert(
      fc.property(emissions, units, (of, r) => {
        const score = sciScore(of, r)
        if (!score.ok) throw new Error(score.reason)
        near(score.operationalG.high + score.embodiedG.high, score.sciG.high)
      }),
    )
  })

  it('is no number for any R that cannot be divided by', () => {
    const bad = fc.constantFrom(null, 0, -0, -1, Number.NaN, Number.POSITIVE_INFINITY)
    fc.assert(
      fc.property(emissions, bad, (of, r) => {
        expect(JSON.stringify(sciScore(of, r))).toMatch(
          /^\{"ok":false,"reason":"cannot be computed: [^0-9]*(0[^0-9]*){0,2}(-1)?"\}$/,
        )
      }),
    )
  })
})

describe('laws of the series', () => {
  it('does not change when days are split in two and put in another order', () => {
    fc.assert(
      fc.property(days, fc.constantFrom('day', 'week', 'month'), (all, by) => {
        const split = all.flatMap((day) => {
          const half = {
            day: day.day,
            emissions: halved(day.emissions),
            functionalUnits: day.functionalUnits === null ? null : day.functionalUnits / 2,
          }
          return [half, half]
        })
        const whole = sciSeries(all, by)
        const parts = sciSeries(split.reverse(), by)
        expect(parts.map(({ start }) => start)).toEqual(whole.map(({ start }) => start))
        for (const [index, point] of whole.entries()) {
          const other = parts[index]
          expect(other?.score.ok).toBe(point.score.ok)
          if (point.score.ok && other?.score.ok) near(other.score.sciG.central, point.score.sciG.central)
          near(other?.leftOutG.central ?? Number.NaN, point.leftOutG.central)
        }
      }),
    )
  })

  it('lies between the smallest and the largest daily rate of its period', () => {
    fc.assert(
      fc.property(days, (all) => {
        const known = all.filter(({ functionalUnits }) => (functionalUnits ?? 0) > 0)
        const rates = known.map((day) => central(day.emissions, day.functionalUnits ?? 0))
        const [month] = sciSeries(known, 'month')
        if (!month?.score.ok) return
        const slack = 1 + 1e-9
        expect(month.score.sciG.central).toBeGreaterThanOrEqual(Math.min(...rates) / slack)
        expect(month.score.sciG.central).toBeLessThanOrEqual(Math.max(...rates) * slack)
      }),
    )
  })

  it('keeps all carbon: what is scored and what is left out are the days', () => {
    fc.assert(
      fc.property(days, (all) => {
        const [month] = sciSeries(all, 'month')
        const grams = all.reduce(
          (sum, { emissions: of }) => sum + 1000 * (of.operationalKgCo2e.central + of.embodiedKgCo2e.central),
          0,
        )
        if (!month?.score.ok) return
        near(month.score.sciG.central * month.score.functionalUnits + month.leftOutG.central, grams)
      }),
    )
  })
})

describe('laws of comparison and allocation', () => {
  it('a comparison is antisymmetric, and unclear if and only if the signs disagree', () => {
    fc.assert(
      fc.property(emissions, units, emissions, units, (a, r, b, q) => {
        const there = compareSci(sciScore(a, r), sciScore(b, q))
        const back = compareSci(sciScore(b, q), sciScore(a, r))
        if (!there.ok || !back.ok) throw new Error('both scores are numbers')
        const forth = Object.values(there.differenceG)
        expect(Object.values(back.differenceG).map((value) => 0 - value)).toEqual(
          forth.map((value) => 0 + value),
        )
        const disagree = forth.some((value) => value > 0) && forth.some((value) => value < 0)
        expect(there.direction === 'unclear').toBe(disagree)
        const opposite = { up: 'down', down: 'up', unclear: 'unclear', none: 'none' } as const
        expect(back.direction).toBe(opposite[there.direction])
      }),
    )
  })

  it('operations add up to the boundary', () => {
    const weights = fc.uniqueArray(
      fc.record({ operation: fc.string(), weight: fc.integer({ min: 0, max: 1e6 }) }),
      {
        selector: ({ operation }) => operation,
        minLength: 1,
      },
    )
    fc.assert(
      fc.property(emissions, weights, (of, all) => {
        fc.pre(all.some(({ weight }) => weight > 0))
        const shares = allocateOperations(of, all)
        if (!shares.ok) throw new Error(shares.reason)
        for (const part of ['energyKwh', 'operationalKgCo2e', 'embodiedKgCo2e'] as const)
          for (const scenario of ['low', 'central', 'high'] as const)
            near(
              shares.operations.reduce((sum, operation) => sum + operation.emissions[part][scenario], 0),
              of[part][scenario],
            )
      }),
    )
  })
})
