import { compileRules } from '#lib/domain/teams/compile-rules.ts'
import type { TeamRules } from '#lib/domain/teams/team-rule-set.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quoteIdentifier } from '../duckdb/quote.ts'
import { tableFromRows } from '../duckdb/table-from-rows.ts'
import { ownerTagKeys, subjectSql } from './subject-sql.ts'

/**
 * Creates the relation `teams` (owner_id, team, rule_id) from `owners`; `rule_id` is empty where no rule matched. Rules read
 * only the distinct values of the tags and accounts that they name, never the lines.
 *
 * @param table its name, where there are to be others beside the teams of the rules in force
 */
export async function createTeamTable(
  connection: Connection,
  { rules }: Pick<TeamRules, 'rules'>,
  table = 'teams',
): Promise<void> {
  const { subjects, assign } = compileRules(rules)
  const keys = await ownerTagKeys(connection, subjects)
  const columns = subjects.map((subject, index) => `${subjectSql(subject, keys)} AS value${index}`)
  const names = subjects.map((_, index) => `value${index}`)
  const [valuesTable, assigned] = [quoteIdentifier(`${table}_values`), `${table}_assigned`]
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${valuesTable} AS SELECT ${['owner_id', ...columns].join(', ')} FROM owners`,
  )
  const distinct =
    names.length === 0
      ? [{}]
      : await connection.select<Record<string, string>>(
          `SELECT DISTINCT ${names.join(', ')} FROM ${valuesTable}`,
        )
  await tableFromRows(
    connection,
    assigned,
    Object.fromEntries([...names, 'team', 'rule_id'].map((name) => [name, 'VARCHAR'])),
    distinct.map((row: Readonly<Record<string, string>>) => {
      const { team, ruleId } = assign(names.map((name) => row[name] ?? ''))
      return { ...row, team, rule_id: ruleId ?? '' }
    }),
  )
  const join = names.length === 0 ? 'CROSS JOIN' : 'JOIN'
  const using = names.length === 0 ? '' : `USING (${names.join(', ')})`
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE ${quoteIdentifier(table)} AS
     SELECT owner_id, team, rule_id FROM ${valuesTable} ${join} ${quoteIdentifier(assigned)} ${using}`,
  )
  await connection.run(`DROP TABLE ${valuesTable}`)
  await connection.run(`DROP TABLE ${quoteIdentifier(assigned)}`)
}
