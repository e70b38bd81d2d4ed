import type { UsageModel, UsageRule } from '../classify/usage-rule.ts'
import type { KindRule } from './adjustments.ts'

const exactly = (text: string): RegExp => new RegExp(`^${text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}$`)

/** What a rule of the organisation does, by the rules of a set; undefined where the set has no such rule. */
function meant(
  { outcome, reason }: KindRule,
  rules: readonly UsageRule[],
): (Pick<UsageRule, 'category' | 'grade' | 'note'> & { readonly model: UsageModel }) | undefined {
  switch (outcome.as) {
    case 'like':
      return rules.find(({ id }) => id === outcome.ruleId)
    case 'spend':
      return { category: outcome.category, grade: 'D', note: '', model: { as: 'spend' } }
    case 'excluded':
      return { category: outcome.category, grade: 'D', note: '', model: { as: 'none', reason } }
  }
}

/**
 * A rule of the organisation as one of a factor set: it names who made it and why wherever the rule is named. Undefined where it
 * says "like rule R" and the set has no R.
 *
 * @param rules of the factor set
 */
export function usageRuleOf(rule: KindRule, rules: readonly UsageRule[]): UsageRule | undefined {
  const found = meant(rule, rules)
  if (!found) return undefined
  const origin = `own rule by ${rule.author}: ${rule.reason}`
  const { category, grade, note, model } = found
  return {
    id: rule.outcome.as === 'like' ? `${rule.outcome.ruleId}, ${origin}` : origin,
    pattern: {
      provider: rule.provider,
      service: exactly(rule.service),
      usageType: exactly(rule.usageType),
    },
    category,
    grade,
    model: model.as === 'none' && rule.outcome.as === 'excluded' ? { as: 'none', reason: origin } : model,
    note: [note, origin].filter(Boolean).join('; '),
  }
}
