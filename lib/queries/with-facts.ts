import { join } from 'node:path'
import type { FactorSet, FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { Connection } from '#lib/engine/duckdb/engine.ts'
import { withSharedRelations } from '#lib/engine/duckdb/shared-schemas.ts'
import { narrowFacts } from '#lib/engine/facts/narrow-facts.ts'
import { partFolder } from '#lib/engine/facts/part-files.ts'
import { sharedEstimates, sharedFacts } from '#lib/engine/facts/shared-facts.ts'
import { FACTOR_SETS } from '#lib/factors/factor-sets.ts'
import { estimateVersion } from '#lib/factors/revisions.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { listTeamRules } from '#lib/store/list-team-rules.ts'
import type { Organisation } from '#lib/store/organisation.ts'
import { organisationOf } from '#lib/store/organisation-of.ts'
import type { Part } from '#lib/store/part.ts'

export interface Facts {
  readonly connection: Connection
  readonly organisation: Organisation
  readonly parts: readonly Part[]
  /** The factor set behind the estimates. */
  readonly set: FactorSet
}

/** A part was deleted between the look at the catalogue and the reading of its files. */
const isGone = (error: unknown): boolean => error instanceof Error && /No files found/.test(error.message)

/**
 * Runs a question on the facts that count for a scope: active parts only, teams by the rules in force, and of
 * those only what the scope may see. A question that meets a deletion is asked once more.
 */
export async function withFacts<Answer>(
  scope: Scope,
  factorSet: FactorSetId,
  ask: (facts: Facts) => Promise<Answer>,
): Promise<Answer> {
  return askOnce(scope, factorSet, ask).catch((error: unknown) => {
    if (isGone(error)) return askOnce(scope, factorSet, ask)
    throw error
  })
}

async function askOnce<Answer>(
  scope: Scope,
  factorSet: FactorSetId,
  ask: (facts: Facts) => Promise<Answer>,
): Promise<Answer> {
  const [{ dataDir }, organisation, parts, teamRules] = await Promise.all([
    catalogue(),
    organisationOf(scope),
    activeParts(scope),
    listTeamRules(scope),
  ])
  const folders = parts.map((part) => partFolder(join(dataDir, 'lake'), scope.organisationId, part.id))
  const accounts = new Map(teamRules.map((rule) => [rule.subAccountId, rule.team]))
  const rules = { tagKeys: organisation.teamTagKeys, accounts }
  const relations = [sharedFacts(folders, rules), sharedEstimates(folders, estimateVersion(factorSet))]
  return withSharedRelations(relations, async (connection) => {
    if (scope.teams !== 'all') await narrowFacts(connection, scope.teams)
    return ask({ connection, organisation, parts, set: FACTOR_SETS[factorSet] })
  })
}
