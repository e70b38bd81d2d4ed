import type { FactorSet } from '#lib/domain/factors/factor-set.ts'
import type { TeamRule } from '#lib/domain/teams/team-rule.ts'
import type { SharedRelations } from '../duckdb/shared-schemas.ts'
import { createSums } from './create-sums.ts'
import { estimatePart } from './estimate-part.ts'
import { ensureLineBlocks } from './line-blocks.ts'
import { estimateRelations, factRelations, lineBlocksRelation, usageRelation } from './open-facts.ts'
import { createTeamTable } from './team-table.ts'

/** The facts of some parts with their owners' teams: `facts`, the `usage` lines behind them and their `line_blocks`, `kinds`, `owners`,
 * `teams`, and the `sums` that most questions read. */
export const sharedFacts = (
  folders: readonly string[],
  { rules }: { readonly rules: readonly TeamRule[] },
): SharedRelations => ({
  key: JSON.stringify(['facts', folders, rules]),
  build: async (connection, schema) => {
    const { facts, kinds, owners } = factRelations(folders)
    await connection.run(`CREATE VIEW ${schema}.facts AS ${facts}`)
    await connection.run(`CREATE TABLE ${schema}.kinds AS ${kinds}`)
    await connection.run(`CREATE VIEW ${schema}.owners AS ${owners}`)
    await connection.run(`CREATE VIEW ${schema}.usage AS ${usageRelation(folders)}`)
    for (const folder of folders) await ensureLineBlocks(connection, folder)
    await connection.run(`CREATE VIEW ${schema}.line_blocks AS ${lineBlocksRelation(folders)}`)
    await connection.run(`SET search_path = '${schema}'`)
    await createTeamTable(connection, { rules })
    await connection.run(`CREATE TABLE ${schema}.teams AS FROM temp.teams`)
    await createSums(connection, schema)
  },
})

/** The estimates of some parts with a factor set: `coefficients` and `intensities`. Those that are not there yet are made. */
export const sharedEstimates = (
  folders: readonly string[],
  { set, version }: { readonly set: FactorSet; readonly version: string },
): SharedRelations => ({
  key: JSON.stringify(['estimates', folders, version]),
  build: async (connection, schema) => {
    for (const folder of folders) await estimatePart(connection, folder, { set, version })
    for (const [name, query] of Object.entries(estimateRelations(folders, version)))
      await connection.run(`CREATE TABLE ${schema}.${name} AS ${query}`)
  },
})
