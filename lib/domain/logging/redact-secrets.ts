import { WILDCARD } from './mask-message.ts'

/** What one of the patterns needs to be found; a test spares most lines the rest. */
const MAYBE =
  /pass|pwd|kennwort|contraseña|\bpin\b|secret|token|key|authoriz|bearer|basic|cookie|credential|signature|session|A[KS]IA|AIza|eyJ|gh[pousr]_|glpat|xox|sk[-_]|-u\s/i
/** Thirteen digits and more, as a card may be written. */
const MAYBE_CARD = /\d[\d -]{11}\d/

const PASSWORD = 'passw(?:or)?[dt]|pwd|pass(?:phrase|code)|kennwort|contraseña|mot de passe'
const NAMES = `${PASSWORD}|(?<![a-z])(?:pass|pin)(?![a-z])|secret|token|api[-_ ]?key|access[-_ ]?key|private[-_ ]?key|encryption[-_ ]?key|signature|credentials?|session[-_]?id`
/** What stands between the name of a secret and the secret. */
const IS = `(?:=>?|->|→|[:：]|\\t|\\b(?:is|was|are|were|(?:re)?set to|changed to|updated to)\\b)`
const VALUE = `"(?:[^"\\\\]|\\\\.){1,4096}"|'(?:[^'\\\\]|\\\\.){1,4096}'|\\\\?["'][^"'\\\\]{1,4096}|[^\\s"'{\\[(<,;&]{3,4096}`

/** Each keeps its first group and loses the rest. */
const SECRETS: readonly RegExp[] = [
  /(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----).*/gs,
  /(\b(?:proxy-)?authorization["']?\s{0,4}[=:]\s{0,4}["']?)[^"'\n]{3,4096}/gi,
  /(\b(?:set-)?cookie["']?\s{0,4}[=:]\s{0,4}["']?)[^"'\n]{3,4096}/gi,
  new RegExp(
    `(\\b[\\w.-]{0,40}(?:${NAMES})[\\w-]{0,40}\\\\?["']?\\s{0,4}?${IS}\\s{0,4}\\\\?)(?!\\S{1,40}\\s{1,4}\\{)(?:(?:bearer|basic)\\s+)?(?:${VALUE})`,
    'gi',
  ),
  // several words of a password, several secrets in a list
  new RegExp(
    `((?:${PASSWORD})\\s{0,4}(?:[:：]|=(?=[^;"'\\n]{1,256};))\\s{0,4})[^\\s"'{}[\\],;|][^"'{}[\\],;|\\n]{1,256}`,
    'gi',
  ),
  new RegExp(`((?:${NAMES})s?["']?\\s{0,4}[=:]\\s{0,4}\\[)[^\\][{}]{1,4096}`, 'gi'),
  new RegExp(`((?:${NAMES})\\s(?:for|of)(?:\\s[^\\s:]{1,100}){1,3}:\\s{0,4})(?:${VALUE})`, 'gi'),
  new RegExp(
    `(\\b(?:with|using|and)\\s(?:the\\s)?(?:${PASSWORD})\\s)(?!(?:auth|based|for|from|of|is|was|and|or|in|to|on|failed)\\w*\\b)(?:${VALUE})`,
    'gi',
  ),
  new RegExp(`(<[\\w:.-]{0,40}(?:${NAMES})[\\w-]{0,40}(?:\\s[^<>]{0,200})?>)[^<]{1,4096}`, 'gi'),
  /(\s-u\s+)[^\s:]{1,100}:\S{1,256}/g,
  new RegExp(`(--?[\\w-]{0,40}(?:${NAMES})[\\w-]{0,40}\\s+)(?:${VALUE})`, 'gi'),
  /(\bbearer\s+)[\w.~+/=-]{6,}/gi,
  /(\b(?:[Bb]asic|BASIC)\s+)(?=[\w+/]*[\dA-Z=])[\w+/]{8,}={0,2}/g,
  /()\beyJ[\w-]{4,}(?:\.[\w-]*){1,2}/g,
  /()\bA[KS]IA[A-Z\d]{12,}\b/g,
  /()\b(?:gh[pousr]_|glpat-|xox[abeprs]-|sk[-_](?=[\w-]{16})|AIza)[\w-]{8,}/g,
]

/** Credentials in an address, and e-mail addresses. */
const WITH_AT: readonly RegExp[] = [
  /(\b[a-z][a-z\d+.-]{1,30}:\/\/)[^\s/@:]{1,256}(?::[^\s@]{0,256})?@/gi,
  /()[\p{L}\p{M}\p{N}_.+%'-]{1,64}@(?:[\p{L}\p{M}\p{N}_-]{1,63}\.){1,8}\p{L}{2,24}(?!\p{L})/gu,
]

const CARD = /(?<![\w.-])[2-6](?:[ -]?\d){13,15}(?![\w.-]*\d)/g

/** The check digit of card numbers (ISO/IEC 7812-1, Luhn). */
function hasCheckDigit(number: string): boolean {
  let sum = 0
  for (let place = 0; place < number.length; place += 1) {
    const digit = Number(number[number.length - 1 - place])
    const doubled = place % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

const withoutCard = (number: string): string =>
  hasCheckDigit(number.replaceAll(/[ -]/g, '')) ? WILDCARD : number

const replaceAll = (patterns: readonly RegExp[], message: string): string =>
  patterns.reduce(
    (text, pattern) =>
      text.replace(pattern, (whole, name: string) =>
        whole.endsWith(WILDCARD) ? whole : `${name}${WILDCARD}`,
      ),
    message,
  )

/**
 * A message without what opens doors or names people: passwords, tokens and keys named as such, authorisation and cookie headers, JSON web
 * tokens, keys of AWS, GitHub, GitLab, Slack, Google and Stripe, private keys, credentials in URLs, card numbers, e-mail addresses.
 * Nothing of a message is kept that has not gone through here and through `maskMessage`.
 * @returns the message with `<*>` for each, and whether there was one
 * @example redactSecrets('password: hunter') // { text: 'password: <*>', found: true }
 */
export function redactSecrets(message: string): { text: string; found: boolean } {
  const named = MAYBE.test(message) ? replaceAll(SECRETS, message) : message
  const addressed = named.includes('@') ? replaceAll(WITH_AT, named) : named
  const text = MAYBE_CARD.test(addressed) ? addressed.replace(CARD, withoutCard) : addressed
  return { text, found: text !== message }
}
