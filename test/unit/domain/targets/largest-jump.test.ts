import { describe, expect, it } from 'vitest'
import { largestJump } from '#lib/domain/targets/largest-jump.ts'
import { dayOf, isWeekend } from '#lib/domain/targets/month-days.ts'

/** Days from Monday, 1 December 2025 on. */
const days = (kilograms: readonly number[]) =>
  kilograms.map((kgCo2e, index) => ({ day: dayOf('2025-12', index + 1), kgCo2e }))

describe('the largest jump of a month', () => {
  it('is the first day above those before it: 25 kg after a mean of 10 kg is 15 kg more', () => {
    expect(largestJump(days([10, 10, 10, 25, 25]))).toEqual({
      day: '2025-12-04',
      moreKgCo2e: 15,
      isWeekend: false,
    })
  })

  it('is no Monday after a weekend', () => {
    const week = days(
      Array.from({ length: 15 }, (_, index) => (isWeekend(dayOf('2025-12', index + 1)) ? 1 : 20)),
    )
    expect(largestJump(week)).toBeNull()
  })

  it('can be a day of a weekend, among weekends: 9 kg after 1, 1 and 1', () => {
    const kilograms = [20, 20, 20, 20, 20, 1, 1, 20, 20, 20, 20, 20, 1, 9]
    expect(largestJump(days(kilograms))).toEqual({ day: '2025-12-14', moreKgCo2e: 8, isWeekend: true })
  })

  it('is nothing below a tenth, nor without two days to compare with', () => {
    expect(largestJump(days([10, 10, 10.9]))).toBeNull()
    expect(largestJump(days([10, 30]))).toBeNull()
    expect(largestJump([])).toBeNull()
  })
})
