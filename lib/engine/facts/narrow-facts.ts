import type { Connection } from '../duckdb/engine.ts'
import { tableFromRows } from '../duckdb/table-from-rows.ts'
import { CHOICES } from './choices.ts'

/** What to leave of each relation of `sharedFacts`: rows that another relation knows. */
const NARROWED = [
  ['sum_owners', 'team', 'allowed_teams'],
  ['teams', 'team', 'allowed_teams'],
  ['sums', 'owner_id', 'sum_owners'],
  ['month_sums', 'owner_id', 'sum_owners'],
  ['facts', 'owner_id', 'teams'],
  ['usage', 'owner_id', 'teams'],
  ['owners', 'owner_id', 'teams'],
  ['kinds', 'kind_id', 'sums'],
] as const

/**
 * Leaves on this connection only what some teams own: views of its own hide the shared relations of the same names, but `billed_days`, which
 * are of everybody: that a team used nothing on a day does not make the day one without a bill.
 */
export async function narrowFacts(connection: Connection, teams: readonly string[]): Promise<void> {
  await tableFromRows(
    connection,
    'allowed_teams',
    { team: 'VARCHAR' },
    teams.map((team) => ({ team })),
  )
  const [row] = await connection.select<{ schema: string }>(
    `SELECT schema_name AS schema FROM duckdb_tables() WHERE table_name = 'sums' AND schema_name = current_schema()`,
  )
  if (!row) throw new Error('There are no shared facts on this connection.')
  for (const [name, key, of] of NARROWED)
    await connection.run(
      `CREATE TEMP VIEW ${name} AS SELECT * FROM ${row.schema}.${name} SEMI JOIN ${of} USING (${key})`,
    )
  await connection.run('CREATE TEMP VIEW day_sums AS FROM sums')
  await connection.run(`CREATE TEMP VIEW choices AS ${CHOICES}`)
}
