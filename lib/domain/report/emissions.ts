import type { Range } from '../units/range.ts'

/** The figures of one total. `operational + embodied = total`. */
export interface Emissions {
  readonly energyKwh: Range
  readonly operationalKgCo2e: Range
  readonly embodiedKgCo2e: Range
  readonly totalKgCo2e: Range
}

/** Shares, 0 to 1, of the positive EffectiveCost of the rows that carry usage. They add up to 1. */
export interface Coverage {
  readonly measured: number
  readonly proxied: number
  readonly excluded: number
}

export interface CurrencyAmount {
  readonly currency: string
  /** Sum of EffectiveCost. */
  readonly amount: number
  /** Null where no row with usage has a positive cost. */
  readonly coverage: Coverage | null
}

export const DIMENSIONS = [
  'provider',
  'service',
  'region',
  'account',
  'team',
  'category',
  'usageType',
  'status',
  'day',
  'month',
  'kind',
] as const
export type Dimension = (typeof DIMENSIONS)[number]

export interface Group extends Emissions {
  readonly key: Readonly<Partial<Record<Dimension, string>>>
  readonly rows: number
  readonly cost: readonly CurrencyAmount[]
}

export interface RowCounts {
  readonly read: number
  readonly kept: number
  readonly excluded: number
  readonly rejected: number
}

export interface CurrencyCost {
  readonly currency: string
  readonly kept: number
  readonly excluded: number
  readonly rejected: number
  readonly coverage: Coverage | null
}

/** What the estimate of a bill, or of any filter of the stored facts, answers. */
export interface Report {
  readonly factorSet: string
  readonly method: 'location' | 'market'
  /** `end` is exclusive; ISO dates. Null where there are no rows. */
  readonly period: { readonly start: string; readonly end: string } | null
  readonly rows: RowCounts
  readonly cost: readonly CurrencyCost[]
  readonly total: Emissions
  /** Null where currencies mix or no row with usage has a positive cost. */
  readonly coverage: Coverage | null
  readonly groups: readonly Group[]
}

/** The team of usage that no rule gives to anyone. */
export const UNALLOCATED = 'unallocated'

/** The team of usage that a rule calls everybody's. */
export const SHARED = 'shared'
