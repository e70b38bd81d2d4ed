import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shortName } from '#lib/domain/format/short-name.ts'

describe('a name that somebody gave', () => {
  it('stands as it is, up to eighty letters', () => {
    expect(shortName('catalogue-indexer')).toBe('catalogue-indexer')
    expect(shortName('x'.repeat(80))).toBe('x'.repeat(80))
    expect(shortName('')).toBe('')
  })

  it('of five thousand letters shows sixty of its beginning and twenty of its end', () => {
    expect(shortName(`${'a'.repeat(4980)}${'z'.repeat(20)}`)).toBe(`${'a'.repeat(60)}…${'z'.repeat(20)}`)
  })

  it('of blanks only shows how many there are', () => {
    expect(shortName('  \t')).toBe('␣␣␣')
    expect(shortName(' '.repeat(5000))).toBe(`${'␣'.repeat(60)}…${'␣'.repeat(20)}`)
  })

  it('hides nothing, and cuts no letter in two', () => {
    expect(shortName('a\u202eb')).toBe('a\\u202eb')
    expect(shortName('😀'.repeat(100))).toBe(`${'😀'.repeat(60)}…${'😀'.repeat(20)}`)
  })

  it('is never longer than its letters and the mark between, and never empty unless the name is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 6000 }),
        fc.integer({ min: 4, max: 400 }),
        (name, most) => {
          const letters = [...shortName(name, { most }).replaceAll(/\\u[0-9a-f]{4}/g, '?')]
          expect(letters.length).toBeLessThanOrEqual(most + 1)
          expect(letters.length === 0).toBe(name === '')
        },
      ),
    )
  })
})
