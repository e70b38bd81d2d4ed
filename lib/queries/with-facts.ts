import { join } from 'node:path'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { Connection } from '#lib/engine/duckdb/engine.ts'
import { withConnection } from '#lib/engine/duckdb/shared-engine.ts'
import { tableFromRows } from '#lib/engine/duckdb/table-from-rows.ts'
import { openFacts } from '#lib/engine/facts/open-facts.ts'
import { partFolder } from '#lib/engine/facts/part-files.ts'
import { createTeamTable } from '#lib/engine/facts/team-table.ts'
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
}

/** Leaves only what the teams of a scope own in `facts`, `kinds` and `owners`. */
async function narrow(connection: Connection, teams: readonly string[]): Promise<void> {
  await tableFromRows(
    connection,
    'allowed_teams',
    { team: 'VARCHAR' },
    teams.map((team) => ({ team })),
  )
  await connection.run(
    'CREATE TEMP TABLE allowed_owners AS SELECT owner_id FROM teams SEMI JOIN allowed_teams USING (team)',
  )
  for (const [name, key, of] of [
    ['facts', 'owner_id', 'allowed_owners'],
    ['owners', 'owner_id', 'allowed_owners'],
    ['kinds', 'kind_id', 'facts'],
    ['teams', 'owner_id', 'allowed_owners'],
  ] as const) {
    const kind = name === 'teams' ? 'TABLE' : 'VIEW'
    await connection.run(`ALTER ${kind} ${name} RENAME TO all_${name}`)
    await connection.run(
      `CREATE TEMP VIEW ${name} AS SELECT * FROM all_${name} SEMI JOIN ${of} USING (${key})`,
    )
  }
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
  return withConnection(async (connection) => {
    await openFacts(connection, folders, estimateVersion(factorSet))
    await createTeamTable(connection, { tagKeys: organisation.teamTagKeys, accounts })
    if (scope.teams !== 'all') await narrow(connection, scope.teams)
    return ask({ connection, organisation, parts })
  })
}
