import { describe, expect, it } from 'vitest'
import { billedPeriod, isBilledDay } from '#lib/domain/change/is-billed.ts'

const aws = (month: string, first: number, last: number) => ({ provider: 'AWS', month, first, last })
const azure = (month: string, first: number, last: number) => ({ provider: 'Microsoft', month, first, last })

describe('days that the bills cover', () => {
  it('are those that every provider of the month has', () => {
    const billed = [aws('2026-08', 1, 31), azure('2026-08', 1, 20)]
    expect(isBilledDay(billed, '2026-08-20')).toBe(true)
    expect(isBilledDay(billed, '2026-08-21')).toBe(false)
  })

  it('are none of a month that lacks a provider of the month before', () => {
    const billed = [aws('2026-07', 1, 31), azure('2026-07', 1, 31), aws('2026-08', 1, 31)]
    expect(isBilledDay(billed, '2026-07-31')).toBe(true)
    expect(isBilledDay(billed, '2026-08-01')).toBe(false)
  })

  it('are none where there is no bill', () => {
    expect(isBilledDay([], '2026-08-01')).toBe(false)
  })

  it('are counted over a period, its last day included', () => {
    const billed = [aws('2026-07', 1, 31), aws('2026-08', 1, 18)]
    expect(billedPeriod(billed, '2026-07-30', '2026-08-31')).toEqual({ days: 33, billedDays: 20 })
    expect(billedPeriod(billed, '2026-08-18', '2026-08-18')).toEqual({ days: 1, billedDays: 1 })
  })
})
