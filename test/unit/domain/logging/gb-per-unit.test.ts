import { expect, it } from 'vitest'
import { gbPerUnit } from '#lib/domain/logging/gb-per-unit.ts'
import { kindOf } from '#test/support/kind.ts'

const MONTH = '2025-11'

it.each([
  ['AWS', 'GB', 1],
  ['Microsoft', '1 GB', 1],
  ['Google Cloud', 'bytes', 1e-9],
  ['Google Cloud', 'gibibyte', 1.073741824],
  ['AWS', 'TB', 1000],
])('%s: one %s is %d GB', (provider, unit, gb) => {
  expect(gbPerUnit(kindOf({ provider, unit }), 'GB', MONTH)).toBeCloseTo(gb, 15)
})

it.each([
  ['AWS', 'GB-Mo', 1],
  ['AWS', 'GB-Months', 1],
  ['Microsoft', '1 GB/Month', 1],
  ['Google Cloud', 'gibibyte month', 1.073741824],
  ['Google Cloud', 'byte-seconds', 1 / 1e9 / (720 * 3600)],
  ['Oracle', 'ONE GiB MONTHS STORAGE_SIZE', 1.073741824],
])('%s: one %s is %d GB-months', (provider, unit, gbMonths) => {
  expect(gbPerUnit(kindOf({ provider, unit }), 'GB-month', MONTH)).toBeCloseTo(gbMonths, 12)
})

it('a GB-month is one in a month of any length', () => {
  for (const month of ['2024-02', '2025-02', '2025-03'])
    expect(gbPerUnit(kindOf({ unit: 'GB-Mo' }), 'GB-month', month)).toBe(1)
})

it('a blank unit of an old AWS bill is what its usage type implies', () => {
  expect(gbPerUnit(kindOf({ usageType: 'USW2-DataProcessing-Bytes' }), 'GB', '2018-10')).toBe(1)
  expect(gbPerUnit(kindOf({ usageType: 'USW2-TimedStorage-ByteHrs' }), 'GB-month', '2018-10')).toBe(1)
})

it('what counts no bytes, has another unit or no quantity is unknown, not zero', () => {
  expect(gbPerUnit(kindOf({ unit: '1 GB' }), 'capacity', MONTH)).toBeNull()
  expect(gbPerUnit(kindOf({ unit: 'GB' }), 'counted-at-ingest', MONTH)).toBeNull()
  expect(gbPerUnit(kindOf({ unit: 'Minutes' }), 'minutes', MONTH)).toBeNull()
  expect(gbPerUnit(kindOf({ unit: 'Units' }), 'GB', MONTH)).toBeNull()
  expect(gbPerUnit(kindOf({ unit: 'GB-Mo' }), 'GB', MONTH)).toBeNull()
  expect(gbPerUnit(kindOf({ unit: 'GB' }), 'GB-month', MONTH)).toBeNull()
  expect(gbPerUnit(kindOf({ unit: 'GB', hasQuantity: false }), 'GB', MONTH)).toBeNull()
})
