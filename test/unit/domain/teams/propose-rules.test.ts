import { expect, it } from 'vitest'
import { proposeRules } from '#lib/domain/teams/propose-rules.ts'
import { ruleFromTag } from '#lib/domain/teams/team-rule.ts'

const tags = [
  { key: 'Name', share: 0.99, values: 4000 },
  { key: 'stage', share: 0.95, values: 3 },
  { key: 'user:Team', share: 0.71, values: 9 },
  { key: 'CostCenter', share: 0.5, values: 12 },
  { key: 'application', share: 0.8, values: 30 },
  { key: 'owner', share: 0.005, values: 5 },
  { key: 'vendor', share: 1, values: 1 },
]
const accounts = [
  { account: '1', name: 'Shop' },
  { account: '2', name: '' },
]

it('tags that sound like teams come first, by the cost that they cover', () => {
  // 0.71 × 1, 0.8 × 0.6, 0.5 × 0.8; tags with too many values, too few, too little cost or another meaning are left out.
  const found = proposeRules(tags, [], [])
  expect(found.map(({ key, teams }) => [key, teams])).toEqual([
    ['user:Team', 9],
    ['application', 30],
    ['CostCenter', 12],
  ])
  expect(found[0]?.rules).toEqual([{ id: 'tag-user:Team', when: [], gives: { teamFromTag: 'user:Team' } }])
})

it('a tag of another meaning is proposed only where there is none that sounds like a team', () => {
  expect(proposeRules(tags.slice(0, 2), [], []).map(({ key }) => key)).toEqual(['stage'])
})

it('accounts become teams of their names, or of their ids', () => {
  expect(proposeRules([], accounts, [])).toMatchObject([
    { from: 'accounts', teams: 2, rules: [{ gives: { team: 'Shop' } }, { gives: { team: '2' } }] },
  ])
  expect(proposeRules([], accounts.slice(1), [])).toEqual([])
})

it('what the rules name already is not proposed again', () => {
  const rules = [...(proposeRules([], accounts, [])[0]?.rules ?? []), ruleFromTag('TEAM')]
  expect(proposeRules(tags, accounts, rules).map(({ key }) => key)).not.toContain('user:Team')
  expect(proposeRules(tags, accounts, rules).map(({ from }) => from)).not.toContain('accounts')
})
