import type { TeamRule } from './team-rule.ts'
import type { TeamRules } from './team-rule-set.ts'

export interface RuleChange {
  readonly change: 'added' | 'removed' | 'changed'
  /** As it is after the change; a removed one as it was. */
  readonly rule: TeamRule
  /** As it was, where it changed. */
  readonly before: TeamRule | null
}

/** What differs between two versions of the rules. */
export interface RuleChanges {
  readonly changes: readonly RuleChange[]
  /** Rules that both have stand in another order. */
  readonly isReordered: boolean
  readonly isSplitChanged: boolean
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const content = ({ when, gives }: TeamRule) => [
  when.map(({ subject, key, test, values }) => [subject, key, test, values]),
  gives,
]

/** What changed from one version of the rules to another. Rules are the same rule where they have the same id. */
export function ruleChanges(before: TeamRules, after: TeamRules): RuleChanges {
  const [old, now] = [before, after].map(({ rules }) => new Map(rules.map((rule) => [rule.id, rule])))
  const changes = after.rules.flatMap((rule): RuleChange[] => {
    const was = old?.get(rule.id)
    if (!was) return [{ change: 'added', rule, before: null }]
    return same(content(was), content(rule)) ? [] : [{ change: 'changed', rule, before: was }]
  })
  const removed = before.rules
    .filter(({ id }) => !now?.has(id))
    .map((rule): RuleChange => ({ change: 'removed', rule, before: null }))
  const kept = (rules: readonly TeamRule[], other: ReadonlyMap<string, TeamRule> | undefined) =>
    rules.filter(({ id }) => other?.has(id)).map(({ id }) => id)
  const split = ({ sharedSplit: { by, weights } }: TeamRules) => [
    by,
    weights.map(({ team, weight }) => [team, weight]),
  ]
  return {
    changes: [...changes, ...removed],
    isReordered: !same(kept(before.rules, now), kept(after.rules, old)),
    isSplitChanged: !same(split(before), split(after)),
  }
}
