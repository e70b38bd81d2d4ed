import { ManifestFailure } from '../failure.ts'

const TOKEN = /(\d+\.?\d*(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?)|([-+*/])|(\s+)/iy

function tokens(text: string): readonly (number | string)[] | null {
  const found: (number | string)[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text)
    if (!match) return null
    const [, digits, operator] = match
    if (digits !== undefined) {
      if (/^0\d/.test(digits)) return null
      found.push(Number(digits))
    } else if (operator !== undefined) found.push(operator)
  }
  return found
}

/** Sums of products, read from left to right; null where the text is not arithmetic. */
function result(text: string): number | null {
  if (/--|\+\+|\*\*|\/\//.test(text)) return null
  const list = tokens(text)
  if (!list) return null
  let at = 0
  const factor = (): number | null => {
    const token = list[at++]
    if (typeof token === 'number') return token
    if (token !== '-' && token !== '+') return null
    const value = factor()
    return value === null ? null : token === '-' ? -value : value
  }
  const chain = (operand: () => number | null, operators: string): number | null => {
    let value = operand()
    while (value !== null) {
      const operator = list[at]
      if (typeof operator !== 'string' || !operators.includes(operator)) return value
      at++
      const right = operand()
      if (right === null) return null
      if (operator === '+') value += right
      else if (operator === '-') value -= right
      else if (operator === '*') value *= right
      else value /= right
    }
    return null
  }
  const value = chain(() => chain(factor, '*/'), '+-')
  return at === list.length ? value : null
}

/**
 * The value of arithmetic on plain numbers, `undefined` where the text is none. Nothing is executed.
 *
 * @throws ManifestFailure `ZeroDivisionArithmeticOperationError` where it is infinite
 * @example calculate('2 * 3 + 1') // 7
 */
export function calculate(text: string): number | undefined {
  const value = result(text)
  if (value === Number.POSITIVE_INFINITY)
    throw new ManifestFailure(
      'ZeroDivisionArithmeticOperationError',
      `The input expression contains a division by zero: \`${text}\`.`,
    )
  return value === null || Number.isNaN(value) ? undefined : value
}
