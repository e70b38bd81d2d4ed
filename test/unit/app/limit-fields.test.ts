import { expect, it } from 'vitest'
import { fromField, inField, LIMIT_NAMES } from '#app/_ui/settings/limit-fields.ts'
import { DEFAULT_LIMITS } from '#lib/domain/imports/limits.ts'

it('every limit survives its field', () => {
  expect(LIMIT_NAMES.map((name) => fromField(name, inField(name, DEFAULT_LIMITS[name])))).toEqual(
    LIMIT_NAMES.map((name) => DEFAULT_LIMITS[name]),
  )
})

it('stands in the unit that its field names', () => {
  expect(inField('fileBytes', 100 * 1024 ** 3)).toBe('100')
  expect(inField('rejectedShare', 0.07)).toBe('7')
  expect(inField('workerSeconds', 21_600)).toBe('360')
  expect(fromField('rejectedShare', '7')).toBe(0.07)
  // 1.5 GiB = 1.5 × 1,073,741,824 bytes
  expect(fromField('fileBytes', '1.5')).toBe(1_610_612_736)
})

it('is none where the field holds no number', () => {
  for (const text of ['', ' ', 'many', 'Infinity', '1 000'])
    expect(fromField('columns', text), text).toBeNull()
})
