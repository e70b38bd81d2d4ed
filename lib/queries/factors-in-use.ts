import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import type { FactorsInUse } from '#lib/domain/report/factors-in-use.ts'
import { figuresInUse } from '#lib/domain/report/figures-in-use.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import { gradedKinds } from './graded-kinds.ts'
import { withFacts } from './with-facts.ts'

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
