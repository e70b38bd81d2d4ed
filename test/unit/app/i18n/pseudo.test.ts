import { describe, expect, it } from 'vitest'
import { pseudo, pseudoMessage } from '#app/_i18n/pseudo.ts'

describe('a message of the pseudo-locale', () => {
  it('has accents, is about a third longer, and is marked as from right to left', () => {
    expect(pseudoMessage('Save')).toBe('\u200fŠáṽé~~\u200f')
    expect(pseudoMessage('Nothing is called so here')).toBe('\u200fÑóţĥíñĝ íš çáļļéð šó ĥéŕé~~~~ ~~~\u200f')
  })

  it('keeps arguments and their formats', () => {
    expect(pseudoMessage('{shown, number} of {all}')).toBe('\u200f{shown, number} óƒ {all}~~\u200f')
    expect(pseudoMessage('{year, number, ::group-off}')).toBe('\u200f{year, number, ::group-off}\u200f')
  })

  it('changes the sentences of a plural or select, and neither their names nor what is in them', () => {
    expect(pseudoMessage('{n, plural, =0 {} one {# row of {team}} other {# rows}}')).toContain(
      '{n, plural, =0 {} one {# ŕóŵ óƒ {team}} other {# ŕóŵš}}',
    )
    expect(pseudoMessage('{a, select, yes {Good} other {Bad}}')).toContain(
      '{a, select, yes {Ĝóóð} other {Ɓáð}}',
    )
  })

  it('keeps tags', () => {
    expect(pseudoMessage('See <link>this page</link>')).toContain('Šéé <link>ţĥíš þáĝé</link>')
  })
})

it('a catalogue keeps its keys', () => {
  expect(Object.keys(pseudo({ one: { two: 'Go' } }).one)).toEqual(['two'])
  expect(pseudo({ one: { two: 'Go' } }).one.two).toContain('Ĝó')
})
