import { expect, it } from 'vitest'
import { DEMO_DAYS } from '#lib/pipeline/demo/calendar.ts'
import { amount } from '#lib/pipeline/demo/csv-file.ts'
import { hash01, loadOn } from '#lib/pipeline/demo/load-shape.ts'

it('the noise is spread evenly, and the same for the same name', () => {
  const values = Array.from({ length: 4000 }, (_, index) => hash01(`use ${index} 2026-04-01`))
  expect(values.every((value) => value >= 0 && value < 1)).toBe(true)
  const mean = values.reduce((total, value) => total + value, 0) / values.length
  expect(mean).toBeGreaterThan(0.47)
  expect(mean).toBeLessThan(0.53)
  expect(hash01('a')).toBe(hash01('a'))
  expect(hash01('a')).not.toBe(hash01('b'))
})

it('what is constant is exactly 1, and offices are quiet at the weekend', () => {
  const [saturday] = DEMO_DAYS.filter((day) => day.isWeekend)
  const [weekday] = DEMO_DAYS.filter((day) => !day.isWeekend)
  if (!saturday || !weekday) throw new Error('the calendar has both')
  expect(new Date(saturday.date).getUTCDay()).toBe(6)
  for (const day of DEMO_DAYS) expect(loadOn(day, 'constant', 'x')).toBe(1)
  expect(loadOn(saturday, 'office', 'x')).toBeLessThan(0.5 * loadOn(weekday, 'office', 'x'))
  expect(loadOn(saturday, 'shop', 'x')).toBeGreaterThan(loadOn(weekday, 'shop', 'x'))
})

it('amounts have no exponent and no trailing zeros', () => {
  expect(amount(24)).toBe('24')
  expect(amount(1e-7)).toBe('0.0000001')
  expect(amount(123456789000)).toBe('123456789000')
  expect(amount(-0.5)).toBe('-0.5')
  expect(amount(100)).toBe('100')
})
