import { ManifestFailure, OpaqueStep } from '../failure.ts'
import type { Row } from '../manifest.ts'
import { calculate } from './calculate.ts'
import { hasExpressionForm } from './is-expression.ts'

const LONGEST = 1_000
const ONLY_NUMBERS = /^\s*\d+(\.\d+)?(\s*[-+*/]\s*\d+(\.\d+)?)*\s*$/
const WITHOUT_SPACES = /^\d+(\.\d+)?([+\-*/]\d+(\.\d+)?)*$/
const FIRST_NAME = /["']?([a-zA-Z]+(?:[-_/][a-zA-Z]+)*)["']?/
const DIGITS_AND_SIGNS = /^=?[0-9+\-*/\s]+$/
const OPERANDS = /(\s*[+\-*/&]\s*)|(\b\d+\b)|("[^"]+"|'[^']+')|(\b\w[\w-]*\b)/

const withoutSign = (text: string): string => text.replace('=', '')

function bounded(text: string): string {
  if (text.length > LONGEST) throw new OpaqueStep(`an expression longer than ${LONGEST} characters`)
  return text
}

/**
 * The parameter that an expression is about: its first name of letters. Impact Framework takes plain names through the
 * same reading, so a name with a digit in it (`co2`) is cut off there, and refused further on.
 *
 * @example parameterIn("=2 * 'carbon'") // 'carbon'
 */
export function parameterIn(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const text = bounded(value)
  if (DIGITS_AND_SIGNS.test(text)) {
    const number = calculate(withoutSign(text))
    if (number === undefined && text.trim() !== '')
      throw new ManifestFailure('SyntaxError', `\`${text}\` is not an expression.`)
    return number
  }
  return FIRST_NAME.exec(text)?.[1] ?? text
}

/** Whether a text is an expression and not just a name. */
export const isExpression = (text: string): boolean =>
  text !== parameterIn(text) && hasExpressionForm(withoutSign(text))

/** Plain arithmetic without spaces is replaced by its value wherever it stands in a config. */
export const plainArithmetic = (value: unknown): unknown =>
  typeof value === 'string' && WITHOUT_SPACES.test(withoutSign(bounded(value)))
    ? calculate(withoutSign(value))
    : value

function operandValue(name: string, row: Row): number | string {
  if (!Object.hasOwn(row, name))
    throw new ManifestFailure(
      'InputValidationError',
      `${name} is missing from the input array or has nullish value.`,
    )
  const value = row[name]
  if (typeof value === 'number') return Number.isNaN(value) ? Number.NaN : value
  if (Number.isNaN(Number(value)))
    throw new ManifestFailure(
      'InputValidationError',
      `The value of the \`${name}\` parameter in the input array is not a number.`,
    )
  return value === null ? '' : String(value)
}

/** The value of an expression over a row's parameters; what is no expression is answered unchanged. */
export function expressionValue(expression: unknown, row: Row): unknown {
  if (typeof expression !== 'string') return expression
  if (!expression.includes('=') && !ONLY_NUMBERS.test(bounded(expression))) return expression
  const text = withoutSign(bounded(expression))
  if (ONLY_NUMBERS.test(text)) return calculate(text)
  const operands = text
    .trim()
    .split(OPERANDS)
    .filter(Boolean)
    .map((operand) => operand.trim().replace(/^['"](.*)['"]$/, '$1'))
  const values = operands.map((operand) => {
    if (operand === '' || !Number.isNaN(Number(operand))) return operand
    if (operand.length > 1) return operandValue(operand, row)
    if (/[+\-*/]/.test(operand)) return operand
    throw new ManifestFailure(
      'WrongArithmeticExpressionError',
      `The operator in \`${expression}\` should be one of these arithmetic operators: *, +, - or /.`,
    )
  })
  return values.some((value) => Number.isNaN(value)) ? Number.NaN : calculate(values.join(''))
}

/** Every parameter of a row with its expressions evaluated; earlier parameters serve later ones. */
export function evaluatedRow(row: Row): Row {
  const evaluated: Record<string, unknown> = { ...row }
  for (const [name, value] of Object.entries(row))
    if (name !== 'timestamp') evaluated[name] = expressionValue(value, evaluated)
  return evaluated
}

/** @throws ManifestFailure where a text looks like an expression but does not start with `=`, or the other way round */
export function requireForm(name: string, value: unknown): void {
  if (typeof value !== 'string') return
  const text = withoutSign(bounded(value))
  const valid = isExpression(text)
  if (valid && !Number.isNaN(Number(calculate(text) || value))) return
  if (value.includes('=') === valid) return
  throw new ManifestFailure(
    'InputValidationError',
    `The \`${name}\` contains an invalid arithmetic expression. It should start with \`=\` and include the symbols \`*\`, \`+\`, \`-\` and \`/\`.`,
  )
}

/** A config's number: the value of an expression, or the first number in the text. */
export function numberIn(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  const text = withoutSign(bounded(value))
  if (isExpression(text)) {
    const number = calculate(text) || value
    if (!Number.isNaN(Number(number))) return number
  }
  requireForm(name, value)
  const [first] = text.match(/[-+]?[0-9]*\.?[0-9]+/) ?? []
  return first === undefined ? value : Number.parseFloat(first)
}
