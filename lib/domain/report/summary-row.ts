import type { Dimension } from './emissions.ts'

/** Sums of one group in one currency, as SQL answers them: kWh, gCO2e and money as plain doubles. */
export interface SummaryRow extends Readonly<Partial<Record<Dimension, string>>> {
  readonly currency: string
  readonly lines: number
  /** What the coefficients multiplied, in units of their basis: meaningful for one kind alone. */
  readonly amount: number
  readonly excluded_lines: number
  /** EffectiveCost of the lines that carry usage, and of those that do not. */
  readonly cost: number
  readonly excluded_cost: number
  readonly positive_measured: number
  readonly positive_proxied: number
  readonly positive_excluded: number
  readonly energy_low: number
  readonly energy_central: number
  readonly energy_high: number
  readonly operational_low: number
  readonly operational_central: number
  readonly operational_high: number
  readonly embodied_low: number
  readonly embodied_central: number
  readonly embodied_high: number
}
