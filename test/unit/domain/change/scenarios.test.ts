import { describe, expect, it } from 'vitest'
import { directionOf } from '#lib/domain/change/scenarios.ts'

describe('the direction of a difference', () => {
  it('is clear where every scenario has the same sign, or none', () => {
    expect(directionOf({ low: 1, central: 2, high: 3 })).toBe('up')
    expect(directionOf({ low: 0, central: 2, high: 3 })).toBe('up')
    expect(directionOf({ low: -1, central: -2, high: -3 })).toBe('down')
    expect(directionOf({ low: 0, central: 0, high: 0 })).toBe('none')
  })

  it('is unclear only where the signs disagree', () => {
    expect(directionOf({ low: -1, central: 2, high: 3 })).toBe('unclear')
    expect(directionOf({ low: 1, central: 2, high: -3 })).toBe('unclear')
  })
})
