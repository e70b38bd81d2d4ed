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

const CLOSE = 0.01

const isNear = (ratio: number, factor: number, close: number): boolean =>
  Math.abs(ratio / factor - 1) <= close || Math.abs(ratio * factor - 1) <= close

const slipOf = (ratio: number, close: number): Slip | undefined =>
  SLIPS.find(({ factor }) => isNear(ratio, factor, close))

/**
 * What a ratio of a published figure to the right one points to: a slip between units, or a thing counted twice.
 *
 * @param relativeTolerance how far the published figure can be from what was meant, because it is rounded
 * @example explainRatio(250 / 0.252, 0.002) // unit-slip: 992 is near 1,000
 */
export function explainRatio(ratio: number, relativeTolerance: number): Cause | null {
  if (!Number.isFinite(ratio) || ratio <= 0) return null
  const close = Math.max(CLOSE, Math.min(relativeTolerance, 0.05))
  const slip = slipOf(ratio, close)
  if (slip) return { class: 'unit-slip', message: `The ratio is near ${slip.words}.` }
  if (isNear(ratio, 2, close) && ratio > 1)
    return { class: 'double-counting', message: 'It is twice that: something is counted twice.' }
  return null
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

/** Whether a figure per unit is near 28 to 31 times another, or that part of it: a month of daily rates added up. */
export function isMonthOfDays(ratio: number): boolean {
  const days = ratio > 1 ? ratio : 1 / ratio
  return [28, 29, 30, 31].some((count) => Math.abs(days / count - 1) <= 0.005)
}
