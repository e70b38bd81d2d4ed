import { expect, it } from 'vitest'
import { isTokenText, newTokenText, tokenHash, tokenPrefix } from '#lib/pipeline/token-text.ts'

it('every token is new, and known by its checksum', () => {
  const tokens = Array.from({ length: 200 }, newTokenText)
  expect(new Set(tokens).size).toBe(200)
  for (const token of tokens) {
    expect(isTokenText(token)).toBe(true)
    expect(token.startsWith(tokenPrefix(token))).toBe(true)
    expect(tokenHash(token)).toMatch(/^[0-9a-f]{64}$/)
  }
})

it('a text with any one character changed, added or missing is no token', () => {
  const token = newTokenText()
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === 'a' ? 'b' : 'a'
    expect(isTokenText(token.slice(0, at) + other + token.slice(at + 1))).toBe(false)
    expect(isTokenText(token.slice(0, at) + token.slice(at + 1))).toBe(false)
  }
  for (const text of ['', 'hr_', ` ${token}`, `${token}\n`, token.toUpperCase(), 'hr_'.padEnd(5000, 'a')])
    expect(isTokenText(text)).toBe(false)
})

it('keeps the SHA-256 of the text: of "hr_abc" this one, by sha256sum', () => {
  expect(tokenHash('hr_abc')).toBe('6168bd260d5b3396d0370a5186f4801a0049a652d5642c5ea0a36b5cb31d608d')
})
