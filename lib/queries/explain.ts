import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import { coverageOf, emissionsOf } from '#lib/domain/report/build-report.ts'
import { excludedReasons, type GradedRow, gradeShares } from '#lib/domain/report/explain-kinds.ts'
import type { ExplainedKind, Explanation } from '#lib/domain/report/explanation.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import { type KindRow, toKind } from '#lib/engine/facts/kind-row.ts'
import { summarise } from '#lib/engine/facts/summarise.ts'
import { FACTOR_SETS } from '#lib/factors/factor-sets.ts'
import { figureIdentity } from './figure-identity.ts'
import { withFacts } from './with-facts.ts'

const SHOWN = 20

export interface ExplainQuestion {
  readonly filter: UsageFilter
  readonly method: Method
  readonly factorSet: FactorSetId
}

const byCarbon = (a: GradedRow, b: GradedRow): number =>
  emissionsOf([b.row]).totalKgCo2e.central - emissionsOf([a.row]).totalKgCo2e.central

/**
 * Where a figure comes from: its identity, its grades, what it leaves out, and the kinds that make up most of
 * it with the coefficient, PUE and intensity that were multiplied.
 */
export async function explain(scope: Scope, question: ExplainQuestion): Promise<Explanation> {
  const { filter, method, factorSet } = question
  const set = FACTOR_SETS[factorSet]
  return withFacts(scope, factorSet, async (facts) => {
    const { connection } = facts
    const total = await summarise(connection, { groupBy: [], filter, method })
    const perKind = await summarise(connection, { groupBy: ['kind', 'month'], filter, method })
    const kindRows = await connection.select<KindRow>(
      'SELECT * REPLACE (kind_id::VARCHAR AS kind_id) FROM kinds',
    )
    const kinds = new Map<string, Kind>(kindRows.map((row) => [row.kind_id, toKind(row)]))
    const graded = perKind.flatMap((row): GradedRow[] => {
      const kind = kinds.get(row.kind ?? '')
      return kind && row.month ? [{ row, coefficient: estimateKind(kind, row.month, set) }] : []
    })
    const explained = ({ row, coefficient }: GradedRow): ExplainedKind => {
      const kind = kinds.get(row.kind ?? '') as Kind
      const month = row.month ?? ''
      return {
        ...emissionsOf([row]),
        kindId: row.kind ?? '',
        kind,
        month,
        quantity: row.amount,
        lines: row.lines,
        coefficient,
        pue: set.pue(kind.provider, kind.region, month),
        grid: set.grid(kind.provider, kind.region, month, method) ?? null,
      }
    }
    const [only] = total.filter((row) => coverageOf(row) !== null)
    const counted = graded.filter(({ row }) => row.lines > 0)
    return {
      identity: figureIdentity(facts, factorSet, method),
      emissions: emissionsOf(total),
      lines: total.reduce((sum, row) => sum + row.lines, 0),
      coverage:
        total.filter((row) => coverageOf(row) !== null).length === 1 && only ? coverageOf(only) : null,
      grades: gradeShares(counted),
      kinds: [...counted].sort(byCarbon).slice(0, SHOWN).map(explained),
      kindCount: new Set(counted.map(({ row }) => row.kind)).size,
      excluded: excludedReasons(counted),
    }
  })
}
