import { expect, it } from 'vitest'
import { changeKey, explainedGroup, explainKey, isChangeKey } from '#app/_view/explained.ts'

it('a difference is named by its group, and is no figure', () => {
  const group = { service: 'A & B', provider: 'AWS' }
  expect(isChangeKey(changeKey(group))).toBe(true)
  expect(explainedGroup(changeKey(group))).toEqual(group)
  expect(isChangeKey(explainKey(group))).toBe(false)
})

it('the difference of the whole is of no group', () => {
  expect(changeKey({})).toBe('change')
  expect(isChangeKey('change')).toBe(true)
  expect(explainedGroup('change')).toEqual({})
  expect(isChangeKey('total')).toBe(false)
  expect(isChangeKey('changed')).toBe(false)
})
