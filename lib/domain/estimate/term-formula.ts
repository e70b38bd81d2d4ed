import { exactly, product, type Range, scale, ZERO } from '../units/range.ts'

/**
 * How the numbers of a term come from its figures. `h` is the amount of the term.
 *
 * - `machine`: (idle W, max W, manufacture g/h, load): idle × h, (max − idle) × load × h, manufacture × h.
 * - `machine-idle`: (idle W, max W, manufacture g/h): idle × h, manufacture × h.
 * - `machine-dynamic`: (idle W, max W, manufacture g/h): (max − idle) × h alone.
 * - `storage`: (W, manufacture g/h, copies): W × copies × h, manufacture × copies × h.
 * - `network`: (kWh): kWh × h.
 * - `spend`: (kWh, manufacture g): kWh × h, manufacture × h.
 */
export type TermFormula = 'machine' | 'machine-idle' | 'machine-dynamic' | 'storage' | 'network' | 'spend'

/** What a figure is to a term: its place among the figures says so. */
export const FIGURE_ROLES = {
  machine: ['idle-power', 'full-power', 'manufacture', 'load'],
  'machine-idle': ['idle-power', 'full-power', 'manufacture'],
  'machine-dynamic': ['idle-power', 'full-power', 'manufacture'],
  storage: ['storage-power', 'storage-manufacture', 'copies'],
  network: ['network'],
  spend: ['spend', 'spend'],
} as const satisfies Readonly<Record<TermFormula, readonly string[]>>

export type FigureRole = (typeof FIGURE_ROLES)[TermFormula][number]

/** kWh at zero load, kWh above it and gCO2e of manufacture of one term, before PUE. */
export interface TermNumbers {
  readonly idleKwh: Range
  readonly dynamicKwh: Range
  readonly embodiedGrams: Range
}

/** W above idle: the difference scenario by scenario, never below zero. */
const aboveIdle = (idle: Range, max: Range): Range => {
  const low = Math.max(0, max.low - idle.low)
  const central = Math.max(0, max.central - idle.central)
  const high = Math.max(0, max.high - idle.high)
  return { low: Math.min(low, central), central, high: Math.max(high, central) }
}

/**
 * The numbers of a term, from its formula, its amount and its figures in the order of `FIGURE_ROLES`.
 *
 * @example 10 hours of a machine of 2 W idle, 10 W at full load, 1 g/h, half loaded:
 * termNumbers('machine', 10, [exactly(2), exactly(10), exactly(1), exactly(0.5)])
 * // 0.02 kWh idle, 0.04 kWh above, 10 g
 */
export function termNumbers(formula: TermFormula, amount: number, figures: readonly Range[]): TermNumbers {
  const [first = ZERO, second = ZERO, third = ZERO, fourth = ZERO] = figures
  switch (formula) {
    case 'machine':
    case 'machine-idle': {
      const load = formula === 'machine' ? fourth : ZERO
      return {
        idleKwh: scale(first, amount / 1000),
        dynamicKwh: scale(product(aboveIdle(first, second), load), amount / 1000),
        embodiedGrams: scale(third, amount),
      }
    }
    case 'machine-dynamic':
      return {
        idleKwh: ZERO,
        dynamicKwh: scale(product(aboveIdle(first, second), exactly(1)), amount / 1000),
        embodiedGrams: ZERO,
      }
    case 'storage':
      return {
        idleKwh: scale(product(first, third), amount / 1000),
        dynamicKwh: ZERO,
        embodiedGrams: scale(product(second, third), amount),
      }
    case 'network':
      return { idleKwh: ZERO, dynamicKwh: scale(first, amount), embodiedGrams: ZERO }
    case 'spend':
      return { idleKwh: ZERO, dynamicKwh: scale(first, amount), embodiedGrams: scale(second, amount) }
  }
}
