import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { processSingleton } from '#lib/domain/process-singleton.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { withSharedRelations } from '#lib/engine/duckdb/shared-schemas.ts'
import { againIfGone } from '#lib/engine/facts/again-if-gone.ts'
import { partFolder } from '#lib/engine/facts/part-files.ts'
import { sharedEstimates, sharedFacts } from '#lib/engine/facts/shared-facts.ts'
import { adjustedSet } from '#lib/factors/adjusted-set.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { adjustmentsInForce } from '#lib/store/adjustments-in-force.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { organisationOf } from '#lib/store/organisation-of.ts'
import { teamRulesInForce } from '#lib/store/team-rules-in-force.ts'
import { runningImports } from './running-imports.ts'
import { stopping } from './stopping.ts'

const warming = () => processSingleton('warm-facts', () => ({ last: Promise.resolve() }))

/**
 * Makes the sums that pages of an organisation read, so that the first page does not wait for them: in the background, one
 * organisation at a time, and not beside an import, whose end asks again. What goes wrong is logged, unless the organisation is gone: a
 * page makes them too.
 */
export function warmFacts({ organisationId }: Scope): void {
  const it = warming()
  it.last = it.last.then(async () => {
    if (runningImports().size > 0 || stopping().signal.aborted) return
    await againIfGone(() => makeSums({ organisationId, teams: 'all' })).catch((error: unknown) => {
      const isRemoved = error instanceof AppError && error.code === 'not-found'
      if (!isRemoved && !stopping().signal.aborted)
        console.error('The sums that pages read could not be made ahead:', error)
    })
  })
}

async function makeSums(scope: Scope): Promise<void> {
  const [{ dataDir }, { factorSetId }, parts, teamRules, { adjustments }] = await Promise.all([
    catalogue(),
    organisationOf(scope),
    activeParts(scope),
    teamRulesInForce(scope),
    adjustmentsInForce(scope),
  ])
  if (parts.length === 0) return
  const folders = parts.map((part) => partFolder(join(dataDir, 'lake'), scope.organisationId, part.id))
  const relations = [
    sharedFacts(folders, teamRules),
    sharedEstimates(folders, adjustedSet(factorSetId, adjustments)),
  ]
  await withSharedRelations(relations, async () => undefined)
}
