import type { TeamRules } from '#lib/domain/teams/assign-team.ts'
import type { SharedRelations } from '../duckdb/shared-schemas.ts'
import { createSums } from './create-sums.ts'
import { estimateRelations, factRelations } from './open-facts.ts'
import { createTeamTable } from './team-table.ts'

/** The facts of some parts with their owners' teams: `facts`, `kinds`, `owners`, `teams`, and the `sums` that most questions read. */
export const sharedFacts = (folders: readonly string[], rules: TeamRules): SharedRelations => ({
  key: JSON.stringify(['facts', folders, { ...rules, accounts: [...rules.accounts] }]),
  build: async (connection, schema) => {
    const { facts, kinds, owners } = factRelations(folders)
    await connection.run(`CREATE VIEW ${schema}.facts AS ${facts}`)
    await connection.run(`CREATE TABLE ${schema}.kinds AS ${kinds}`)
    await connection.run(`CREATE VIEW ${schema}.owners AS ${owners}`)
    await connection.run(`SET search_path = '${schema}'`)
    await createTeamTable(connection, rules)
    await connection.run(`CREATE TABLE ${schema}.teams AS FROM temp.teams`)
    await createSums(connection, schema)
  },
})

/** The estimates of some parts in one version: `coefficients` and `intensities`. */
export const sharedEstimates = (folders: readonly string[], version: string): SharedRelations => ({
  key: JSON.stringify(['estimates', folders, version]),
  build: async (connection, schema) => {
    for (const [name, query] of Object.entries(estimateRelations(folders, version)))
      await connection.run(`CREATE TABLE ${schema}.${name} AS ${query}`)
  },
})
