import { describe, expect, it } from 'vitest'
import { assignOwner, keysAlike } from '#lib/domain/teams/assign-owner.ts'
import { compileRules } from '#lib/domain/teams/compile-rules.ts'
import { type Condition, ruleFromTag, type TeamRule } from '#lib/domain/teams/team-rule.ts'

const tag = (key: string, test: Condition['test'], ...values: string[]): Condition => ({
  subject: 'tag',
  key,
  test,
  values,
})
const account = (...values: string[]): Condition => ({ subject: 'account', key: '', test: 'is', values })
const gives = (id: string, team: string, ...when: Condition[]): TeamRule => ({ id, when, gives: { team } })
const owner = (tags: Record<string, string>, account = '1', billingAccount = '9') => ({
  tags,
  account,
  billingAccount,
})

describe('the first rule that matches', () => {
  const rules: readonly TeamRule[] = [
    gives('prod', 'sre', tag('env', 'is', 'prod', 'live'), account('42')),
    gives('app', 'mobile', tag('app', 'starts-with', 'ios-', 'android-')),
    { id: 'net', when: [tag('network', 'is-set')], gives: { shared: true } },
    ruleFromTag('team'),
    { id: 'bill', when: [{ ...account('9'), subject: 'billing-account' }], gives: { team: 'finance' } },
  ]

  it.each([
    [owner({ env: 'live', app: 'ios-1' }, '42'), 'sre', 'prod'],
    [owner({ env: 'prod', app: 'ios-1' }, '43'), 'mobile', 'app'],
    [owner({ app: 'ios' }), 'finance', 'bill'],
    [owner({ network: 'x', team: 'search' }), 'shared', 'net'],
    [owner({ network: ' ', team: ' search ' }), 'search', 'tag-team'],
    [owner({ team: '' }), 'finance', 'bill'],
    [owner({}, '1', '8'), 'unallocated', null],
  ])('%j belongs to %s by %s', (who, team, ruleId) => {
    expect(assignOwner(rules, who)).toEqual({ team, ruleId })
  })

  it('is found in the order of the rules, whether they ask for certain values or not', () => {
    const two = [gives('any', 'a', tag('x', 'is-set')), gives('one', 'b', tag('x', 'is', '1'))]
    expect(assignOwner(two, owner({ x: '1' })).ruleId).toBe('any')
    expect(assignOwner([...two].reverse(), owner({ x: '1' })).ruleId).toBe('one')
  })

  it('without conditions takes everything', () => {
    expect(assignOwner([gives('rest', 'platform')], owner({})).team).toBe('platform')
  })

  it('gives tags of odd names and values no other meaning', () => {
    const odd = [gives('odd', 'a', tag('__proto__', 'is', 'constructor'))]
    expect(assignOwner(odd, owner(JSON.parse('{"__proto__": "constructor"}'))).team).toBe('a')
    expect(assignOwner(odd, owner({})).team).toBe('unallocated')
  })
})

it('a key stands for its other spellings, its very words first', () => {
  expect(keysAlike('team', ['user:Team', 'app', 'TEAM', 'team'])).toEqual(['team', 'TEAM', 'user:Team'])
  expect(assignOwner([ruleFromTag('team')], owner({ Team: 'A', team: 'B' })).team).toBe('B')
  expect(assignOwner([ruleFromTag('Team')], owner({ Team: '', team: 'B' })).team).toBe('B')
})

it('ten thousand accounts are as quick as one, over a hundred thousand owners', () => {
  const rules = Array.from({ length: 10_000 }, (_, n) => gives(`r${n}`, `t${n % 50}`, account(String(n))))
  const { assign, subjects } = compileRules([...rules, ruleFromTag('team')])
  expect(subjects).toHaveLength(2)
  const started = performance.now()
  const teams = Array.from({ length: 100_000 }, (_, n) => assign([String(n), `own-${n}`]).team)
  expect(performance.now() - started).toBeLessThan(2000)
  expect(teams[60]).toBe('t10')
  expect(teams[99_999]).toBe('own-99999')
})
