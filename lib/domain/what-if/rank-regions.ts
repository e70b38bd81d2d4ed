import type { Coefficient } from '../estimate/coefficient.ts'
import { sumTerms } from '../estimate/sum-terms.ts'
import type { Figure } from '../factors/figure.ts'
import { add, exactly, type Range, ZERO } from '../units/range.ts'
import type { Month } from '../usage/kind.ts'
import { type Direction, directionOf, energyOf, times } from './move-region.ts'

/** Usage of one kind in one month at one place. */
export interface PlacedUsage {
  readonly amount: number
  readonly month: Month
  readonly coefficient: Coefficient
  /** Key of the place that it is moved from. */
  readonly from: string
}

/** A region that the usage could move to. */
export interface Candidate {
  /** PUE in a month. */
  pue(month: Month): Figure
  /** gCO2e per kWh of an origin and of the candidate in one year of one source. */
  gramsPerKwh(from: string, year: number): { readonly before: number; readonly after: number }
}

export interface RankedChange {
  readonly beforeKg: Range
  readonly afterKg: Range
  readonly differenceKg: Range
  readonly direction: Direction
}

/**
 * What moving the same usage to each of many candidates would change, kg CO2e. As `moveRegion`, for machines that are the same
 * everywhere; energy is summed once for each PUE that occurs.
 */
export function rankRegions<Region extends Candidate>(
  usage: readonly PlacedUsage[],
  candidates: readonly Region[],
): readonly (RankedChange & { readonly candidate: Region })[] {
  const groups = new Map<string, PlacedUsage[]>()
  let embodied = ZERO
  for (const each of usage) {
    const key = `${each.month.slice(0, 4)} ${each.from}`
    groups.set(key, [...(groups.get(key) ?? []), each])
    embodied = add(embodied, times(each.coefficient.embodiedGrams, each.amount))
  }
  const sums = new Map<string, Range>()
  const sum = (key: string, of: readonly PlacedUsage[], energy: (one: PlacedUsage) => Range): Range => {
    const known = sums.get(key) ?? of.reduce((all, one) => add(all, times(energy(one), one.amount)), ZERO)
    sums.set(key, known)
    return known
  }
  return candidates.map((candidate) => {
    let before = embodied
    let after = embodied
    for (const [key, of] of groups) {
      const [first] = of
      if (!first) continue
      const pues = [...new Set(of.map(({ month }) => month))].map((month) => {
        const { low, central, high } = candidate.pue(month)
        return [month, { low, central, high }] as const
      })
      const byMonth = new Map(pues)
      const grams = candidate.gramsPerKwh(first.from, Number(first.month.slice(0, 4)))
      const here = sum(key, of, ({ coefficient }) => energyOf(coefficient))
      const there = sum(`${key} ${JSON.stringify(pues)}`, of, ({ coefficient, month }) =>
        energyOf(sumTerms(coefficient.terms, byMonth.get(month) ?? exactly(1))),
      )
      before = add(before, times(here, grams.before))
      after = add(after, times(there, grams.after))
    }
    const differenceKg = times(add(after, times(before, -1)), 1 / 1000)
    return {
      candidate,
      beforeKg: times(before, 1 / 1000),
      afterKg: times(after, 1 / 1000),
      differenceKg,
      direction: directionOf(differenceKg, Math.abs(before.central) / 1000),
    }
  })
}
