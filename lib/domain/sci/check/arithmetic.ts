import { type Refusal, refuse } from '../refusal.ts'

/** A formula of numbers, names, + − × ÷ and brackets. Sums and products are flat, so that their parts can be named. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'sum'; readonly terms: readonly Term[] }
  | { readonly kind: 'product'; readonly factors: readonly Factor[] }

export interface Term {
  readonly isNegative: boolean
  readonly of: Expression
}

export interface Factor {
  /** Divided by, rather than multiplied with. */
  readonly isInverse: boolean
  readonly of: Expression
}

type Parsed = { readonly ok: true; readonly expression: Expression } | Refusal

const MOST_CHARACTERS = 2000
const MOST_BRACKETS = 64
const TOKEN = /\s*(?:(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|([A-Za-z_][\w.]*)|([-+*/()×÷−]))/iy

class NotArithmetic extends Error {}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  const source = text.trimEnd()
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(source)
    if (!match) throw new NotArithmetic(`"${source.slice(at, at + 20)}" is not understood`)
    tokens.push(
      (match[1] ?? match[2] ?? match[3] ?? '').replace('×', '*').replace('÷', '/').replace('−', '-'),
    )
  }
  return tokens
}

class Reader {
  #at = 0
  #depth = 0
  constructor(readonly tokens: readonly string[]) {}

  next(): string | undefined {
    return this.tokens[this.#at]
  }

  take(): string {
    const token = this.tokens[this.#at]
    if (token === undefined) throw new NotArithmetic('it ends too early')
    this.#at += 1
    return token
  }

  sum(): Expression {
    const terms: Term[] = [{ isNegative: false, of: this.product() }]
    for (let sign = this.next(); sign === '+' || sign === '-'; sign = this.next()) {
      this.take()
      terms.push({ isNegative: sign === '-', of: this.product() })
    }
    const [only] = terms
    return only && terms.length === 1 ? only.of : { kind: 'sum', terms }
  }

  product(): Expression {
    const factors: Factor[] = [{ isInverse: false, of: this.signed() }]
    for (let sign = this.next(); sign === '*' || sign === '/'; sign = this.next()) {
      this.take()
      factors.push({ isInverse: sign === '/', of: this.signed() })
    }
    const [only] = factors
    return only && factors.length === 1 ? only.of : { kind: 'product', factors }
  }

  signed(): Expression {
    this.#depth += 1
    if (this.#depth > MOST_BRACKETS) throw new NotArithmetic('it is nested too deeply')
    const token = this.take()
    const value = this.#operand(token)
    this.#depth -= 1
    return value
  }

  #operand(token: string): Expression {
    if (token === '-') return { kind: 'sum', terms: [{ isNegative: true, of: this.signed() }] }
    if (token === '(') {
      const inside = this.sum()
      if (this.take() !== ')') throw new NotArithmetic('a bracket is not closed')
      return inside
    }
    if (/^[\d.]/.test(token)) return { kind: 'number', value: Number(token) }
    if (/^\w/.test(token)) return { kind: 'name', name: token }
    throw new NotArithmetic(`"${token}" is not expected there`)
  }
}

/**
 * Reads a formula such as `(E_kWh*I+M_g)/R`. It can hold nothing but arithmetic: no functions, no code.
 *
 * @example parseArithmetic('E*I+M') // a sum of a product and a name
 */
export function parseArithmetic(text: string): Parsed {
  if (text.length > MOST_CHARACTERS) return refuse('the formula is too long')
  try {
    const reader = new Reader(tokensOf(text))
    const expression = reader.sum()
    const rest = reader.next()
    return rest === undefined ? { ok: true, expression } : refuse(`the formula has "${rest}" too many`)
  } catch (error) {
    if (error instanceof NotArithmetic) return refuse(`the formula is not arithmetic: ${error.message}`)
    throw error
  }
}

/** The value of a formula; NaN where a name has no value. @example evaluate(parsed('E*I'), new Map([['E', 2], ['I', 300]])) // 600 */
export function evaluate(expression: Expression, values: ReadonlyMap<string, number>): number {
  switch (expression.kind) {
    case 'number':
      return expression.value
    case 'name':
      return values.get(expression.name) ?? Number.NaN
    case 'sum':
      return expression.terms.reduce(
        (sum, { isNegative, of }) => sum + (isNegative ? -1 : 1) * evaluate(of, values),
        0,
      )
    case 'product':
      return expression.factors.reduce((product, { isInverse, of }) => {
        const value = evaluate(of, values)
        return isInverse ? product / value : product * value
      }, 1)
  }
}
