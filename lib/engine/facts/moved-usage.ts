import type { Method } from '#lib/domain/factors/factor-set.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import type { MovedRow } from '#lib/domain/teams/rules-preview.ts'
import type { TeamRule } from '#lib/domain/teams/team-rule.ts'
import type { Connection } from '../duckdb/engine.ts'
import { DIMENSION_SQL } from './conditions.ts'
import { summariseFrom } from './summarise.ts'
import { createTeamTable } from './team-table.ts'

interface Moving {
  readonly before: readonly TeamRule[]
  readonly after: readonly TeamRule[]
  readonly filter: Pick<UsageFilter, 'from' | 'to'>
  readonly method: Method
}

export interface Moved {
  readonly rows: readonly MovedRow[]
  /** Owners with usage in the period that each rule matches, by its id; by `''` those that none does. */
  readonly owners: ReadonlyMap<string, number>
}

/** Usage by its team under some rules, its team under others, and which of these decides. Every owner is looked up in both. */
export async function movedUsage(
  connection: Connection,
  { before, after, filter, method }: Moving,
): Promise<Moved> {
  await createTeamTable(connection, { rules: before }, 'teams_before')
  await createTeamTable(connection, { rules: after }, 'teams_after')
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE owner_moves AS
     SELECT owner_id, b.team AS from_team, a.team AS to_team, a.rule_id FROM teams_before b JOIN teams_after a USING (owner_id)`,
  )
  const relation =
    '(SELECT facts.*, from_team, to_team, rule_id FROM facts JOIN owner_moves USING (owner_id))'
  const dimensions = {
    ...DIMENSION_SQL,
    from_team: 'f.from_team',
    to_team: 'f.to_team',
    rule_id: 'f.rule_id',
  } as const
  const rows = await summariseFrom(
    connection,
    { relation, dimensions },
    { groupBy: ['from_team', 'to_team', 'rule_id'], filter, method },
  )
  const counts = await connection.select<{ rule_id: string; owners: number }>(
    `SELECT rule_id, count(*)::DOUBLE AS owners FROM owner_moves
     SEMI JOIN (SELECT owner_id FROM facts WHERE day BETWEEN coalesce($from::DATE, '0001-01-01') AND coalesce($to::DATE, '9999-12-31'))
     USING (owner_id) GROUP BY rule_id`,
    { from: filter.from ?? null, to: filter.to ?? null },
  )
  return {
    rows: rows as readonly MovedRow[],
    owners: new Map(counts.map((row) => [row.rule_id, row.owners])),
  }
}
