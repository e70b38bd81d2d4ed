import type { SciErrorClass } from './finding.ts'

interface Cause {
  readonly class: SciErrorClass
  readonly message: string
}

interface Slip {
  readonly factor: number
  readonly words: string
}

const TENS: readonly Slip[] = Array.from({ length: 12 }, (_, power) => ({
  factor: 10 ** (power + 1),
  words: `a power of ten (${(10 ** (power + 1)).toLocaleString('en')})`,
}))

/** Factors between units of one quantity; their inverses count too. */
const SLIPS: readonly Slip[] = [
  ...TENS,
  { factor: 60, words: '60: minutes and seconds, or hours and minutes' },
  { factor: 3600, words: '3,600: hours and seconds' },
  { factor: 24, words: '24: days and hours' },
  { factor: 365, words: '365: years and days' },
  { factor: 8760, words: '8,760: years and hours' },
  { factor: 12, words: '12: years and months' },
]

/** Figures computed from terms that were rounded on the way are this near to what their factor says, relative. */
const CLOSE = 0.002
/** A figure of so few digits that more fits is evidence of nothing. */
const WIDEST = 0.05

const isNear = (ratio: number, factor: number, close: number): boolean =>
  Math.abs(ratio / factor - 1) <= close || Math.abs(ratio * factor - 1) <= close

const slipOf = (ratio: number, close: number): Slip | undefined =>
  SLIPS.find(({ factor }) => isNear(ratio, factor, close))

/**
 * The slip between units that a ratio of a published figure to the right one points to, if any. A ratio of 2 points
 * to nothing: see `countTwice` for that.
 *
 * @param relativeTolerance how far the published figure can be from what was meant, because it is rounded
 * @example explainRatio(250 / 0.252, 0.02) // unit-slip: 992 is 1,000 as far as two digits tell
 */
export function explainRatio(ratio: number, relativeTolerance: number): Cause | null {
  if (!Number.isFinite(ratio) || ratio <= 0) return null
  const close = Math.max(CLOSE, Math.min(relativeTolerance, WIDEST))
  const slip = slipOf(ratio, close)
  return slip ? { class: 'unit-slip', message: `The ratio is near ${slip.words}.` } : null
}

/** The same of one term of a sum: which of them, a slip larger or smaller, gives the published figure. */
export function explainTerm(published: number, corrected: number, terms: readonly number[]): Cause | null {
  const difference = published - corrected
  if (terms.length < 2 || Math.abs(difference) < 0.05 * Math.abs(published)) return null
  for (const term of terms) {
    const slip = term === 0 ? undefined : slipOf((term + difference) / term, CLOSE)
    if (slip)
      return {
        class: 'unit-slip',
        message: `One of its terms, right at ${Number(term.toPrecision(6))}, is off by near ${slip.words}.`,
      }
  }
  return null
}

/** Whether a rate is 28 to 31 times another, or that part of it, as far as its digits tell: daily rates of a month added up. */
export function isMonthOfDays(ratio: number, relativeTolerance: number): boolean {
  const days = ratio > 1 ? ratio : 1 / ratio
  const close = Math.max(CLOSE, Math.min(relativeTolerance, 0.005))
  return [28, 29, 30, 31].some((count) => Math.abs(days / count - 1) <= close)
}
