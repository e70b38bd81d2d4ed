import type { Scope } from '#lib/domain/report/filter.ts'
import type { BoundaryScore } from '#lib/domain/sci/boundary-score.ts'
import { compareSci, type SciComparison } from '#lib/domain/sci/compare.ts'
import { withFacts } from '../with-facts.ts'
import type { Period } from './boundary-rows.ts'
import { type SciQuestion, scoreOfPeriod, subjectOf } from './sci-score.ts'

export interface ComparedScores {
  readonly base: BoundaryScore
  readonly now: BoundaryScore
  readonly comparison: SciComparison
}

/**
 * The scores of two periods, and their difference scenario by scenario: one boundary, one factor set and one set of bills for both sides.
 *
 * @throws AppError `not-found`, `bad-arguments`
 */
export async function compareSciPeriods(
  scope: Scope,
  question: SciQuestion & { readonly base: Period },
): Promise<ComparedScores> {
  const subject = await subjectOf(scope, question)
  return withFacts(scope, question.factorSet, async (facts) => {
    const base = await scoreOfPeriod(scope, facts, subject, { ...question, ...question.base })
    const now = await scoreOfPeriod(scope, facts, subject, question)
    return { base, now, comparison: compareSci(base.score, now.score) }
  })
}
