import type { Expression } from './arithmetic.ts'

/** A formula without one of its parts. */
export interface LeftOut {
  readonly without: Expression
  readonly part: Expression
  readonly role: 'term' | 'factor' | 'divisor'
}

const NOTHING: Expression = { kind: 'number', value: 0 }

function insideSum(expression: Extract<Expression, { kind: 'sum' }>): readonly LeftOut[] {
  const { terms } = expression
  return terms.flatMap((term, at) => [
    ...(terms.length > 1
      ? [
          {
            without: { kind: 'sum' as const, terms: terms.filter((_, other) => other !== at) },
            part: term.of,
            role: 'term' as const,
          },
        ]
      : []),
    ...leaveOut(term.of).map(({ without, part, role }) => ({
      without: { kind: 'sum' as const, terms: terms.with(at, { ...term, of: without }) },
      part,
      role,
    })),
  ])
}

function insideProduct(expression: Extract<Expression, { kind: 'product' }>): readonly LeftOut[] {
  const { factors } = expression
  return factors.flatMap((factor, at) => {
    const others = factors.filter((_, other) => other !== at)
    return [
      {
        without: others.length > 0 ? { kind: 'product' as const, factors: others } : NOTHING,
        part: factor.of,
        role: factor.isInverse ? ('divisor' as const) : ('factor' as const),
      },
      ...leaveOut(factor.of).map(({ without, part, role }) => ({
        without: { kind: 'product' as const, factors: factors.with(at, { ...factor, of: without }) },
        part,
        role,
      })),
    ]
  })
}

/** Every way to forget one term, factor or divisor of a formula. @example leaveOut(parsed('E*I+M')) // E*I, M, I+M, E+M */
export function leaveOut(expression: Expression): readonly LeftOut[] {
  if (expression.kind === 'sum') return insideSum(expression)
  return expression.kind === 'product' ? insideProduct(expression) : []
}
