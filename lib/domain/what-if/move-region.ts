import type { Coefficient } from '../estimate/coefficient.ts'
import { estimateKind } from '../estimate/estimate-kind.ts'
import type { TermNumbers } from '../estimate/term-formula.ts'
import type { FactorSet } from '../factors/factor-set.ts'
import { correctRange } from '../report/correct-range.ts'
import type { Emissions } from '../report/emissions.ts'
import type { SummaryRow } from '../report/summary-row.ts'
import { add, type Range, ZERO } from '../units/range.ts'
import type { Kind, Month } from '../usage/kind.ts'

/** One kind in one month that is to move, and gCO2e per kWh of both places in one year of one source. */
export interface MovableRow {
  readonly row: SummaryRow
  readonly kind: Kind
  readonly month: Month
  readonly coefficient: Coefficient
  readonly gramsPerKwh: { readonly before: number; readonly after: number }
}

/** A region as a bill names it: FOCUS ProviderName and region. */
export interface RegionName {
  readonly provider: string
  readonly region: string
}

/** `same`: nothing changes in any scenario. `unclear`: low, central and high do not agree on the sign. */
export type Direction = 'less' | 'more' | 'same' | 'unclear'

export interface Moved {
  readonly before: Emissions
  readonly after: Emissions
  /** After less before, kg CO2e: all low, all central, all high. Not ordered: the largest saving may be in the high scenario. */
  readonly differenceKg: Range
  readonly direction: Direction
}

/** Times an amount of either sign: a correction keeps its scenario. */
export const times = (range: Range, by: number): Range => ({
  low: range.low * by,
  central: range.central * by,
  high: range.high * by,
})

/** kWh per unit of the basis, idle and above, as the sums of the facts add them. */
export const energyOf = ({ idleKwh, dynamicKwh }: TermNumbers): Range => add(idleKwh, dynamicKwh)

/** Figures from sums of kWh, operational g and embodied g. */
function emissionsFrom(energy: Range, operational: Range, embodied: Range): Emissions {
  const kilograms = (grams: Range) => times(correctRange(grams), 1 / 1000)
  return {
    energyKwh: correctRange(energy),
    operationalKgCo2e: kilograms(operational),
    embodiedKgCo2e: kilograms(embodied),
    totalKgCo2e: kilograms(add(operational, embodied)),
  }
}

/**
 * Which way a difference goes. A change below a billionth of the figure is rounding.
 *
 * @example directionOf({ low: -2, central: -5, high: -9 }, 100) // 'less'
 */
export function directionOf({ low, central, high }: Range, size: number): Direction {
  const signs = [low, central, high].map((value) => (Math.abs(value) <= 1e-9 * size ? 0 : Math.sign(value)))
  if (signs.every((sign) => sign === 0)) return 'same'
  if (signs.every((sign) => sign <= 0)) return 'less'
  return signs.every((sign) => sign >= 0) ? 'more' : 'unclear'
}

/**
 * The coefficient of a kind were its usage in another region: the region's own PUE, the same machines. At another provider the
 * machines are taken to be the same and only the PUE is that provider's.
 */
export function estimateMoved(kind: Kind, month: Month, target: RegionName, set: FactorSet): Coefficient {
  if (kind.provider === target.provider) return estimateKind({ ...kind, region: target.region }, month, set)
  const pue: FactorSet['pue'] = (_provider, _region, at) => set.pue(target.provider, target.region, at)
  return estimateKind(kind, month, { ...set, pue })
}

/**
 * What-if: the same usage in another region. Another coefficient table over the same facts; intensities are one source's own figures,
 * without the spread between sources, so that the difference is never one of method. Average intensity, location-based: the change
 * in the account, not the marginal effect on the grid.
 *
 * Range rule: a difference is taken scenario by scenario, with the same scenario on both sides.
 *
 * @example 100 kWh at PUE 1.2 in the price of 400 g/kWh, to PUE 1.1 and 50 g/kWh: 48 kg → 5.5 kg
 */
export function moveRegion(rows: readonly MovableRow[], target: RegionName, set: FactorSet): Moved {
  let before = { energy: ZERO, operational: ZERO, embodied: ZERO }
  let after = before
  for (const { row, kind, month, coefficient, gramsPerKwh } of rows) {
    const part = (side: Coefficient, intensity: number, sum: typeof before) => {
      const energy = times(energyOf(side), row.amount)
      return {
        energy: add(sum.energy, energy),
        operational: add(sum.operational, times(energy, intensity)),
        embodied: add(sum.embodied, times(side.embodiedGrams, row.amount)),
      }
    }
    before = part(coefficient, gramsPerKwh.before, before)
    after = part(estimateMoved(kind, month, target, set), gramsPerKwh.after, after)
  }
  const difference = times(
    add(add(after.operational, after.embodied), times(add(before.operational, before.embodied), -1)),
    1 / 1000,
  )
  const beforeKg = emissionsFrom(before.energy, before.operational, before.embodied)
  return {
    before: beforeKg,
    after: emissionsFrom(after.energy, after.operational, after.embodied),
    differenceKg: difference,
    direction: directionOf(difference, Math.abs(beforeKg.totalKgCo2e.central)),
  }
}
