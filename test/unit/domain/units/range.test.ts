import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, exactly, product, type Range } from '#lib/domain/units/range.ts'

const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true })
const ranges = fc
  .tuple(positive, positive, positive)
  .map((values) => values.sort((a, b) => a - b))
  .map(([low, central, high]) => ({ low, central, high }) as Range)

describe('product', () => {
  it('combines independent spreads on a log scale, worked by hand', () => {
    // high: 6 × exp(sqrt(ln(2)² + ln(2)²)) = 6 × exp(0.980258) = 15.9909
    const result = product({ low: 1, central: 2, high: 4 }, { low: 3, central: 3, high: 6 })
    expect(result.central).toBe(6)
    expect(result.high).toBeCloseTo(15.9909, 4)
    expect(result.low).toBeCloseTo(3, 12)
  })

  it('keeps a low of zero at zero', () => {
    expect(product({ low: 0, central: 2, high: 4 }, exactly(3))).toMatchObject({ low: 0, central: 6 })
  })

  it('answers the product of the highs where a central value is zero', () => {
    expect(product({ low: 0, central: 0, high: 2 }, exactly(3))).toEqual({ low: 0, central: 0, high: 6 })
  })

  it('is never wider than all lows with all lows, and keeps its order', () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const both = product(a, b)
        expect(both.low).toBeLessThanOrEqual(both.central * (1 + 1e-12))
        expect(both.central).toBeLessThanOrEqual(both.high * (1 + 1e-12))
        expect(both.low).toBeGreaterThanOrEqual(a.low * b.low * (1 - 1e-9))
        expect(both.high).toBeLessThanOrEqual(a.high * b.high * (1 + 1e-9))
      }),
    )
  })
})

describe('add', () => {
  it('adds low with low and high with high, because shared factors err together', () => {
    const sum = add({ low: 1, central: 2, high: 4 }, { low: 1, central: 3, high: 5 })
    expect(sum).toEqual({ low: 2, central: 5, high: 9 })
  })
})
