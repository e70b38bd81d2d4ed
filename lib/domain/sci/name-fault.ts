/** The longest name of a boundary, a component, an operation or a unit, in characters. */
export const MAX_NAME_LENGTH = 120

/** Control and format characters, which may hide text or change its direction. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u

/** What is wrong with a name that people are to tell others from, or null. @example nameFault(' ') // 'It has no name.' */
export function nameFault(name: string): string | null {
  if (name.trim() === '') return 'It has no name.'
  if (name !== name.trim()) return 'Its name begins or ends with a blank.'
  if (name.length > MAX_NAME_LENGTH) return `Use at most ${MAX_NAME_LENGTH} characters for its name.`
  return INVISIBLE.test(name) ? 'Its name holds a character that cannot be seen.' : null
}
