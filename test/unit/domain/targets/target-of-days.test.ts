import { describe, expect, it } from 'vitest'
import type { Target } from '#lib/domain/targets/target.ts'
import { targetOfDays } from '#lib/domain/targets/target-of-days.ts'

const target = (fromMonth: string, kgCo2ePerMonth: number | null): Target => ({
  id: fromMonth,
  team: null,
  fromMonth,
  kgCo2ePerMonth,
  author: 'Ada',
  note: '',
  createdAt: '2026-01-01T00:00:00.000Z',
})

describe('what targets allow from one day to another', () => {
  const july = [target('2026-07', 310)]

  it('is the target for a whole month, and the sum for several', () => {
    expect(targetOfDays(july, null, { from: '2026-08-01', to: '2026-08-31' })).toBe(310)
    expect(targetOfDays(july, null, { from: '2026-07-01', to: '2026-08-31' })).toBe(620)
  })

  it('is the share of its days for part of a month', () => {
    expect(targetOfDays(july, null, { from: '2026-08-01', to: '2026-08-02' })).toBe(20)
    // 1 of 31 days at 310, 3 of 30 days at 310.
    expect(targetOfDays(july, null, { from: '2026-08-31', to: '2026-09-03' })).toBeCloseTo(41, 12)
  })

  it('is unknown, not less, where some month has none', () => {
    expect(targetOfDays(july, null, { from: '2026-06-01', to: '2026-08-31' })).toBeNull()
    expect(
      targetOfDays([...july, target('2026-08', null)], null, { from: '2026-08-01', to: '2026-08-31' }),
    ).toBeNull()
    expect(targetOfDays(july, 'search', { from: '2026-08-01', to: '2026-08-31' })).toBeNull()
  })
})
