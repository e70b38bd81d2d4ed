import { describe, expect, it } from 'vitest'
import { suggestTarget } from '#lib/domain/targets/suggest-target.ts'
import { type Target, targetInForce } from '#lib/domain/targets/target.ts'

const target = (team: string | null, fromMonth: string, kgCo2ePerMonth: number | null): Target => ({
  id: `${team} ${fromMonth} ${kgCo2ePerMonth}`,
  team,
  fromMonth,
  kgCo2ePerMonth,
  author: 'Ada',
  note: '',
  createdAt: '2026-01-01T00:00:00.000Z',
})

describe('the target in force', () => {
  const written = [
    target('checkout', '2026-01', 500),
    target('checkout', '2026-06', 400),
    target(null, '2026-01', 9),
  ]

  it('is that of the team, from its month on', () => {
    expect(targetInForce(written, 'checkout', '2025-12')).toBeNull()
    expect(targetInForce(written, 'checkout', '2026-05')).toBe(500)
    expect(targetInForce(written, 'checkout', '2026-06')).toBe(400)
    expect(targetInForce(written, null, '2026-06')).toBe(9)
    expect(targetInForce(written, 'search', '2026-06')).toBeNull()
  })

  it('is the one written last where several have begun', () => {
    const changed = [...written, target('checkout', '2026-03', 450)]
    expect(targetInForce(changed, 'checkout', '2026-02')).toBe(500)
    expect(targetInForce(changed, 'checkout', '2026-07')).toBe(450)
  })

  it('is none from the month of its withdrawal on', () => {
    const withdrawn = [...written, target('checkout', '2026-07', null)]
    expect(targetInForce(withdrawn, 'checkout', '2026-06')).toBe(400)
    expect(targetInForce(withdrawn, 'checkout', '2026-08')).toBeNull()
  })
})

describe('a proposed target', () => {
  it('is a tenth below the mean of the last three complete months: 0.9 × (500 + 600 + 400) / 3 = 450 kg', () => {
    expect(suggestTarget([700, 500, 600, 400])).toBeCloseTo(450, 9)
  })

  it('is taken from fewer months where there are no more, and from none is none', () => {
    expect(suggestTarget([200])).toBeCloseTo(180, 9)
    expect(suggestTarget([])).toBeNull()
    expect(suggestTarget([0, 0, 0])).toBeNull()
  })
})
