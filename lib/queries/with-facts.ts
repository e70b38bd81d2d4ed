import { join } from 'node:path'
import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import type { Connection } from '#lib/engine/engine.ts'
import { openFacts } from '#lib/engine/open-facts.ts'
import { partFolder } from '#lib/engine/part-files.ts'
import { withConnection } from '#lib/engine/shared-engine.ts'
import { createTeamTable } from '#lib/engine/team-table.ts'
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

/** A filter narrowed to the teams that the scope may see. */
export function inScope(scope: Scope, filter: UsageFilter): UsageFilter {
  if (scope.teams === 'all') return filter
  const allowed = scope.teams
  return { ...filter, team: filter.team ? filter.team.filter((team) => allowed.includes(team)) : allowed }
}

/** Runs a question on the facts that count for a scope: active parts only, teams by the rules in force. */
export async function withFacts<Answer>(
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
    await openFacts(connection, folders, factorSet)
    await createTeamTable(connection, { tagKeys: organisation.teamTagKeys, accounts })
    return ask({ connection, organisation, parts })
  })
}
