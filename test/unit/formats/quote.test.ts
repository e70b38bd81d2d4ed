import { expect, it } from 'vitest'
import { quoteIdentifier, quoteLiteral } from '#lib/formats/sql/quote.ts'

it('an identifier cannot be left', () => {
  expect(quoteIdentifier('a"; DROP TABLE x; --')).toBe('"a""; DROP TABLE x; --"')
})

it('a literal cannot be left', () => {
  expect(quoteLiteral("a'; DROP TABLE x; --\\")).toBe("'a''; DROP TABLE x; --\\'")
})

it('a zero byte, which would end the statement, is dropped', () => {
  expect(quoteIdentifier('a\0b') + quoteLiteral('a\0b')).toBe(`"ab"'ab'`)
})
