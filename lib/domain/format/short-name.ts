import { visible } from './visible.ts'

/** Stands for a blank, where there is nothing else to be seen. */
const BLANK = '␣'

/**
 * A name that somebody else gave, as it fits a table: nothing in it is invisible, and of a long one only both ends are there, for long
 * names often differ in the last.
 *
 * @param most letters that are shown, about
 * @example shortName('catalogue') // 'catalogue'
 * @example shortName('  ') // '␣␣'
 * @example shortName('abcdefghijklmnop', { most: 8 }) // 'abcdef…op'
 */
export function shortName(name: string, { most = 80 }: { readonly most?: number | undefined } = {}): string {
  const isBlank = name.trim() === ''
  // A letter may take two places of a text: enough of either end is cut off before letters are counted.
  const ends = name.length > 4 * most ? name.slice(0, 2 * most) + name.slice(-2 * most) : name
  const letters = isBlank ? [...ends].map(() => BLANK) : [...ends]
  if (letters.length <= most + 1) return visible(letters.join(''))
  const last = Math.floor(most / 4)
  return visible(`${letters.slice(0, most - last).join('')}…${letters.slice(-last).join('')}`)
}
