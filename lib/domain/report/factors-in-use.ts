import type { UsageRule } from '../classify/usage-rule.ts'
import type { Method } from '../factors/factor-set.ts'
import type { Figure } from '../factors/figure.ts'

/** A figure that takes part in some usage. */
export interface FigureInUse {
  readonly figure: Figure
  /** Of an intensity; it differs between the two. */
  readonly method: Method | null
  /** Lines of the bills that it takes part in, and their kg CO2e. */
  readonly lines: number
  readonly kgCo2e: number
}

/** A rule of a factor set as a person reads it. */
export interface RuleSummary extends Pick<UsageRule, 'id' | 'category' | 'grade' | 'note'> {
  readonly provider: string
  /** How it is estimated: `machine`, `slice`, `storage` … */
  readonly model: UsageRule['model']['as']
}

export interface FactorsInUse {
  /** The largest first. */
  readonly figures: readonly FigureInUse[]
  /** In the order in which they are tried, the organisation's own first. */
  readonly rules: readonly RuleSummary[]
}
