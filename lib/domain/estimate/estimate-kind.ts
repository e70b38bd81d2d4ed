import { carriesUsage } from '../classify/carries-usage.ts'
import { matchRule } from '../classify/match-rule.ts'
import type { FactorSet } from '../factors/factor-set.ts'
import { kindUnit } from '../units/kind-unit.ts'
import { ZERO } from '../units/range.ts'
import { unitMeaning } from '../units/unit-meaning.ts'
import type { Category } from '../usage/category.ts'
import type { Kind, Month } from '../usage/kind.ts'
import type { Coefficient, Status } from './coefficient.ts'
import { sumTerms } from './sum-terms.ts'
import { termOf, termsOf, worstGrade } from './terms.ts'

/** Goes up whenever the same kind, month and factor set could give another coefficient. */
export const METHOD_VERSION = '1'

const nothing = (status: Status, category: Category, ruleId: string, reason: string): Coefficient => ({
  status,
  category,
  grade: null,
  ruleId,
  reason,
  basis: 'quantity',
  idleKwh: ZERO,
  dynamicKwh: ZERO,
  embodiedGrams: ZERO,
  terms: [],
})

/** Money as a proxy: a ratio per list-price USD that the factor set fixes. */
function fromSpend(
  kind: Kind,
  month: Month,
  set: FactorSet,
  category: Category,
  ruleId: string,
  why: string,
): Coefficient {
  const spend = set.spend(kind)
  if (!spend) return nothing('excluded', category, ruleId, why)
  const term = termOf({
    what: spend.energy.id,
    amount: 1,
    amountUnit: 'USD of list price',
    formula: 'spend',
    pueApplies: true,
    figures: [spend.energy, spend.embodied],
  })
  return {
    status: 'proxied',
    category,
    grade: 'D',
    ruleId,
    reason: `${why}; proxied by cost: ${spend.energy.id}`,
    basis: 'list-cost-usd',
    ...sumTerms([term], set.pue(kind.provider, kind.region, month)),
    terms: [term],
  }
}

/**
 * The coefficient of one kind of usage in one month: kWh at zero load, kWh above it and gCO2e of manufacture
 * per raw unit, each with its range, or the reason why there is none.
 *
 * Energy follows the Cloud Carbon Footprint approach: `watts = idle + utilisation × (max − idle)`, times hours,
 * times PUE. Manufacture follows the SCI: `M = TE × time share × resource share`. Grades A and B are measured,
 * C (a proxy or an assumed unit) and D (from money) are proxied; nothing unknown is ever zero.
 *
 * Source: https://www.cloudcarbonfootprint.org/docs/methodology and
 * https://github.com/Green-Software-Foundation/sci/blob/main/SPEC.md
 */
export function estimateKind(kind: Kind, month: Month, set: FactorSet): Coefficient {
  const usage = carriesUsage(kind)
  const rule = matchRule(kind, set.rules)
  const category = rule?.category ?? 'unknown'
  const ruleId = rule?.id ?? 'none'
  if (!usage.carries) return nothing('no-usage', category, ruleId, usage.reason)
  if (rule?.model.as === 'none') return nothing('excluded', category, ruleId, rule.model.reason)
  if (!kind.hasQuantity) return nothing('excluded', category, ruleId, 'the bill gives no quantity')
  if (!rule) return fromSpend(kind, month, set, category, ruleId, 'no rule knows this line')

  const terms = termsOf(kind, rule.model, unitMeaning(kindUnit(kind), month, kind.provider), set)
  if (!terms.ok) return fromSpend(kind, month, set, category, ruleId, terms.reason)

  const grade = worstGrade(rule.grade, terms.grade)
  return {
    status: grade === 'A' || grade === 'B' ? 'measured' : 'proxied',
    category,
    grade,
    ruleId,
    reason: [rule.note, terms.note].filter(Boolean).join('; '),
    basis: 'quantity',
    ...sumTerms(terms.terms, set.pue(kind.provider, kind.region, month)),
    terms: terms.terms,
  }
}
