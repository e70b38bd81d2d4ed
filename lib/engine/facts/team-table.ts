import { assignTeam, normaliseTagKey, type TeamRules } from '#lib/domain/teams/assign-team.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quoteLiteral } from '../duckdb/quote.ts'
import { tableFromRows } from '../duckdb/table-from-rows.ts'

/** The tag keys of `owners` that a rule means, its very words first: exports differ in case and separators. */
async function matchingKeys(connection: Connection, ruleKey: string): Promise<readonly string[]> {
  const keys = await connection.select<{ key: string }>(
    'SELECT DISTINCT unnest(json_keys(tags)) AS key FROM owners ORDER BY key',
  )
  const alike = keys.map(({ key }) => key).filter((key) => normaliseTagKey(key) === normaliseTagKey(ruleKey))
  return alike.sort((a, b) => Number(b === ruleKey) - Number(a === ruleKey))
}

/**
 * Creates the relation `teams` (owner_id, team) from `owners`. Rules read only the distinct values of the tag
 * keys and accounts that they name, never the lines.
 */
export async function createTeamTable(connection: Connection, rules: TeamRules): Promise<void> {
  const values: string[] = []
  for (const ruleKey of rules.tagKeys) {
    const keys = await matchingKeys(connection, ruleKey)
    const paths = keys.map(
      (key) => `nullif(json_extract_string(tags, ${quoteLiteral(`/${escapePointer(key)}`)}), '')`,
    )
    values.push(paths.length > 0 ? `coalesce(${[...paths, "''"].join(', ')})` : "''")
  }
  const columns = [...values.map((value, index) => `${value} AS value${index}`), 'sub_account_id AS account']
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE owner_values AS SELECT owner_id, ${columns.join(', ')} FROM owners`,
  )
  const names = [...values.map((_, index) => `value${index}`), 'account']
  const distinct = await connection.select<Record<string, string>>(
    `SELECT DISTINCT ${names.join(', ')} FROM owner_values`,
  )
  await tableFromRows(
    connection,
    'team_of_values',
    Object.fromEntries([...names, 'team'].map((name) => [name, 'VARCHAR'])),
    distinct.map((row) => ({
      ...row,
      team: assignTeam(
        rules,
        values.map((_, index) => row[`value${index}`] ?? ''),
        row.account ?? '',
      ),
    })),
  )
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE teams AS SELECT owner_id, team FROM owner_values JOIN team_of_values USING (${names.join(', ')})`,
  )
}

/** JSON pointer escaping, RFC 6901. */
const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')
