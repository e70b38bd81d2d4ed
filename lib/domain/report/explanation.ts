import type { Coefficient } from '../estimate/coefficient.ts'
import type { FactorUse } from '../explain/factors-used.ts'
import type { QualityPart } from '../explain/quality.ts'
import type { Sensitivity } from '../explain/sensitivity.ts'
import type { FactorSetId, Method } from '../factors/factor-set.ts'
import type { Figure } from '../factors/figure.ts'
import type { Grade } from '../factors/machine.ts'
import type { Kind, Month } from '../usage/kind.ts'
import type { Coverage, Emissions } from './emissions.ts'

/** One kind in one month, with everything needed to do its sum again by hand. */
export interface ExplainedKind extends Emissions {
  readonly kindId: string
  readonly kind: Kind
  readonly month: Month
  /** In units of the coefficient's basis. */
  readonly quantity: number
  readonly lines: number
  readonly coefficient: Coefficient
  readonly pue: Figure
  readonly grid: Figure | null
}

/** The answer to: where does this number come from, and may I trust it? */
export interface Explanation {
  readonly identity: FigureIdentity
  readonly emissions: Emissions
  readonly lines: number
  readonly coverage: Coverage | null
  /** How the usage was counted, in lines, cost and carbon. */
  readonly quality: readonly QualityPart[]
  /** Share of the central total by grade. */
  readonly grades: Readonly<Partial<Record<Grade, number>>>
  /** What each input alone could change, largest first. The changes do not add up. */
  readonly sensitivity: readonly Sensitivity[]
  /** The kinds with the most carbon, largest first. */
  readonly kinds: readonly ExplainedKind[]
  readonly kindCount: number
  /** The factors behind the most carbon, largest first. */
  readonly factors: readonly FactorUse[]
  readonly factorCount: number
  /** Excluded usage by reason, in lines; largest first. */
  readonly excluded: readonly { readonly reason: string; readonly lines: number }[]
}

/** Two figures with the same identity are the same figure. */
export interface FigureIdentity {
  readonly factorSet: FactorSetId
  readonly methodVersion: string
  /** The version of the organisation's adjustments; 0 where there never were any. */
  readonly adjustments: number
  readonly method: Method
  readonly teamRules: string
  /** SHA-256 over the ids of the active parts. */
  readonly parts: string
}
