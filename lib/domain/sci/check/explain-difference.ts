import { type Expression, evaluate } from './arithmetic.ts'
import { explainRatio, explainTerm, isMonthOfDays } from './explain-ratio.ts'
import type { SciErrorClass } from './finding.ts'
import { type LeftOut, leaveOut } from './leave-out.ts'
import { halfUnit, isCutOff, shown } from './printed-figure.ts'

/** A published figure that its formula does not give. */
interface Difference {
  readonly published: number
  readonly corrected: number
  readonly expression: Expression
  readonly values: ReadonlyMap<string, number>
  readonly tolerance: number
}

interface Explanation {
  readonly class: SciErrorClass
  readonly message: string
}

const FUNCTIONAL_UNITS = /^(r|n|q|fu)$|^r_|units|visits|users|requests|calls|queries|prompts|flops?$|params/i
const SHARE = /^(ts|rs|tir|el|rr|tor)$|^(ts|rs|tir|el|rr|tor)_|lifespan/i
const EMBODIED = /^m$|^m_|embodied/i

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
  if (role !== 'term' && SHARE.test(name)) return { class: 'embodied-omitted', message }
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
 * twice, a month of daily rates; otherwise that the parts do not sum, or that the terms do not give it.
 */
export function explainDifference(difference: Difference): Explanation {
  const { published, corrected, expression, values } = difference
  if (isCutOff(published, corrected))
    return {
      class: 'truncated-as-rounded',
      message: 'Digits are cut off where rounding gives another figure.',
    }
  const tolerance = Math.min(difference.tolerance || Number.POSITIVE_INFINITY, halfUnit(published))
  const forgotten = leaveOut(expression).find(
    ({ without }) => Math.abs(evaluate(without, values) - published) <= tolerance,
  )
  if (forgotten) return ofLeftOut(forgotten)
  const ratio = published / corrected
  const cause =
    explainRatio(ratio, tolerance / Math.abs(published)) ??
    explainTerm(published, corrected, termsOf(expression, values))
  if (cause) return cause
  if (isMonthOfDays(ratio))
    return {
      class: 'mean-of-rates',
      message: `The ratio is near the days of a month: daily rates were added up (${shown(ratio)}).`,
    }
  return isSumOfNames(expression)
    ? { class: 'parts-do-not-sum', message: 'Its parts add up to another figure.' }
    : { class: 'not-from-terms', message: 'Its own terms give another figure.' }
}
