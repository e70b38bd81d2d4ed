import { describe, expect, it } from 'vitest'
import { neighbouringPeriod, periodPresets } from '#app/_view/period-presets.ts'
import { lastCompleteMonth, shownPeriod } from '#app/_view/shown-period.ts'

const nothing = { from: null, to: null, period: null } as const
const year = { start: '2025-09-01', end: '2026-09-01' }

describe('a page whose address names no period', () => {
  it('shows the last month of the data where its last day is covered', () => {
    expect(shownPeriod(nothing, year)).toEqual({
      from: '2026-08-01',
      to: '2026-08-31',
      choice: 'month',
      isPartial: false,
    })
  })

  it('shows the month before one that still runs', () => {
    expect(shownPeriod(nothing, { start: '2026-03-01', end: '2026-10-19' })).toMatchObject({
      from: '2026-09-01',
      to: '2026-09-30',
    })
  })

  it('shows all data where no month is complete', () => {
    expect(shownPeriod(nothing, { start: '2026-08-05', end: '2026-08-21' })).toEqual({
      from: '2026-08-05',
      to: '2026-08-20',
      choice: 'all',
      isPartial: false,
    })
  })

  it('says so where the bills begin in the middle of that month', () => {
    expect(shownPeriod(nothing, { start: '2026-08-10', end: '2026-09-01' })).toMatchObject({
      from: '2026-08-01',
      isPartial: true,
    })
  })

  it('knows the last day of February', () => {
    expect(lastCompleteMonth({ start: '2024-01-01', end: '2024-03-01' })).toBe('2024-02')
    expect(lastCompleteMonth({ start: '2024-01-01', end: '2024-02-29' })).toBe('2024-01')
  })
})

describe('a page whose address names a period', () => {
  it('shows all data on demand', () => {
    expect(shownPeriod({ ...nothing, period: 'all' }, year)).toEqual({
      from: '2025-09-01',
      to: '2026-08-31',
      choice: 'all',
      isPartial: false,
    })
  })

  it('shows the days it names, whatever else it says, to the end of the data where it names no last one', () => {
    expect(shownPeriod({ from: '2026-08-10', to: null, period: 'all' }, year)).toEqual({
      from: '2026-08-10',
      to: '2026-08-31',
      choice: 'chosen',
      isPartial: false,
    })
    expect(shownPeriod({ ...nothing, from: '2026-08-01', to: '2026-09-30' }, year).isPartial).toBe(true)
  })
})

describe('the period before and after', () => {
  it('of whole months is as many whole months', () => {
    expect(neighbouringPeriod({ from: '2026-07-01', to: '2026-08-31' }, -1, year)).toEqual({
      from: '2026-05-01',
      to: '2026-06-30',
    })
    expect(neighbouringPeriod({ from: '2026-01-01', to: '2026-01-31' }, 1, year)).toEqual({
      from: '2026-02-01',
      to: '2026-02-28',
    })
  })

  it('of days is as many days', () => {
    expect(neighbouringPeriod({ from: '2026-08-10', to: '2026-08-16' }, -1, year)).toEqual({
      from: '2026-08-03',
      to: '2026-08-09',
    })
  })

  it('does not exist where the data has nothing of it', () => {
    expect(neighbouringPeriod({ from: '2026-08-01', to: '2026-08-31' }, 1, year)).toBeNull()
    expect(neighbouringPeriod({ from: '2025-09-01', to: '2025-09-30' }, -1, year)).toBeNull()
    expect(neighbouringPeriod({ from: '2026-08-31', to: '2026-08-01' }, -1, year)).toBeNull()
  })
})

describe('the presets of a period', () => {
  it('count back from the last complete month of the data, and say which the bills do not cover', () => {
    const presets = periodPresets({ start: '2025-11-01', end: '2026-08-21' })
    expect(presets.map(({ id, from, to, isPartial }) => [id, from, to, isPartial])).toEqual([
      ['lastMonth', '2026-07-01', '2026-07-31', false],
      ['thisMonth', '2026-08-01', '2026-08-31', true],
      ['lastThree', '2026-05-01', '2026-07-31', false],
      ['lastSix', '2026-02-01', '2026-07-31', false],
      ['lastTwelve', '2025-08-01', '2026-07-31', true],
      ['quarterToDate', '2026-07-01', '2026-08-31', true],
      ['yearToDate', '2026-01-01', '2026-08-31', true],
    ])
  })

  it('have no month under way where the last one is complete', () => {
    const ids = periodPresets(year).map(({ id }) => id)
    expect(ids).toContain('lastMonth')
    expect(ids).not.toContain('thisMonth')
  })

  it('leave out complete months where there is none', () => {
    const ids = periodPresets({ start: '2026-08-05', end: '2026-08-21' }).map(({ id }) => id)
    expect(ids).toEqual(['thisMonth', 'quarterToDate', 'yearToDate'])
  })
})
