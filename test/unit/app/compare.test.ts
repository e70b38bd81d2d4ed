import { describe, expect, it } from 'vitest'
import { comparedDays, compareText, readCompare, yearBefore } from '../../../app/_view/compare.ts'

const DATA = { start: '2025-02-10', end: '2026-10-19' }
const shown = (from: string, to: string) => ({ from, to, choice: 'chosen', isPartial: false }) as const

describe('the days that an address compares with', () => {
  it.each(['previous', 'none', '2026-07-01..2026-07-31'])(
    'are read from %s and written as they were',
    (text) => {
      const compare = readCompare(text)
      expect(compare && compareText(compare)).toBe(text)
    },
  )

  it.each(['', 'last', '2026-07-31..2026-07-01', '2026-07-01', '2026-02-30..2026-03-01', 'a..b..c'])(
    'are not read from %j',
    (text) => {
      expect(readCompare(text)).toBeNull()
    },
  )

  it('are the whole months before whole months', () => {
    const days = shown('2026-07-01', '2026-08-31')
    expect(comparedDays('previous', days, DATA)).toEqual({ from: '2026-05-01', to: '2026-06-30' })
  })

  it('are as many days before other days', () => {
    const days = shown('2026-08-03', '2026-08-09')
    expect(comparedDays('previous', days, DATA)).toEqual({ from: '2026-07-27', to: '2026-08-02' })
  })

  it('are none where the data has nothing before, or nothing is to be compared', () => {
    expect(comparedDays('previous', shown('2025-02-01', '2025-02-28'), DATA)).toBeNull()
    expect(comparedDays('none', shown('2026-08-01', '2026-08-31'), DATA)).toBeNull()
    expect(comparedDays('previous', null, null)).toBeNull()
  })
})

describe('the same days a year before', () => {
  it('are the same month, to its own last day', () => {
    expect(yearBefore({ from: '2026-02-01', to: '2026-02-28' }, DATA)).toEqual({
      from: '2025-02-01',
      to: '2025-02-28',
    })
    expect(yearBefore({ from: '2028-02-01', to: '2028-02-29' }, DATA)).toEqual({
      from: '2027-02-01',
      to: '2027-02-28',
    })
  })

  it('are none where the data does not reach back', () => {
    expect(yearBefore({ from: '2026-01-01', to: '2026-01-31' }, DATA)).toBeNull()
  })
})
