import { describe, expect, it } from 'vitest'
import { RULE_COLUMNS, readRulesTable, rulesTable } from '#lib/domain/teams/rules-table.ts'
import type { TeamRule } from '#lib/domain/teams/team-rule.ts'

const rules: readonly TeamRule[] = [
  {
    id: 'a',
    when: [
      { subject: 'tag', key: 'env', test: 'is', values: ['prod', '=1+1'] },
      { subject: 'billing-account', key: '', test: 'is-set', values: [] },
    ],
    gives: { team: '@sre' },
  },
  { id: 'b', when: [], gives: { teamFromTag: 'team' } },
  {
    id: 'c',
    when: [{ subject: 'account', key: '', test: 'starts-with', values: ['0042'] }],
    gives: { shared: true },
  },
]

it('rules come back as they were, and no cell runs in a spreadsheet', () => {
  const table = rulesTable(rules)
  expect(table).toEqual([
    [...RULE_COLUMNS],
    ['a', 'tag', 'env', 'is', 'prod', 'team', "'@sre"],
    ['a', 'tag', 'env', 'is', "'=1+1", 'team', "'@sre"],
    ['a', 'billing-account', '', 'is-set', '', 'team', "'@sre"],
    ['b', '', '', '', '', 'team-from-tag', 'team'],
    ['c', 'account', '', 'starts-with', '0042', 'shared', ''],
  ])
  expect(readRulesTable(table)).toEqual({ rules, faults: [] })
})

it('columns may be in any order, and a row without a rule is one of its own', () => {
  const read = readRulesTable([
    ['Name', 'Value', 'Gives', 'Test', 'Subject'],
    ['search', '42', 'team', 'is', 'account'],
    ['search', '43', 'team', 'IS', 'Account'],
  ])
  expect(read.faults).toEqual([])
  expect(read.rules.map(({ id, gives }) => [id, gives])).toEqual([
    ['row-2', { team: 'search' }],
    ['row-3', { team: 'search' }],
  ])
})

describe('a row at fault is named, and its rule left out:', () => {
  it.each([
    [['1', 'colour', '', 'is', 'x', 'team', 't'], /no subject/],
    [['1', 'tag', '', 'is', 'x', 'team', 't'], /needs its key/],
    [['1', 'account', '', 'like', 'x', 'team', 't'], /no test/],
    [['1', 'account', '', 'is', '', 'team', 't'], /needs a value/],
    [['1', 'account', '', 'is-set', 'x', 'team', 't'], /takes no value/],
    [['1', '', '', 'is', 'x', 'team', 't'], /needs a subject/],
    [['1', '', '', '', '', 'team', ''], /has no name/],
    [['1', '', '', '', '', 'team-from-tag', ''], /is missing/],
    [['1', '', '', '', '', 'give', 't'], /no outcome/],
  ])('%j', (row, fault) => {
    const read = readRulesTable([[...RULE_COLUMNS], ['0', '', '', '', '', 'shared', ''], row])
    expect(read).toMatchObject({
      rules: [{ id: '0' }],
      faults: [{ line: 3, fault: expect.stringMatching(fault) }],
    })
  })

  it('rows of one rule that are apart, or give different things', () => {
    const head = [...RULE_COLUMNS]
    const row = (id: string, account: string, team: string) => [
      id,
      'account',
      '',
      'is',
      account,
      'team',
      team,
    ]
    expect(readRulesTable([head, row('1', 'a', 't'), row('2', 'b', 't'), row('1', 'c', 't')]).faults).toEqual(
      [{ line: 4, fault: 'The rows of rule “1” do not follow each other.' }],
    )
    expect(readRulesTable([head, row('1', 'a', 't'), row('1', 'b', 'u')])).toEqual({
      rules: [],
      faults: [{ line: 3, fault: 'Rule “1” gives one thing in line 2 and another here.' }],
    })
  })

  it('a file without the columns that every rule needs', () => {
    expect(readRulesTable([['account', 'team']]).faults).toEqual([
      { line: 1, fault: 'The header has no column gives and no name.' },
    ])
  })
})
