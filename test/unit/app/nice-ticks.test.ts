import { describe, expect, it } from 'vitest'
import { niceTicks } from '#app/_view/nice-ticks.ts'

describe('the ticks of an axis', () => {
  it.each([
    [3.3, [0, 1, 2, 3, 4]],
    [14.4, [0, 5, 10, 15]],
    [1, [0, 0.25, 0.5, 0.75, 1]],
    [0.007, [0, 0.002, 0.004, 0.006, 0.008]],
    [4000, [0, 1000, 2000, 3000, 4000]],
  ])('up to %f are round and reach it', (most, ticks) => {
    expect(niceTicks(most)).toEqual(ticks)
  })

  it('of nothing are zero alone', () => {
    expect(niceTicks(0)).toEqual([0])
    expect(niceTicks(Number.NaN)).toEqual([0])
  })
})
