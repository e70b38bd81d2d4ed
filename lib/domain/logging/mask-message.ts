/** What stands for a value in a template. */
export const WILDCARD = '<*>'

const DIGIT = 1
const EQUALS = 2
const AT = 4
const SLASH = 8
const LIST = 16
const QUOTE = 32
const COLON = 64
/** What keeps a word with a digit from being a value from end to end. */
const PARTS = EQUALS | LIST | QUOTE | COLON

const FLAGS = new Uint8Array(128)
for (const digit of '0123456789') FLAGS[digit.charCodeAt(0)] = DIGIT
for (const [characters, flag] of [
  ['=', EQUALS],
  ['@', AT],
  [':', COLON],
  ['/\\', SLASH],
  [',;|&', LIST],
  [`"'\``, QUOTE],
] as const)
  for (const character of characters) FLAGS[character.charCodeAt(0)] = flag

const OPENING = new Set(`"'\`([{<`)
const CLOSING = new Set(`"'\`)]}>.,:;!?`)
const KEY = /^((?:["']?[A-Za-z_][\w.-]*["']?=|["']?[\w.-]+["']:|[A-Za-z_][A-Za-z_-]*:(?=.*\d))["']?)(.*)$/s
const QUERY_VALUE = /([?&][\w.[\]-]{1,60}=)[^&\s]+/g
const CALENDAR = new Set(
  'Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
)

const OPEN_QUOTE = /[=:]["'](?=[^"']*$)/
const LONGEST_QUOTE = 1000

/** Where the word ends in which a quoted value with spaces, opened between two places, closes; the second place if it does not. */
function quoteEnd(message: string, start: number, at: number): number {
  const opened = Math.max(message.lastIndexOf('"', at - 1), message.lastIndexOf("'", at - 1))
  const closed = opened < start ? -1 : message.indexOf(message[opened] ?? '', at)
  if (closed < 0 || closed - start > LONGEST_QUOTE) return at
  let end = closed
  while (end < message.length && message.charCodeAt(end) > 32) end += 1
  return end
}

function flagsOf(word: string): number {
  let flags = 0
  for (let at = 0; at < word.length; at += 1) flags |= FLAGS[word.charCodeAt(at)] ?? 0
  return flags
}

/** Whether a word without brackets around it is a value by its looks. */
function isValue(core: string, flags: number, quoted: boolean): boolean {
  if (flags & DIGIT) return true
  if (quoted) return core.length > 0
  if (flags & AT && /[^@]@[^@]+\.[^@]/.test(core)) return true
  if (core.length >= 40 && /^[\w+/=-]+$/.test(core)) return true
  return (flags & SLASH) !== 0 && /^(?:[\w+.-]*:\/\/|[\w-]*:?[\\/]|\.{1,2}[\\/]).+[\\/]/.test(core)
}

/** Whether a word ends with a value that was masked before, but for closing punctuation. */
function isMaskedAtItsEnd(piece: string): boolean {
  const at = piece.lastIndexOf(WILDCARD)
  if (at < 0) return false
  for (let place = at + WILDCARD.length; place < piece.length; place += 1)
    if (!CLOSING.has(piece[place] ?? '')) return false
  return true
}

/** One word between list separators: its brackets and its key stay, its value goes. */
function maskPiece(piece: string): string {
  if (isMaskedAtItsEnd(piece)) return piece
  let start = 0
  let end = piece.length
  while (start < end && OPENING.has(piece[start] ?? '')) start += 1
  while (end > start && CLOSING.has(piece[end - 1] ?? '')) end -= 1
  const core = piece.slice(start, end)
  const before = piece.slice(0, start)
  const after = piece.slice(end)
  const key = KEY.exec(core)
  if (key && !core.includes('://')) return key[2] ? `${before}${key[1]}${WILDCARD}${after}` : piece
  const opening = piece[start - 1] ?? ''
  const quoted = `"'\``.includes(opening) && opening !== '' && piece[end] === opening
  if (isValue(core, flagsOf(core), quoted)) return `${before}${WILDCARD}${after}`
  return core.includes('?') ? before + core.replaceAll(QUERY_VALUE, `$1${WILDCARD}`) + after : piece
}

const LIST_GOES_ON = /[,;|&]./

function maskWord(word: string, flags: number): string {
  if (flags & DIGIT && !(flags & PARTS) && !OPENING.has(word[0] ?? '') && !CLOSING.has(word.at(-1) ?? ''))
    return WILDCARD
  if (!(flags & LIST && LIST_GOES_ON.test(word))) return maskPiece(word)
  let masked = ''
  let last = ''
  for (const part of word.split(/(?<=[,;|&])/)) {
    const piece = maskPiece(part)
    if (piece !== last) masked += piece
    last = piece
  }
  return masked
}

/** A third value in a row is the list going on. */
const TWO = ` ${WILDCARD} ${WILDCARD}`
const LISTED = WILDCARD.length + 1

const isMasked = (word: string): boolean => word.includes(WILDCARD)

/**
 * A message with its values replaced by `<*>` and its words one space apart: the form by which messages are grouped.
 *
 * Values are told by their looks alone, so that one configuration serves every log: a word with a digit (numbers, times, addresses,
 * UUIDs, hashes, block and request ids: a word of prose has none), what follows `key=`, an e-mail address, a path or URL, one quoted
 * word, forty and more letters without a break (keys, tokens), names of days and months beside a number; a list of values is one value.
 * Brackets, quotes and keys stay.
 *
 * @example maskMessage('block blk_-69 of size 67, user=ann') // 'block <*> of size <*>, user=<*>'
 */
export function maskMessage(message: string): string {
  let masked = ''
  let last = ''
  let calendar = ''
  let at = 0
  const { length } = message
  while (at < length) {
    if (message.charCodeAt(at) <= 32) {
      at += 1
      continue
    }
    const start = at
    let flags = 0
    for (; at < length; at += 1) {
      const code = message.charCodeAt(at)
      if (code <= 32) break
      if (code < 128) flags |= FLAGS[code] as number
    }
    if (flags & QUOTE && OPEN_QUOTE.test(message.slice(start, at))) at = quoteEnd(message, start, at)
    let word = message.slice(start, at)
    if (flags & QUOTE) flags = flagsOf(word)
    if (flags !== 0 || at - start >= 40) word = maskWord(word, flags)
    if (at - start === 3 && CALENDAR.has(word)) {
      calendar += calendar ? ` ${word}` : word
      continue
    }
    if (calendar) {
      masked += ` ${isMasked(word) || isMasked(last) ? WILDCARD : calendar}`
      calendar = ''
    }
    if (last.startsWith(WILDCARD) && word.startsWith(WILDCARD)) {
      if (last === `${WILDCARD},` && word.length <= LISTED) {
        masked = masked.slice(0, -1) + word.slice(WILDCARD.length)
        last = word
        continue
      }
      if (word === WILDCARD && last === WILDCARD && masked.endsWith(TWO)) continue
    }
    masked += ` ${word}`
    last = word
  }
  if (calendar) masked += ` ${isMasked(last) ? WILDCARD : calendar}`
  return masked.slice(1)
}
