import type { Adjustments, FactorOverride, KindRule } from '../adjustments/adjustments.ts'
import { overrideTitle } from '../adjustments/override-title.ts'
import { usageRuleOf } from '../adjustments/usage-rule-of.ts'
import type { UsageRule } from '../classify/usage-rule.ts'
import type { FactorSetId } from '../factors/factor-set.ts'
import type { Kind } from '../usage/kind.ts'
import type { EvidenceFactor } from './name-factors.ts'

/** What a figure was made with. */
export interface MadeWith {
  readonly factorSet: FactorSetId
  readonly rules: readonly UsageRule[]
  readonly factors: readonly EvidenceFactor[]
  readonly kinds: readonly { readonly kind: Kind; readonly coefficient: { readonly ruleId: string } }[]
}

/**
 * The adjustments without which a figure would be another one: overrides of factors that took part, and rules that classified usage
 * of the figure.
 */
export function adjustmentsBehind(
  { overrides, kindRules }: Adjustments,
  { factorSet, rules, factors, kinds }: MadeWith,
): Adjustments {
  const tookPart = (override: FactorOverride) =>
    override.factorSet === factorSet &&
    factors.some(
      ({ name, unit, central, source }) =>
        name === override.figureId &&
        unit === override.unit &&
        central === override.central &&
        source.title === overrideTitle(override),
    )
  const classified = (rule: KindRule) => {
    const id = usageRuleOf(rule, rules)?.id
    return kinds.some(
      ({ kind, coefficient }) =>
        coefficient.ruleId === id &&
        kind.provider === rule.provider &&
        kind.usageType === rule.usageType &&
        [kind.serviceName, kind.serviceCode].includes(rule.service),
    )
  }
  return { overrides: overrides.filter(tookPart), kindRules: kindRules.filter(classified) }
}
