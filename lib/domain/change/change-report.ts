import type { CurrencyCost, Emissions } from '../report/emissions.ts'
import type { Change } from './change.ts'
import type { BilledPeriod } from './is-billed.ts'
import type { Mover, MoverDimension } from './movers.ts'

/** ISO dates; `to` is inclusive. */
export interface Days {
  readonly from: string
  readonly to: string
}

/** One side of a comparison. */
export interface ComparedPeriod extends Days, BilledPeriod {
  readonly emissions: Emissions
  readonly cost: readonly Pick<CurrencyCost, 'currency' | 'kept'>[]
}

/** What changed from one period to another, in kg CO2e. */
export interface ChangeReport {
  readonly base: ComparedPeriod
  readonly now: ComparedPeriod
  readonly change: Change
  readonly moversBy: MoverDimension
  /** Every value that has usage in either period, the largest change first. */
  readonly movers: readonly Mover[]
  readonly services: readonly Mover[]
  readonly teams: readonly Mover[]
}
