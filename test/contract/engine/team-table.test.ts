import { expect, it } from 'vitest'
import { ruleFromTag } from '#lib/domain/teams/team-rule.ts'
import { openEngine } from '#lib/engine/duckdb/engine.ts'
import { tableFromRows } from '#lib/engine/duckdb/table-from-rows.ts'
import { createTeamTable } from '#lib/engine/facts/team-table.ts'

async function teamsOf(
  tags: readonly Record<string, string>[],
  tagKeys: readonly string[],
): Promise<readonly string[]> {
  const engine = await openEngine()
  const connection = await engine.connect()
  const columns = { owner_id: 'UBIGINT', sub_account_id: 'VARCHAR', tags: 'VARCHAR' }
  const rows = tags.map((each, index) => ({
    owner_id: index,
    sub_account_id: '1',
    tags: JSON.stringify(each),
  }))
  await tableFromRows(connection, 'owners', columns, rows)
  await createTeamTable(connection, { rules: tagKeys.map(ruleFromTag) })
  const teams = await connection.select<{ team: string }>('SELECT team FROM teams ORDER BY owner_id')
  engine.close()
  return teams.map(({ team }) => team)
}

it('prefers the key in the very words of the rule to one that is only spelt alike', async () => {
  expect(await teamsOf([{ Team: 'A', team: 'B' }, { Team: 'C' }], ['team'])).toEqual(['B', 'C'])
  expect(await teamsOf([{ Team: 'A', team: 'B' }], ['Team'])).toEqual(['A'])
})

it('reads keys with quotes, slashes, tildes and dots as they are', async () => {
  const keys = ['a"b', 'a/b', 'a~b', 'a.b', "a'b"]
  for (const key of keys) expect(await teamsOf([{ [key]: 'owner' }], [key])).toEqual(['owner'])
})
