import { expect, it } from 'vitest'
import { isSecretText, newSecretText, secretHash, secretPrefix } from '#lib/pipeline/secret-text.ts'

it('every token is new, and known by its checksum', () => {
  const tokens = Array.from({ length: 200 }, () => newSecretText('hr'))
  expect(new Set(tokens).size).toBe(200)
  for (const token of tokens) {
    expect(isSecretText('hr', token)).toBe(true)
    expect(token.startsWith(secretPrefix(token))).toBe(true)
    expect(secretHash(token)).toMatch(/^[0-9a-f]{64}$/)
  }
})

it('a text with any one character changed, added or missing is no token', () => {
  const token = newSecretText('hr')
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === 'a' ? 'b' : 'a'
    expect(isSecretText('hr', token.slice(0, at) + other + token.slice(at + 1))).toBe(false)
    expect(isSecretText('hr', token.slice(0, at) + token.slice(at + 1))).toBe(false)
  }
  for (const text of ['', 'hr_', ` ${token}`, `${token}\n`, token.toUpperCase(), 'hr_'.padEnd(5000, 'a')])
    expect(isSecretText('hr', text)).toBe(false)
})

it('keeps the SHA-256 of the text: of "hr_abc" this one, by sha256sum', () => {
  expect(secretHash('hr_abc')).toBe('6168bd260d5b3396d0370a5186f4801a0049a652d5642c5ea0a36b5cb31d608d')
})

it('the secret of a share link is no token, and a token no secret of a share link', () => {
  const link = newSecretText('hs')
  expect(isSecretText('hs', link)).toBe(true)
  expect(isSecretText('hr', link)).toBe(false)
  expect(isSecretText('hs', newSecretText('hr'))).toBe(false)
})
