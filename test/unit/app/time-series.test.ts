import { describe, expect, it } from 'vitest'
import { grainFor, timeSeries } from '#app/_view/time-series.ts'
import type { Group } from '#lib/domain/report/emissions.ts'
import { exactly } from '#lib/domain/units/range.ts'

const group = (key: Group['key'], operational: number, embodied = 0): Group => ({
  key,
  rows: 1,
  cost: [],
  energyKwh: exactly(0),
  operationalKgCo2e: exactly(operational),
  embodiedKgCo2e: exactly(embodied),
  totalKgCo2e: { low: 0, central: operational + embodied, high: 2 * (operational + embodied) },
})

const quarter = { start: '2026-01-01', end: '2026-03-21' }

describe('bars over time', () => {
  it('are days for up to 62 days, months beyond', () => {
    expect(grainFor({ start: '2026-07-01', end: '2026-09-01' })).toBe('day')
    expect(grainFor({ start: '2026-07-01', end: '2026-09-02' })).toBe('month')
  })

  it('leave no gap: a month without usage is a bar of nothing', () => {
    const { buckets } = timeSeries(
      [group({ month: '2026-01' }, 2, 1), group({ month: '2026-03' }, 4)],
      'component',
      quarter,
    )
    expect(buckets.map(({ time, kilograms }) => [time, kilograms])).toEqual([
      ['2026-01', [2, 1]],
      ['2026-02', [0, 0]],
      ['2026-03', [4, 0]],
    ])
  })

  it('mark the months that the bills cover only in part', () => {
    const { buckets } = timeSeries([], 'component', { start: '2026-01-05', end: '2026-03-31' })
    expect(buckets.map(({ isPartial }) => isPartial)).toEqual([true, false, true])
    const whole = timeSeries([], 'component', { start: '2026-01-01', end: '2026-04-01' })
    expect(whole.buckets.some(({ isPartial }) => isPartial)).toBe(false)
  })

  it('add up to the groups, however many series are shown', () => {
    const groups = Array.from({ length: 15 }, (_, index) =>
      group({ month: '2026-02', team: `t${index}` }, index + 1),
    )
    const { series, buckets } = timeSeries(groups, 'team', quarter)
    expect(series).toHaveLength(9)
    expect(series.at(0)).toBe('t14')
    expect(series.at(-1)).toBeNull()
    const february = buckets[1]
    expect(february?.kilograms.reduce((sum, kilograms) => sum + kilograms, 0)).toBe(120)
    expect(february).toMatchObject({ total: 120, low: 0, high: 240 })
  })

  it('name all series where one more than the limit would be the only other', () => {
    const groups = Array.from({ length: 9 }, (_, index) => group({ month: '2026-02', team: `t${index}` }, 1))
    expect(timeSeries(groups, 'team', quarter).series).not.toContain(null)
  })
})
