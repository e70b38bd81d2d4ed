const OPERAND = 1
const INTEGER = 2
const POINT = 4
const FRACTION = 8
const QUOTED = 16
const NAME = 32
const CLOSED = 64
const AFTER = 128
const ENDS = INTEGER | FRACTION | NAME | CLOSED | AFTER
const isIn = (pattern: RegExp) => (char: string) => pattern.test(char)
const isSpace = isIn(/\s/)
const isDigit = isIn(/[0-9]/)
const isNameChar = isIn(/[A-Za-z0-9_-]/)
const isQuote = isIn(/["']/)
const isOperator = isIn(/[-+*/]/)

function step(states: number, char: string): number {
  let next = 0
  const from = (mask: number) => (states & mask) !== 0
  if (isSpace(char)) {
    if (from(OPERAND)) next |= OPERAND
    if (from(ENDS)) next |= AFTER
  }
  if (isDigit(char)) {
    if (from(OPERAND | INTEGER)) next |= INTEGER
    if (from(POINT | FRACTION)) next |= FRACTION
  }
  if (char === '.' && from(INTEGER)) next |= POINT
  if (isNameChar(char) && from(OPERAND | QUOTED | NAME)) next |= NAME
  if (isQuote(char)) {
    if (from(OPERAND)) next |= QUOTED
    if (from(NAME)) next |= CLOSED
  }
  if (isOperator(char) && from(ENDS)) next |= OPERAND
  return next
}

/**
 * Whether a text is operands joined by + - * /: numbers, or names of letters, digits, `-` and `_`, in quotes or not.
 * The text is read once, all readings side by side, so that no text takes long (a `-` may belong to a name).
 *
 * @example hasExpressionForm("2 * 'carbon'") // true
 */
export function hasExpressionForm(text: string): boolean {
  let states = OPERAND
  for (const char of text) {
    states = step(states, char)
    if (states === 0) return false
  }
  return (states & ENDS) !== 0
}
