import { join } from 'node:path'
import { cache } from 'react'
import type { FactorSet, FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { Connection } from '#lib/engine/duckdb/engine.ts'
import { withSharedRelations } from '#lib/engine/duckdb/shared-schemas.ts'
import { againIfGone } from '#lib/engine/facts/again-if-gone.ts'
import { narrowFacts } from '#lib/engine/facts/narrow-facts.ts'
import { partFolder } from '#lib/engine/facts/part-files.ts'
import { sharedEstimates, sharedFacts } from '#lib/engine/facts/shared-facts.ts'
import { adjustedSet } from '#lib/factors/adjusted-set.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { adjustmentSetOf } from '#lib/store/adjustment-set-of.ts'
import { adjustmentsInForce } from '#lib/store/adjustments-in-force.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import type { Organisation } from '#lib/store/organisation.ts'
import { organisationOf } from '#lib/store/organisation-of.ts'
import type { Part } from '#lib/store/part.ts'
import { teamRulesInForce } from '#lib/store/team-rules-in-force.ts'

export interface Facts {
  readonly connection: Connection
  /** Asks at the same time, on a further connection to the same facts. Its answer must be awaited. */
  readonly beside: <Answer>(ask: (connection: Connection) => Promise<Answer>) => Promise<Answer>
  readonly organisation: Organisation
  readonly parts: readonly Part[]
  /** The factor set behind the estimates, as the organisation adjusts it. */
  readonly set: FactorSet
  /** The name of the estimates. */
  readonly estimates: string
  /** The version of the adjustments in them; 0 where nothing was ever adjusted. */
  readonly adjustments: number
}

/** What the catalogue says of the facts behind a question. */
const lookUp = async (scope: Scope, version: number | undefined) => {
  const [{ dataDir }, organisation, parts, teamRules, adjusted] = await Promise.all([
    catalogue(),
    organisationOf(scope),
    activeParts(scope),
    teamRulesInForce(scope),
    version === undefined ? adjustmentsInForce(scope) : adjustmentSetOf(scope, version),
  ])
  return { dataDir, organisation, parts, teamRules, adjusted }
}

/** Once for each page that is rendered, so that all of it is about the same facts. */
const lookUpOnce = cache(lookUp)

/**
 * Runs a question on the facts that count for a scope: active parts only, teams by the rules in force, and of
 * those only what the scope may see. A question that meets a deletion is asked once more.
 *
 * @param version of the adjustments; those in force where absent
 * @throws AppError `not-found` where there is no such version
 */
export function withFacts<Answer>(
  scope: Scope,
  factorSet: FactorSetId,
  ask: (facts: Facts) => Promise<Answer>,
  version?: number,
): Promise<Answer> {
  return againIfGone(async (isAgain) => {
    const found = await (isAgain ? lookUp : lookUpOnce)(scope, version)
    return askOf(found, scope, factorSet, ask)
  })
}

async function askOf<Answer>(
  { dataDir, organisation, parts, teamRules, adjusted }: Awaited<ReturnType<typeof lookUp>>,
  scope: Scope,
  factorSet: FactorSetId,
  ask: (facts: Facts) => Promise<Answer>,
): Promise<Answer> {
  const folders = parts.map((part) => partFolder(join(dataDir, 'lake'), scope.organisationId, part.id))
  const estimates = adjustedSet(factorSet, adjusted.adjustments)
  const relations = [sharedFacts(folders, teamRules), sharedEstimates(folders, estimates)]
  const narrow = async (connection: Connection): Promise<Connection> => {
    if (scope.teams !== 'all') await narrowFacts(connection, scope.teams)
    return connection
  }
  return withSharedRelations(relations, async (first, beside) => {
    return ask({
      connection: await narrow(first),
      beside: (more) => beside(async (connection) => more(await narrow(connection))),
      organisation: { ...organisation, teamRulesVersion: teamRules.version },
      parts,
      set: estimates.set,
      estimates: estimates.version,
      adjustments: adjusted.version,
    })
  })
}
