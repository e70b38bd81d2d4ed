import type { Kind } from '../usage/kind.ts'
import type { Scenarios } from './scenarios.ts'

/** One kind of usage in one month of one period, all owners together. */
export interface KindUse {
  readonly kindId: string
  readonly kind: Kind
  readonly category: string
  /** What the amount counts: the bill's quantity, or list price in USD. */
  readonly basis: string
  /** False where the usage could not be estimated: its amount and carbon are then unknown, and given as 0. */
  readonly isEstimated: boolean
  /** In units of the basis. */
  readonly amount: number
  readonly kgCo2e: Scenarios
}

export const CHANGE_PARTS = ['volume', 'mix', 'region', 'factors'] as const
export type ChangePart = (typeof CHANGE_PARTS)[number]

/** The emissions of two periods in kg CO2e, and their difference in parts that add up to it. */
export interface Change {
  readonly base: Scenarios
  readonly now: Scenarios
  readonly difference: Scenarios
  readonly parts: Readonly<Record<ChangePart, Scenarios>>
}
