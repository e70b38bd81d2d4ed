import { type Expression, evaluate } from './arithmetic.ts'
import { countTwice } from './count-twice.ts'
import { explainRatio, explainTerm, isMonthOfDays } from './explain-ratio.ts'
import type { SciErrorClass } from './finding.ts'
import { type LeftOut, leaveOut } from './leave-out.ts'
import { halfUnit, isCutOff, shown, significantHalfUnit } from './printed-figure.ts'
import { ratesOfSums } from './rates-of-sums.ts'

/** A published figure that its formula does not give. */
interface Difference {
  readonly published: number
  readonly corrected: number
  readonly expression: Expression
  readonly values: ReadonlyMap<string, number>
  readonly tolerance: number
  /** Whether the figure is one per something. */
  readonly isRate: boolean
}

interface Explanation {
  readonly class: SciErrorClass
  readonly message: string
}

const FUNCTIONAL_UNITS =
  /^(r|n|q|fu)_?\d*$|^r_|units|visits|users|requests|calls|queries|prompts|flops?$|params/i
const SHARE = /^(ts|rs|tir|el|rr|tor)_?\d*$|^(ts|rs|tir|el|rr|tor)_|lifespan/i
const EMBODIED = /^m_?\d*$|^m_|embodied/i

/** Names of a part that is TS, RS, or made of their terms. */
function isShare(part: Expression): boolean {
  if (part.kind === 'name') return SHARE.test(part.name)
  return part.kind === 'product' && part.factors.every(({ of }) => of.kind === 'number' || isShare(of))
}

const nameOf = (part: Expression): string =>
  part.kind === 'name' ? part.name : part.kind === 'number' ? String(part.value) : 'a part in brackets'

function ofLeftOut({ part, role }: LeftOut): Explanation {
  const name = nameOf(part)
  const action =
    role === 'term'
      ? `${name} is not added`
      : role === 'factor'
        ? `it is not multiplied by ${name}`
        : `it is not divided by ${name}`
  const message = `That is what comes out if ${action}.`
  if (role === 'divisor' && FUNCTIONAL_UNITS.test(name)) return { class: 'not-divided-by-r', message }
  if (role === 'term' && EMBODIED.test(name)) return { class: 'embodied-omitted', message }
  if (role !== 'term' && isShare(part)) return { class: 'embodied-omitted', message }
  if (part.kind === 'number') return { class: 'unit-slip', message }
  return { class: role === 'term' ? 'parts-do-not-sum' : 'not-from-terms', message }
}

const isSumOfNames = (expression: Expression): boolean =>
  expression.kind === 'sum' && expression.terms.every(({ of }) => of.kind === 'name')

/** The terms that are added up, looking through one division. */
function termsOf(expression: Expression, values: ReadonlyMap<string, number>): readonly number[] {
  if (expression.kind !== 'sum') return []
  return expression.terms.map(({ isNegative, of }) => (isNegative ? -1 : 1) * evaluate(of, values))
}

/**
 * The likeliest reason why a published figure is not what its formula gives, as the class of the error:
 * digits cut off, a part left out, a slip between units (of the whole or of one term), a thing counted
 * twice, rates averaged or added up, a month of daily rates; otherwise that the parts do not sum, or that the terms do not give it.
 */
export function explainDifference(difference: Difference): Explanation {
  const { published, corrected, expression, values, isRate } = difference
  const decimals = Math.round(-Math.log10(2 * difference.tolerance))
  if (
    isCutOff(published, corrected) ||
    (difference.tolerance > 0 &&
      difference.tolerance < halfUnit(published) &&
      isCutOff(published, corrected, decimals))
  )
    return {
      class: 'truncated-as-rounded',
      message: 'Digits are cut off where rounding gives another figure.',
    }
  const tolerance = Math.min(difference.tolerance || Number.POSITIVE_INFINITY, halfUnit(published))
  const forgotten = leaveOut(expression).find(
    ({ without }) => Math.abs(evaluate(without, values) - published) <= tolerance,
  )
  if (forgotten) return ofLeftOut(forgotten)
  const isPublished = (value: number) => Math.abs(value - published) <= tolerance
  const rates = ratesOfSums(expression, values)
  if (rates && (isPublished(rates.mean) || isPublished(rates.sum)))
    return {
      class: 'mean-of-rates',
      message: `That is the ${isPublished(rates.mean) ? 'mean' : 'sum'} of the rates: divide all carbon by all functional units.`,
    }
  const twice = countTwice(expression).find(({ doubled }) => isPublished(evaluate(doubled, values)))
  if (twice)
    return {
      class: 'double-counting',
      message: `That is what comes out if ${nameOf(twice.part)} is counted twice.`,
    }
  const ratio = published / corrected
  const cause =
    explainRatio(ratio, significantHalfUnit(published) / Math.abs(published)) ??
    explainTerm(published, corrected, termsOf(expression, values))
  if (cause) return cause
  if (isRate && isMonthOfDays(ratio, tolerance / Math.abs(published)))
    return {
      class: 'mean-of-rates',
      message: `The ratio is near the days of a month: daily rates were added up (${shown(ratio)}).`,
    }
  return isSumOfNames(expression)
    ? { class: 'parts-do-not-sum', message: 'Its parts add up to another figure.' }
    : { class: 'not-from-terms', message: 'Its own terms give another figure.' }
}
