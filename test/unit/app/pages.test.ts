import { expect, it } from 'vitest'
import { isLocationOnly } from '#app/_view/pages.ts'

it('offers no other method where a score or waste is asked for, and both elsewhere', () => {
  expect(isLocationOnly('/o/acme/sci')).toBe(true)
  expect(isLocationOnly('/o/acme/retries')).toBe(true)
  expect(isLocationOnly('/o/acme/overview')).toBe(false)
  expect(isLocationOnly('/o/sci/overview')).toBe(false)
  expect(isLocationOnly('/')).toBe(false)
})
