import type { FactorSetId, Method } from '../factors/factor-set.ts'
import type { Range } from '../units/range.ts'
import type { Category } from '../usage/category.ts'
import type { Month } from '../usage/kind.ts'

/** Who changed something, and why. */
interface Change {
  readonly author: string
  readonly reason: string
}

/** A figure of one factor set, replaced by one that the organisation knows better. */
export interface FactorOverride extends Range, Change {
  readonly factorSet: FactorSetId
  /** The id of the figure: `grid, AWS eu-west-1`, `PUE, AWS eu-west-1`, `CPU utilisation`, `m5.large, idle` … */
  readonly figureId: string
  /** The figure's own unit. */
  readonly unit: string
  /** The year the new value describes. */
  readonly year: number
  /** The months it holds for, inclusive; open where absent. Only for intensities and PUE, which have a month. */
  readonly from?: Month
  readonly to?: Month
  /** Only for intensities. Absent: for both methods. */
  readonly method?: Method
}

/** What usage is instead of what the factor set takes it for. */
export type KindOutcome =
  /** As that rule of the factor set says; where a set has no such rule, its own classification stays. */
  | { readonly as: 'like'; readonly ruleId: string }
  /** Of this category, by the proxy per list-price USD. */
  | { readonly as: 'spend'; readonly category: Category }
  /** Without a figure, for the reason of the rule. */
  | { readonly as: 'excluded'; readonly category: Category }

/** One usage type of one service, classified by the organisation. Holds in every factor set. */
export interface KindRule extends Change {
  /** All three exactly as the bill has them; the service by its name or its code. */
  readonly provider: string
  readonly service: string
  readonly usageType: string
  readonly outcome: KindOutcome
}

/** What an organisation changes in the factor sets. Of two that speak of the same, the first counts. */
export interface Adjustments {
  readonly overrides: readonly FactorOverride[]
  readonly kindRules: readonly KindRule[]
}

export const NO_ADJUSTMENTS: Adjustments = { overrides: [], kindRules: [] }

/** Whether a figure has a month: intensities and PUE do. */
export const hasMonths = (figureId: string): boolean => /^(?:grid|PUE), /.test(figureId)

/** Whether a figure is an intensity, which depends on the method. */
export const hasMethod = (figureId: string): boolean => figureId.startsWith('grid, ')

/** The adjustments that can change a figure of one factor set. */
export const adjustmentsOf = (
  factorSet: FactorSetId,
  { overrides, kindRules }: Adjustments,
): Adjustments => ({
  overrides: overrides.filter((override) => override.factorSet === factorSet),
  kindRules,
})

export const isUnadjusted = ({ overrides, kindRules }: Adjustments): boolean =>
  overrides.length === 0 && kindRules.length === 0
