import { WILDCARD } from './mask-message.ts'

/** After these, English names which one is meant, not what happened. */
const BEFORE_NAMES = new Set('for from by of at on in with via as'.split(' '))
/** Nouns that may stand between. */
const KINDS_OF_NAMES = new Set('user host node client'.split(' '))
const PROSE = /^["'([{<]*\p{L}[\p{L}'’-]*["')\]}>.,:;!?]*$/u

const kept = new Map<string, boolean>()

/** Whether a word is one of prose: letters only, but for the punctuation around it. @example isProse('(failed),') // true */
export function isProse(word: string): boolean {
  const known = kept.get(word)
  if (known !== undefined) return known
  const prose = PROSE.test(word)
  if (kept.size >= 50_000) kept.clear()
  kept.set(word, prose)
  return prose
}

function isName(words: readonly string[], place: number): boolean {
  const before = words[place - 1] ?? ''
  return BEFORE_NAMES.has(KINDS_OF_NAMES.has(before) ? (words[place - 2] ?? '') : before)
}

/**
 * Holds a message against a group's template of as many words.
 * @returns how many words are equal, and the places where both have a different word of prose that is not a name, as text; in all other
 *   places that differ one of them is a value by its looks, or follows a preposition (`from ann`, `for user ann`)
 */
export function compareWords(
  template: readonly string[],
  words: readonly string[],
): { equal: number; prose: string } {
  let equal = 0
  let prose = ''
  for (let place = 0; place < words.length; place += 1) {
    const [one, other] = [template[place] as string, words[place] as string]
    if (one === other) equal += 1
    else if (one !== WILDCARD && isProse(one) && isProse(other) && !isName(words, place)) prose += `${place},`
  }
  return { equal, prose }
}
