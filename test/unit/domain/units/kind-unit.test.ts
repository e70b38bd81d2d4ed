import { expect, it } from 'vitest'
import { kindUnit } from '#lib/domain/units/kind-unit.ts'
import { kindOf as kind } from '#test/support/kind.ts'

it('takes the hour out of the bytes that Oracle transfers, and out of nothing else', () => {
  const oracle = (unit: string) => kindUnit(kind({ provider: 'Oracle', unit }))
  expect(oracle('1 GiB HOURS DATA_TRANSFERRED')).toBe('1 GiB DATA_TRANSFERRED')
  expect(oracle('1 GiB NONE DATA_TRANSFERRED')).toBe('1 GiB NONE DATA_TRANSFERRED')
  expect(oracle('1 GiB HOURS MEMORY')).toBe('1 GiB HOURS MEMORY')
  expect(kindUnit(kind({ provider: 'AWS', unit: '1 GiB HOURS DATA_TRANSFERRED' }))).toBe(
    '1 GiB HOURS DATA_TRANSFERRED',
  )
})
