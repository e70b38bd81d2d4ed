import { type Expression, evaluate } from './arithmetic.ts'

/** What comes out of a ratio of sums if rates are averaged, or added up. */
interface Rates {
  readonly mean: number
  readonly sum: number
}

/**
 * The mean and the sum of the rates of a formula that divides a sum by a sum of as many terms, such as
 * `(C1+C2)/(R1+R2)`; null for any other.
 *
 * @example ratesOfSums(parsed('(a+b)/(m+n)'), new Map([['a', 10], ['b', 10], ['m', 1], ['n', 1000]])) // mean 5.005, sum 10.01
 */
export function ratesOfSums(expression: Expression, values: ReadonlyMap<string, number>): Rates | null {
  if (expression.kind !== 'product') return null
  const { factors } = expression
  const [above] = factors.filter(({ isInverse, of }) => !isInverse && of.kind === 'sum')
  const [below] = factors.filter(({ isInverse, of }) => isInverse && of.kind === 'sum')
  if (above?.of.kind !== 'sum' || below?.of.kind !== 'sum') return null
  const [carbon, units] = [above.of.terms, below.of.terms]
  if (carbon.length < 2 || carbon.length !== units.length) return null
  const others = evaluate(
    { kind: 'product', factors: factors.filter((factor) => factor !== above && factor !== below) },
    values,
  )
  const rates = carbon.map(({ of }, at) => evaluate(of, values) / evaluate(units[at]?.of ?? of, values))
  const sum = others * rates.reduce((total, rate) => total + rate, 0)
  return { sum, mean: sum / rates.length }
}
