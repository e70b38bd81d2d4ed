import type { Coefficient } from '#lib/domain/estimate/coefficient.ts'
import { sumTerms } from '#lib/domain/estimate/sum-terms.ts'
import type { TermFormula } from '#lib/domain/estimate/term-formula.ts'
import { termOf } from '#lib/domain/estimate/terms.ts'
import type { GradedKind } from '#lib/domain/explain/graded-kind.ts'
import type { Figure } from '#lib/domain/factors/figure.ts'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'
import { add, exactly, product, type Range, scale } from '#lib/domain/units/range.ts'
import { kindOf } from './kind.ts'

/** A figure with a made-up origin. */
export const figure = (id: string, low: number, central: number, high: number, unit = ''): Figure => ({
  id,
  unit,
  low,
  central,
  high,
  year: 2026,
  source: { id: 'test', title: 'A test', url: 'https://example.org', licence: 'CC0-1.0' },
  basis: 'made up',
})

interface Given {
  readonly formula: TermFormula
  readonly figures: readonly Figure[]
  /** Of the bill, and of the thing per unit of the bill. */
  readonly amount: number
  readonly perUnit?: number
  readonly pue?: Figure
  readonly grid?: Figure | null
  readonly row?: Partial<SummaryRow>
  readonly coefficient?: Partial<Coefficient>
  readonly kindId?: string
}

const sides = (part: string, range: Range) => ({
  [`${part}_low`]: range.low,
  [`${part}_central`]: range.central,
  [`${part}_high`]: range.high,
})

/** A kind of one term with the sums that the estimate gives it. */
export function gradedKind(given: Given): GradedKind {
  const { formula, figures, amount, perUnit = 1, kindId = '1' } = given
  const pue = given.pue ?? figure('PUE', 1, 1, 1)
  const grid = given.grid === undefined ? figure('grid, here', 400, 400, 400) : given.grid
  const term = termOf({ what: 'it', amount: perUnit, amountUnit: '', formula, figures, pueApplies: true })
  const numbers = sumTerms([term], pue)
  const energy = scale(add(numbers.idleKwh, numbers.dynamicKwh), amount)
  const row = {
    currency: 'USD',
    lines: 1,
    amount,
    excluded_lines: 0,
    cost: 0,
    excluded_cost: 0,
    positive_measured: 0,
    positive_proxied: 0,
    positive_excluded: 0,
    ...sides('energy', energy),
    ...sides('operational', product(energy, grid ?? exactly(0))),
    ...sides('embodied', scale(numbers.embodiedGrams, amount)),
    ...given.row,
  } as SummaryRow
  return {
    row,
    kindId,
    kind: kindOf({}),
    month: '2026-08',
    coefficient: {
      status: 'measured',
      category: 'compute',
      grade: 'A',
      ruleId: 'rule',
      reason: '',
      basis: 'quantity',
      ...numbers,
      terms: [term],
      ...given.coefficient,
    },
    pue,
    grid,
  }
}
