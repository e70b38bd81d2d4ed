import type { Expression } from './arithmetic.ts'

/** A formula that has one of its parts twice. */
interface CountedTwice {
  readonly doubled: Expression
  readonly part: Expression
}

/** Factors that belong into a formula once; the square of another factor says nothing. */
const ONCE = /^(pue|util\w*|load\w*|rs|ts)(_|$)/i

/**
 * Every way to count a term of a sum twice, or to apply a PUE, a utilisation or a share twice. A whole that is twice
 * what it should be is none of them.
 *
 * @example countTwice(parsed('(E*I+M)/R')) // (E*I+E*I+M)/R and (E*I+M+M)/R
 */
export function countTwice(expression: Expression): readonly CountedTwice[] {
  if (expression.kind === 'sum')
    return expression.terms.flatMap((term, at) => [
      ...(expression.terms.length > 1 && !term.isNegative
        ? [{ doubled: { kind: 'sum' as const, terms: [...expression.terms, term] }, part: term.of }]
        : []),
      ...countTwice(term.of).map(({ doubled, part }) => ({
        doubled: { kind: 'sum' as const, terms: expression.terms.with(at, { ...term, of: doubled }) },
        part,
      })),
    ])
  if (expression.kind !== 'product') return []
  return expression.factors.flatMap((factor, at) => [
    ...(factor.of.kind === 'name' && ONCE.test(factor.of.name)
      ? [{ doubled: { kind: 'product' as const, factors: [...expression.factors, factor] }, part: factor.of }]
      : []),
    ...countTwice(factor.of).map(({ doubled, part }) => ({
      doubled: { kind: 'product' as const, factors: expression.factors.with(at, { ...factor, of: doubled }) },
      part,
    })),
  ])
}
