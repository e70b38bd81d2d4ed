import type { Figure } from '../factors/figure.ts'
import type { Grade } from '../factors/machine.ts'
import type { Category } from '../usage/category.ts'
import type { TermFormula, TermNumbers } from './term-formula.ts'

/** How a line's figure was come by. `no-usage`: the line moves money only. */
export type Status = 'measured' | 'proxied' | 'excluded' | 'no-usage'

/** What a coefficient multiplies: the bill's quantity, or its list price in USD. */
export type Basis = 'quantity' | 'list-cost-usd'

/** One physical part of a coefficient, kept so that it can be explained and re-derived. */
export interface Term extends TermNumbers {
  /** What it is: `m5.large, 2 machines`. */
  readonly what: string
  /** Physical units (machine-hours, TB-hours, GB …) per raw unit. */
  readonly amount: number
  readonly amountUnit: string
  readonly formula: TermFormula
  /** Whether the PUE of the place multiplies the energy: not where it is drawn outside a data centre. */
  readonly pueApplies: boolean
  /** In the order of `FIGURE_ROLES`. */
  readonly figures: readonly Figure[]
}

/**
 * What one raw unit of one kind of usage costs the climate in one month, and why: per unit of the basis, kWh at the
 * meter of the data centre (PUE included) at zero load and above it, and gCO2e of hardware manufacture.
 */
export interface Coefficient extends TermNumbers {
  readonly status: Status
  readonly category: Category
  readonly grade: Grade | null
  readonly ruleId: string
  /** Why it is proxied or excluded, or how it was estimated, in words. */
  readonly reason: string
  readonly basis: Basis
  readonly terms: readonly Term[]
}
