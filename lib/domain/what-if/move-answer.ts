import type { FactorSetId } from '../factors/factor-set.ts'
import type { Figure } from '../factors/figure.ts'
import type { CurrencyAmount, Emissions } from '../report/emissions.ts'
import type { Range } from '../units/range.ts'
import type { GridSource, GridSourceId } from './grid-source.ts'
import type { LatencyClass } from './latency-class.ts'
import type { Moved } from './move-region.ts'
import type { Place } from './place.ts'
import type { CostChange } from './price-move.ts'
import type { RankedChange } from './rank-regions.ts'
import type { StayingReason } from './stays-behind.ts'

/** Usage that a what-if leaves where it is. */
export interface StayingUsage {
  readonly reason: StayingReason
  readonly service: string
  readonly usageType: string
  readonly region: string
  readonly lines: number
  readonly totalKgCo2e: Range
  readonly cost: readonly CurrencyAmount[]
}

/** A place that usage would move away from. */
export interface Origin {
  readonly place: Place
  /** As the report has it. */
  readonly totalKgCo2e: Range
}

/** Whether one source can compare the places asked about. */
export interface OfferedSource {
  readonly source: GridSource
  readonly isUsable: boolean
  /** Cities without a figure in it, or, where all have some, none in the same year. */
  readonly missing: readonly string[]
}

/** One region that the usage could move to, by the same source as all others of the list. */
export interface RankedTarget extends RankedChange {
  readonly place: Place
  /** Of the grid figures of both places. */
  readonly years: readonly number[]
  /** From the largest origin. */
  readonly latency: LatencyClass
  /** Whether the country is another than that of any origin. */
  readonly leavesCountry: boolean
}

/** One grid figure of a what-if. */
export interface GridUsed {
  readonly place: Place
  readonly year: number
  readonly gramsPerKwh: number
}

/** The usage in the target region. */
export interface MoveResult extends Moved {
  readonly ok: true
  readonly target: Place
  readonly source: GridSource
  /** Of each origin and of the target, in the years compared. */
  readonly grids: readonly GridUsed[]
  readonly pue: { readonly before: readonly Figure[]; readonly after: Figure }
  readonly cost: readonly CostChange[]
  readonly distanceKm: number
  readonly roundTripMs: number
  readonly latency: LatencyClass
  /** Countries that the data would leave, by name; empty where it stays in its country. */
  readonly leavesCountries: readonly string[]
  readonly isOtherProvider: boolean
  /** Carrying what is stored once; null where the bill says of no storage how much there is. */
  readonly transfer: { readonly storedGb: number; readonly kgCo2e: Range } | null
}

/** Why there is no result. `no-source`: no source has every place in one year. `source-misses`: the one asked for has not. */
export type MoveRefusal =
  | { readonly ok: false; readonly reason: 'unknown-place' | 'nothing-to-move' | 'no-source' }
  | { readonly ok: false; readonly reason: 'source-misses'; readonly missing: readonly string[] }

/** What moving a workload would change. Location-based, average intensity. */
export interface MoveAnswer {
  readonly factorSet: FactorSetId
  /** What moves, as the report has it. With what stays it is the report's total of the filter. */
  readonly moving: Emissions
  readonly lines: number
  /** Largest first. */
  readonly origins: readonly Origin[]
  readonly staying: readonly StayingUsage[]
  readonly sources: readonly OfferedSource[]
  /** The source of the ranking; null where there is nothing to rank. */
  readonly source: GridSourceId | null
  /** Regions of the largest origin's provider that the same accounts can use, cleanest first. */
  readonly targets: readonly RankedTarget[]
  /** Regions of the provider that the source does not cover. */
  readonly notRanked: readonly Place[]
  /** Null where no target was asked about. */
  readonly move: MoveResult | MoveRefusal | null
}
