import { describe, expect, it } from 'vitest'
import { daysBetween, formatPeriod, isDay, lastDay, monthsBetween } from '#app/_format/dates.ts'
import { lessOrMore } from '#app/_format/less-or-more.ts'
import { formatMoney } from '#app/_format/money.ts'
import { nameOf } from '#app/_format/names.ts'
import { formatShare } from '#app/_format/share.ts'
import { formatBytes, formatQuantity } from '#lib/domain/format/count.ts'
import { t } from '#test/support/translate.ts'

const spaced = (text: string) => text.replaceAll('\u00a0', ' ')

describe('a share', () => {
  it.each([
    [0.9742, '97.4 %'],
    [1, '100 %'],
    [0, '0 %'],
    [0.000_01, '< 0.1 %'],
    [0.999_99, '> 99.9 %'],
    [0.1 + 0.2 + 0.7 - 1e-16, '100 %'],
  ])('of %f prints as %s', (share, text) => {
    expect(spaced(formatShare(share))).toBe(text)
  })
})

describe('what several answers save', () => {
  it.each([
    [2, 3.5, '2.00 kg to 3.50 kg less'],
    [-3.5, -2, '2.00 kg to 3.50 kg more'],
    [-1, 2, 'from 2.00 kg less to 1.00 kg more'],
    [-0.000_4, 0, '0 mg to 400 mg more'],
    [0, 0.002, '0 g to 2.00 g less'],
    [2, 2, '2.00 kg less'],
    [0, 0, 'no change'],
  ])('from %f to %f kg reads %s: less where it is saved, more where it is not', (low, high, text) => {
    expect(spaced(lessOrMore(t, { low, high }))).toBe(text)
  })
})

describe('money', () => {
  it('keeps the currency of the bill', () => {
    expect(formatMoney(12.5, 'EUR')).toBe('€12.50')
    expect(formatMoney(48_211.2, 'USD')).toBe('$48,211')
  })

  it('in a currency that is none prints what the bill says', () => {
    expect(formatMoney(1, 'not a currency')).toBe('1 not a currency')
  })
})

describe('a physical quantity', () => {
  it('keeps four significant digits, however small', () => {
    expect(formatQuantity(0.007_124_9)).toBe('0.007125')
    expect(formatQuantity(47_660)).toBe('47,660')
    expect(formatQuantity(0.000_000_123_4)).toBe('1.234 × 10^-7')
    expect(formatQuantity(0)).toBe('0')
  })
})

describe('bytes', () => {
  it('print in decimal units', () => {
    expect(spaced(formatBytes(736_000_000))).toBe('736 MB')
    expect(spaced(formatBytes(0))).toBe('0 B')
  })
})

describe('a period', () => {
  it('of whole months prints as months', () => {
    expect(formatPeriod('2026-08-01', '2026-08-31')).toBe('Aug 2026')
    expect(formatPeriod('2026-02-01', '2026-02-28')).toBe('Feb 2026')
  })

  it('of other days prints as days', () => {
    expect(formatPeriod('2026-08-05', '2026-08-05')).toBe('Aug 5, 2026')
    expect(formatPeriod('2026-08-01', '2026-08-20')).toMatch(/Aug 1.*20, 2026/)
  })
})

describe('dates', () => {
  it('that do not exist are no days', () => {
    expect(isDay('2026-02-28')).toBe(true)
    expect(isDay('2026-02-30')).toBe(false)
    expect(isDay('2026-2-3')).toBe(false)
    expect(isDay('yesterday')).toBe(false)
  })

  it('know leap years', () => {
    expect(lastDay('2024-02')).toBe('2024-02-29')
    expect(daysBetween('2024-02-01', '2024-03-01')).toBe(30)
  })

  it('count months over the turn of a year', () => {
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  })
})

describe('a name from a bill', () => {
  it('shows what would otherwise hide in it', () => {
    expect(nameOf(t, 'service', 'pay\u202Eroll')).toBe('pay\\u202eroll')
  })

  it('says so where the bill is silent', () => {
    expect(nameOf(t, 'region', '')).toBe('No region')
    expect(nameOf(t, 'team', 'unallocated')).toBe('Unallocated')
    expect(nameOf(t, 'category', 'storage-object')).toBe('Object storage')
  })
})
