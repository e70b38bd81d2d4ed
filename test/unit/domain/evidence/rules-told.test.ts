import { describe, expect, it } from 'vitest'
import { toldRules } from '#lib/domain/evidence/rules-told.ts'
import { ruleFromTag, type TeamRule } from '#lib/domain/teams/team-rule.ts'

const byAccount = (id: string, values: readonly string[], team: string): TeamRule => ({
  id,
  when: [{ subject: 'account', key: '', test: 'is', values }],
  gives: { team },
})
const RULES: readonly TeamRule[] = [
  byAccount('first', ['7'], 'hidden'),
  {
    id: 'second',
    when: [
      { subject: 'tag', key: 'app', test: 'starts-with', values: ['shop-', 'hidden-'] },
      { subject: 'account', key: '', test: 'is', values: ['42', '7'] },
      { subject: 'billing-account', key: '', test: 'is-set', values: [] },
    ],
    gives: { team: 'shop' },
  },
  ruleFromTag('squad'),
]
const valuesOf = ({ subject }: { subject: string }) =>
  ({ account: [' 42 '], tag: ['shop-cart'] })[subject] ?? []

describe('the rules that are told of a narrowed figure', () => {
  it('are those that decided, with the values of its own lines alone, and of those before only that they were tried', () => {
    const told = toldRules(RULES, new Set(['second']), valuesOf)
    expect(told).toEqual([
      { position: 1, decided: false, looksAt: ['account'] },
      {
        position: 2,
        decided: true,
        withheld: 2,
        rule: {
          id: 'second',
          when: [
            { subject: 'tag', key: 'app', test: 'starts-with', values: ['shop-'] },
            { subject: 'account', key: '', test: 'is', values: ['42'] },
            { subject: 'billing-account', key: '', test: 'is-set', values: [] },
          ],
          gives: { team: 'shop' },
        },
      },
    ])
    expect(JSON.stringify(told)).not.toMatch(/hidden|"7"/)
  })

  it('are all, without a word of theirs, where no rule matched', () => {
    expect(toldRules(RULES, new Set(['']), valuesOf)).toEqual([
      { position: 1, decided: false, looksAt: ['account'] },
      { position: 2, decided: false, looksAt: ['tag', 'account', 'billing-account'] },
      { position: 3, decided: false, looksAt: ['tag'] },
    ])
  })

  it('are none where the figure has no lines', () => {
    expect(toldRules(RULES, new Set(), valuesOf)).toEqual([])
  })
})
