import { describe, expect, it } from 'vitest'
import { mappedRowReader, readDay, readNumber } from '#app/_ui/imports/mapping/read-mapped-row.ts'
import type { ColumnMapping } from '#lib/domain/imports/column-mapping.ts'

describe('a day', () => {
  it('is read in the order that was chosen, and in no other', () => {
    expect(readDay('2026-08-03', 'iso')).toBe('2026-08-03')
    expect(readDay('2026-08-03T10:15:00Z', 'iso')).toBe('2026-08-03')
    expect(readDay('20260803', 'iso')).toBe('2026-08-03')
    expect(readDay('3.8.2026', 'dmy')).toBe('2026-08-03')
    expect(readDay('3/8/2026 10:15', 'mdy')).toBe('2026-03-08')
    expect(readDay('3.8.26', 'dmy')).toBe('2026-08-03')
    expect(readDay('3.8.2026', 'iso')).toBeNull()
    expect(readDay('2026-08-03', 'dmy')).toBeNull()
  })

  it('of a month alone is its first', () => {
    expect(readDay('2026-08', 'iso')).toBe('2026-08-01')
    expect(readDay('8.2026', 'dmy')).toBe('2026-08-01')
    expect(readDay('08/2026', 'mdy')).toBe('2026-08-01')
  })

  it('that does not exist, or of a time without bills, is none', () => {
    for (const text of ['2026-02-30', '2026-13-01', '1970-01-01', '', 'Total', '2026-08-03x'])
      expect(readDay(text, 'iso'), text).toBeNull()
    expect(readDay('13/13/2026', 'mdy')).toBeNull()
  })
})

describe('a number', () => {
  it('has a point or a comma before its decimals, as was chosen', () => {
    expect(readNumber('1234.5', 'point')).toBe(1234.5)
    expect(readNumber('1,234.5', 'point')).toBe(1234.5)
    expect(readNumber('-0.25e-3', 'point')).toBe(-0.00025)
    expect(readNumber('12,5', 'comma')).toBe(12.5)
    expect(readNumber(' 1.234,5 ', 'comma')).toBe(1234.5)
    expect(readNumber('1.234', 'comma')).toBe(1234)
  })

  it('is none where a separator stands in a place of its own', () => {
    expect(readNumber('12,5', 'point')).toBeNull()
    expect(readNumber('12.5', 'comma')).toBeNull()
    expect(readNumber('1,2,3', 'comma')).toBeNull()
    for (const text of ['', 'many', '0x10', 'Infinity', '--1', '1 000'])
      expect(readNumber(text, 'point'), text).toBeNull()
  })
})

const MAPPING: ColumnMapping = {
  name: 'by day',
  provider: { text: 'AWS' },
  date: { column: 'Day', order: 'iso' },
  service: { column: 'Product' },
  usageType: null,
  quantity: { column: 'Hours' },
  unit: { text: 'Hours' },
  cost: { column: 'Cost' },
  currency: { text: 'EUR' },
  region: null,
  account: null,
  resource: null,
  decimal: 'comma',
  tags: [{ column: 'Team', key: 'team' }],
}

it('a row is read by the names of its columns, whatever their order; a blank amount is no fault', () => {
  const read = mappedRowReader(MAPPING, ['Team', 'Cost', 'Hours', 'Day', 'Product'])
  expect(read(['search', '1,5', '', '2026-08-03', 'EC2'])).toEqual({
    date: { ok: true, text: '2026-08-03' },
    service: 'EC2',
    usageType: null,
    quantity: { ok: true, text: '' },
    unit: 'Hours',
    cost: { ok: true, text: '1.5' },
    currency: 'EUR',
    region: null,
    account: null,
    resource: null,
    tags: ['team=search'],
  })
})

it('what cannot be read says so and stays as it is written', () => {
  const read = mappedRowReader(MAPPING, ['Team', 'Cost', 'Hours', 'Day', 'Product'])
  const { date, cost } = read(['search', 'free', '1', '3.8.2026', 'EC2'])
  expect(date).toEqual({ ok: false, text: '3.8.2026' })
  expect(cost).toEqual({ ok: false, text: 'free' })
})
