import { WILDCARD } from './mask-message.ts'

/** After these, English names which one is meant, not what happened. */
const BEFORE_NAMES = new Set('for from by of at on in with via'.split(' '))
/** Nouns that may stand between. */
const KINDS_OF_NAMES = new Set('user host node client'.split(' '))
const PROSE = /^["'([{<]*\p{L}[\p{L}'’-]*["')\]}>.,:;!?]*$/u

/** A size or a time has the unit that its number makes readable: `64 KB` and `2 MB` say the same. */
const UNIT = /^(?:[kKMGT]i?)?B[)\]>.,;]*$|^(?:[nµm]s|sec|min)[)\]>.,;]*$/

/** Whether a word is one of prose: letters only, but for the punctuation around it. @example isProse('(failed),') // true */
export const isProse = (word: string): boolean => PROSE.test(word)

function isName(words: readonly string[], place: number): boolean {
  const before = words[place - 1] ?? ''
  return BEFORE_NAMES.has(KINDS_OF_NAMES.has(before) ? (words[place - 2] ?? '') : before)
}

const isUnit = (words: readonly string[], place: number): boolean =>
  UNIT.test(words[place] ?? '') && (words[place - 1] ?? '').endsWith(WILDCARD)

/** The words of a message or of a template, and for each whether another word in its place would make another message. */
export interface Words {
  readonly words: readonly string[]
  readonly telling: readonly boolean[]
}

/**
 * Words of prose tell messages apart; values by their looks, units after them, and what follows a preposition (`from ann`,
 * `for user ann`) do not.
 */
export const wordsOf = (words: readonly string[]): Words => ({
  words,
  telling: words.map((word, place) => isProse(word) && !isName(words, place) && !isUnit(words, place)),
})

/**
 * Holds a message against a template of as many words.
 * @param least how many words must be equal
 * @returns how many are, and the places where both have different words that tell, as text; null if fewer are equal
 */
export function compareWords(
  template: Words,
  message: Words,
  least: number,
): { equal: number; told: string } | null {
  const { length } = message.words
  let equal = length
  let told = ''
  for (let place = 0; place < length; place += 1)
    if (template.words[place] !== message.words[place]) {
      equal -= 1
      if (equal < least) return null
      if (template.telling[place] && message.telling[place]) told += `${place},`
    }
  return { equal, told }
}
