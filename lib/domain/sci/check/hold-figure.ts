import type { Cited } from './calculation.ts'
import { explainRatio } from './explain-ratio.ts'
import type { SciErrorClass, SciFinding } from './finding.ts'
import { halfUnit, isCutOff, roundingOf, shown, significantHalfUnit } from './printed-figure.ts'

/** A figure computed from printed ones, and how far their rounding can move it. */
export interface Computed {
  readonly value: number
  readonly rounding: number
}

/** A figure that is used as it is printed, such as a PUE. */
export const exactly = ({ value }: Cited): Computed => ({ value, rounding: 0 })

export const printed = ({ value }: Cited): Computed => ({ value, rounding: roundingOf(value) })

/** What may also be off by a part of the figure. */
export const within = (share: number, { value, rounding }: Computed): Computed => ({
  value,
  rounding: rounding + share * Math.abs(value),
})

export const sumOf = (parts: readonly Computed[]): Computed => ({
  value: parts.reduce((sum, part) => sum + part.value, 0),
  rounding: parts.reduce((sum, part) => sum + part.rounding, 0),
})

const relative = ({ value, rounding }: Computed): number => (value === 0 ? 0 : rounding / Math.abs(value))

export function timesOf(factors: readonly Computed[]): Computed {
  const value = factors.reduce((product, factor) => product * factor.value, 1)
  return {
    value,
    rounding: Math.abs(value) * factors.reduce((sum, factor) => sum + relative(factor), 0),
  }
}

export const dividedBy = (dividend: Computed, divisor: Computed): Computed => {
  const value = dividend.value / divisor.value
  return { value, rounding: Math.abs(value) * (relative(dividend) + relative(divisor)) }
}

const SLACK = 1e-9

/** Whether a printed figure is what its terms give, as far as rounding tells. */
const holds = (figure: number, { value, rounding }: Computed): boolean =>
  Math.abs(figure - value) <= halfUnit(figure) + rounding + SLACK * Math.abs(value)

/** A figure that could have been meant, with the error that it would be. */
export interface Mistake {
  readonly class: SciErrorClass
  readonly value: Computed
  readonly message: string
}

/**
 * Holds a printed figure against what its terms give. Where it differs: a known mistake that gives exactly it,
 * digits cut off, a slip between units, and otherwise the class of its kind.
 */
export function holdFigure(
  figure: Cited | undefined,
  right: Computed,
  formula: string,
  unit: string,
  otherwise: SciErrorClass,
  mistakes: readonly Mistake[] = [],
): readonly SciFinding[] {
  if (!figure || !Number.isFinite(right.value) || holds(figure.value, right)) return []
  const mistake = mistakes.find(({ value }) => Number.isFinite(value.value) && holds(figure.value, value))
  const cause =
    mistake ??
    (isCutOff(figure.value, right.value)
      ? { class: 'truncated-as-rounded' as const, message: 'Digits are cut off, not rounded.' }
      : explainRatio(
          figure.value / right.value,
          significantHalfUnit(figure.value) / Math.abs(figure.value) + relative(right),
        ))
  return [
    {
      class: cause?.class ?? otherwise,
      where: figure.where,
      message: `Published as ${shown(figure.value)} ${unit}, but ${formula} is ${shown(right.value)} ${unit}.${cause ? ` ${cause.message}` : ''}`,
      published: figure.value,
      corrected: right.value,
      unit,
    },
  ]
}
