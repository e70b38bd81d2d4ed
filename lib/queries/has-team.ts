import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { withFacts } from './with-facts.ts'

/** Whether any usage belongs to a team. Of one that the scope may not see, none does. */
export async function hasTeam(scope: Scope, team: string, factorSet: FactorSetId): Promise<boolean> {
  return withFacts(scope, factorSet, async ({ connection }) => {
    const found = await connection.select<{ one: number }>(
      'SELECT 1 AS one FROM sum_owners WHERE team = $team LIMIT 1',
      { team },
    )
    return found.length > 0
  })
}
