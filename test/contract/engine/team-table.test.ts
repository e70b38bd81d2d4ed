import { expect, it } from 'vitest'
import { ruleFromTag, type TeamRule } from '#lib/domain/teams/team-rule.ts'
import { openEngine } from '#lib/engine/duckdb/engine.ts'
import { tableFromRows } from '#lib/engine/duckdb/table-from-rows.ts'
import { createTeamTable } from '#lib/engine/facts/team-table.ts'
import { accountRule } from '#test/support/team-rules.ts'

const OWNERS = {
  owner_id: 'UBIGINT',
  billing_account_id: 'VARCHAR',
  sub_account_id: 'VARCHAR',
  tags: 'VARCHAR',
}

async function assigned(
  tags: readonly Record<string, string>[],
  rules: readonly TeamRule[],
): Promise<readonly { readonly team: string; readonly rule_id: string }[]> {
  const engine = await openEngine()
  const connection = await engine.connect()
  const rows = tags.map((each, index) => ({
    owner_id: index,
    billing_account_id: '9',
    sub_account_id: String(index),
    tags: JSON.stringify(each),
  }))
  await tableFromRows(connection, 'owners', OWNERS, rows)
  await createTeamTable(connection, { rules })
  const teams = await connection.select<{ team: string; rule_id: string }>(
    'SELECT team, rule_id FROM teams ORDER BY owner_id',
  )
  engine.close()
  return teams
}

const teamsOf = async (tags: readonly Record<string, string>[], keys: readonly string[]) =>
  (await assigned(tags, keys.map(ruleFromTag))).map(({ team }) => team)

it('prefers the key in the very words of the rule to one that is only spelt alike', async () => {
  expect(await teamsOf([{ Team: 'A', team: 'B' }, { Team: 'C' }], ['team'])).toEqual(['B', 'C'])
  expect(await teamsOf([{ Team: 'A', team: 'B' }], ['Team'])).toEqual(['A'])
})

it('reads keys with quotes, slashes, tildes and dots as they are', async () => {
  const keys = ['a"b', 'a/b', 'a~b', 'a.b', "a'b"]
  for (const key of keys) expect(await teamsOf([{ [key]: 'owner' }], [key])).toEqual(['owner'])
})

it('asks tags, accounts and billing accounts, and says which rule decided', async () => {
  const rules: readonly TeamRule[] = [
    {
      id: 'all',
      when: [{ subject: 'tag', key: 'app', test: 'starts-with', values: ['net-'] }],
      gives: { shared: true },
    },
    accountRule('1', 'search'),
    {
      id: 'rest',
      when: [
        { subject: 'billing-account', key: '', test: 'is', values: ['9'] },
        { subject: 'tag', key: 'app', test: 'is-set', values: [] },
      ],
      gives: { team: 'platform' },
    },
  ]
  expect(await assigned([{ App: 'net-1' }, {}, { app: 'x' }, {}], rules)).toEqual([
    { team: 'shared', rule_id: 'all' },
    { team: 'search', rule_id: 'account-1' },
    { team: 'platform', rule_id: 'rest' },
    { team: 'unallocated', rule_id: '' },
  ])
})

it('without rules, nobody owns anything; an owner is never lost', async () => {
  expect(await assigned([{}, { team: 'a' }], [])).toEqual([
    { team: 'unallocated', rule_id: '' },
    { team: 'unallocated', rule_id: '' },
  ])
})

it('a hundred thousand different values take seconds', async () => {
  const tags = Array.from({ length: 100_000 }, (_, index) => ({ team: `team-${index}` }))
  const started = performance.now()
  const teams = await assigned(tags, [accountRule('7', 'seven'), ruleFromTag('team')])
  expect(performance.now() - started).toBeLessThan(10_000)
  expect(teams[7]?.team).toBe('seven')
  expect(teams.at(-1)?.team).toBe('team-99999')
})
