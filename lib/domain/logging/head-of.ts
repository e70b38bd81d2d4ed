import { WILDCARD } from './mask-message.ts'

const WORD_END = /[\s,;|&](?=[^\s,;|&]*$)/

/**
 * The beginning of a text, without a word that would be cut: half of an address or a token is not known as one. One word alone is a value.
 * @param most characters
 * @example headOf('from ann@example.com', 10) // 'from'
 */
export function headOf(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  const end = WORD_END.exec(cut)?.index
  return end === undefined ? WILDCARD : cut.slice(0, end)
}
