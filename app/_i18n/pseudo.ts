const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ACCENTED = 'áƀçðéƒĝĥíĵķļɱñóþɋŕšţúṽŵẋýžÁƁÇÐÉƑĜĤÍĴĶĻṀÑÓÞǪŔŠŢÚṼŴẊÝŽ'
const accents = new Map([...PLAIN].map((letter, index) => [letter, [...ACCENTED][index] ?? letter]))

const RIGHT_TO_LEFT_MARK = '\u200f'
const LONGER = 0.3

/** Where the block that opens at `start` ends, just behind its closing brace. */
function endOfBlock(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    if (depth === 0) return at + 1
  }
  return text.length
}

/** An argument as it is, but for the sentences of a plural or select. */
function argument(block: string): string {
  const head = /^\{\s*\w+\s*,\s*(?:plural|selectordinal|select)\s*,/.exec(block)?.[0]
  if (!head) return block
  let out = head
  let at = head.length
  while (at < block.length) {
    if (block[at] !== '{') {
      out += block[at]
      at += 1
      continue
    }
    const end = endOfBlock(block, at)
    out += `{${accented(block.slice(at + 1, end - 1))}}`
    at = end
  }
  return out
}

/** The letters of a message with accents; arguments and tags as they are. */
function accented(message: string): string {
  let out = ''
  let at = 0
  while (at < message.length) {
    const letter = message[at] ?? ''
    const end =
      letter === '{' ? endOfBlock(message, at) : letter === '<' ? message.indexOf('>', at) + 1 : at + 1
    const part = message.slice(at, end)
    out += letter === '{' ? argument(part) : (accents.get(part) ?? part)
    at = end
  }
  return out
}

/** Filler of so many characters, as short words that a line may break between. @example filler(7) // '~~~~ ~~' */
const filler = (length: number): string =>
  '~~~~ '
    .repeat(Math.ceil(length / 5))
    .slice(0, length)
    .trimEnd()

/**
 * An ICU message as a foreign language would have it: every letter with an accent, a third longer, and marked as written
 * from right to left. Arguments and tags stay as they are.
 *
 * @example pseudoMessage('Save {name}') // '\u200fŠáṽé {name}~~\u200f'
 */
export function pseudoMessage(message: string): string {
  const shown = message.replace(/\{[^{}]*\}/g, '')
  const more = filler(Math.ceil(shown.length * LONGER))
  return `${RIGHT_TO_LEFT_MARK}${accented(message)}${more}${RIGHT_TO_LEFT_MARK}`
}

/** A catalogue of messages with each of them so changed. */
export function pseudo<Messages extends object>(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudoMessage(value) : pseudo(value),
    ]),
  ) as Messages
}
