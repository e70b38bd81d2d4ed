import { factorsUsed } from '#lib/domain/explain/factors-used.ts'
import type { GradedKind } from '#lib/domain/explain/graded-kind.ts'
import { excludedReasons, gradeShares, qualitySplit } from '#lib/domain/explain/quality.ts'
import { sensitivityOf } from '#lib/domain/explain/sensitivity.ts'
import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import { coverageOf, emissionsOf } from '#lib/domain/report/build-report.ts'
import type { ExplainedKind, Explanation } from '#lib/domain/report/explanation.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import { summarise } from '#lib/engine/facts/summarise.ts'
import { figureIdentity } from './figure-identity.ts'
import { gradedKinds } from './graded-kinds.ts'
import { withFacts } from './with-facts.ts'

const SHOWN_KINDS = 20
const SHOWN_FACTORS = 40

export interface ExplainQuestion {
  readonly filter: UsageFilter
  readonly method: Method
  readonly factorSet: FactorSetId
}

const byCarbon = (a: GradedKind, b: GradedKind): number =>
  emissionsOf([b.row]).totalKgCo2e.central - emissionsOf([a.row]).totalKgCo2e.central

const explained = ({ row, ...looked }: GradedKind): ExplainedKind => ({
  ...emissionsOf([row]),
  ...looked,
  quantity: row.amount,
  lines: row.lines,
})

/**
 * Where a figure comes from: its identity, its quality, what it leaves out, what moves it most, the factors that took part, and the
 * kinds that make up most of it with the coefficient, PUE and intensity that were multiplied.
 */
export async function explain(scope: Scope, question: ExplainQuestion): Promise<Explanation> {
  const { filter, method, factorSet } = question
  return withFacts(scope, factorSet, async (facts) => {
    const total = await summarise(facts.connection, { groupBy: [], filter, method })
    const graded = await gradedKinds(facts, question)
    const counted = graded.filter(({ row }) => row.lines > 0)
    const priced = total.filter((row) => coverageOf(row) !== null)
    const factors = factorsUsed(counted)
    return {
      identity: figureIdentity(facts, factorSet, method),
      emissions: emissionsOf(total),
      lines: total.reduce((sum, row) => sum + row.lines, 0),
      coverage: priced.length === 1 && priced[0] ? coverageOf(priced[0]) : null,
      quality: qualitySplit(counted),
      grades: gradeShares(counted),
      sensitivity: sensitivityOf(counted),
      kinds: [...counted].sort(byCarbon).slice(0, SHOWN_KINDS).map(explained),
      kindCount: new Set(counted.map(({ kindId }) => kindId)).size,
      factors: factors.slice(0, SHOWN_FACTORS),
      factorCount: factors.length,
      excluded: excludedReasons(counted),
    }
  })
}
