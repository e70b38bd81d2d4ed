import { factorsUsed } from '#lib/domain/explain/factors-used.ts'
import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import type { Source } from '#lib/domain/factors/figure.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import { gradedKinds } from './graded-kinds.ts'
import { withFacts } from './with-facts.ts'

/** A source of factors, and how many different figures of it took part. */
export interface SourceUse {
  readonly source: Source
  readonly figures: number
}

/** The sources of every factor behind a figure, by title. */
export async function sourcesUsed(
  scope: Scope,
  question: { readonly filter: UsageFilter; readonly method: Method; readonly factorSet: FactorSetId },
): Promise<readonly SourceUse[]> {
  return withFacts(scope, question.factorSet, async (facts) => {
    const graded = await gradedKinds(facts, question)
    const uses = new Map<string, SourceUse>()
    for (const { figure } of factorsUsed(graded.filter(({ row }) => row.lines > 0))) {
      const { source } = figure
      const key = JSON.stringify([source.title, source.url, source.licence])
      uses.set(key, { source, figures: (uses.get(key)?.figures ?? 0) + 1 })
    }
    return [...uses.values()].sort((a, b) => (a.source.title < b.source.title ? -1 : 1))
  })
}
