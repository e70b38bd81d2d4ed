import type { UsageRule } from '#lib/domain/classify/usage-rule.ts'
import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import { type FigureInUse, figuresInUse } from '#lib/domain/report/figures-in-use.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import { gradedKinds } from './graded-kinds.ts'
import { withFacts } from './with-facts.ts'

/** A rule of a factor set as a person reads it. */
export interface RuleSummary extends Pick<UsageRule, 'id' | 'category' | 'grade' | 'note'> {
  readonly provider: string
  /** How it is estimated: `machine`, `slice`, `storage` … */
  readonly model: UsageRule['model']['as']
}

export interface FactorsInUse {
  readonly figures: readonly FigureInUse[]
  /** In the order in which they are tried, the organisation's own first. */
  readonly rules: readonly RuleSummary[]
}

/** The figures of a factor set, as adjusted, that take part in some usage, and all of its rules. */
export const factorsInUse = (
  scope: Scope,
  question: { readonly filter: UsageFilter; readonly method: Method; readonly factorSet: FactorSetId },
): Promise<FactorsInUse> =>
  withFacts(scope, question.factorSet, async (facts) => ({
    figures: figuresInUse(await gradedKinds(facts, question), question.method),
    rules: facts.set.rules.map(({ id, category, grade, note, pattern, model }) => ({
      id,
      category,
      grade,
      note,
      provider: pattern.provider,
      model: model.as,
    })),
  }))
