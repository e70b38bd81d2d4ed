import { expect, it } from 'vitest'
import { ruleChanges } from '#lib/domain/teams/rule-changes.ts'
import { NO_SPLIT } from '#lib/domain/teams/shared-split.ts'
import { ruleFromTag, type TeamRule } from '#lib/domain/teams/team-rule.ts'

const of = (...rules: TeamRule[]) => ({ rules, sharedSplit: NO_SPLIT })
const [a, b, c] = ['a', 'b', 'c'].map(ruleFromTag) as [TeamRule, TeamRule, TeamRule]

it('nothing changed where nothing did, whatever the order of a rule’s parts', () => {
  const same = { gives: a.gives, when: a.when, id: a.id }
  expect(ruleChanges(of(a, b), of(same, b))).toEqual({
    changes: [],
    isReordered: false,
    isSplitChanged: false,
  })
})

it('rules are added, removed, changed and moved', () => {
  const changed = { ...b, gives: { team: 'search' } }
  expect(ruleChanges(of(a, b), of(changed, c))).toEqual({
    changes: [
      { change: 'changed', rule: changed, before: b },
      { change: 'added', rule: c, before: null },
      { change: 'removed', rule: a, before: null },
    ],
    isReordered: false,
    isSplitChanged: false,
  })
  expect(ruleChanges(of(a, b), of(c, b, a))).toMatchObject({ isReordered: true })
  expect(ruleChanges(of(a), { ...of(a), sharedSplit: { by: 'even', weights: [] } })).toMatchObject({
    changes: [],
    isSplitChanged: true,
  })
})
