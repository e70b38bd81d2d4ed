import type { FactorSetId } from '../factors/factor-set.ts'
import type { CurrencyAmount, Emissions } from '../report/emissions.ts'
import type { FigureIdentity } from '../report/explanation.ts'
import type { Range } from '../units/range.ts'
import type { SharedPart } from './boundary/shared-part.ts'
import type { Allocation, SoftwareBoundary } from './boundary.ts'
import type { CountSource, OperationUnit } from './counts/day-count.ts'
import type { Gap } from './counts/day-gaps.ts'
import type { SciScore } from './score.ts'
import type { SciPeriod, SciPoint } from './series.ts'

/** What a component contributes, over the days that are in the score. */
export interface ComponentPart {
  readonly name: string
  /** Null where it is inside; else why it is left out, and then it is in no total. */
  readonly leftOutBecause: string | null
  readonly emissions: Emissions
  /** Its part of the score, in grams CO2e per unit. */
  readonly score: SciScore
  /** Of the central total of what is inside, 0 to 1; null where that is not positive, or it is left out. */
  readonly share: number | null
  readonly cost: readonly CurrencyAmount[]
}

/** The carbon of a boundary per functional unit, with all that has to be disclosed beside it. */
export interface BoundaryScore {
  readonly boundary: SoftwareBoundary
  /** What it is per; null where the boundary has no operation, or several and none was named. */
  readonly operation: OperationUnit | null
  readonly by: SciPeriod
  /** ISO dates, both included. Null where there is no bill. */
  readonly period: { readonly from: string; readonly to: string } | null
  /** Days of the period, and those of them that are in the score. */
  readonly days: number
  readonly countedDays: number
  readonly score: SciScore
  readonly series: readonly SciPoint[]
  /** Of what is inside, over the days that are in the score. */
  readonly emissions: Emissions
  readonly components: readonly ComponentPart[]
  readonly gaps: readonly Gap[]
  /** Carbon of what is inside on days that are in no score, in grams. */
  readonly leftOutG: Range
  /** EffectiveCost of what is inside, over the days that are in the score, with its coverage. */
  readonly cost: readonly CurrencyAmount[]
  /** What the boundary has of shared usage in each month; empty where it asks for none. */
  readonly shared: readonly { readonly month: string; readonly part: SharedPart }[]
  /** Where R comes from, and the version of the latest import of counts in it. */
  readonly units: { readonly sources: readonly CountSource[]; readonly version: number | null }
  /** What part of the boundary the operation has, and by what; null: all of it. */
  readonly allocation: { readonly basis: Allocation['basis']; readonly share: number } | null
  /** Locked: no market-based measure lowers a score. */
  readonly method: 'location'
  readonly factorSet: FactorSetId
  readonly identity: FigureIdentity
  readonly snapshot: string
}
