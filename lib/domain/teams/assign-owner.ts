import { type Assignment, compileRules } from './compile-rules.ts'
import { normaliseTagKey } from './normalise-tag-key.ts'
import type { Subject, TeamRule } from './team-rule.ts'

/** Who pays for a line. */
export interface Owner {
  readonly tags: Readonly<Record<string, string>>
  /** FOCUS SubAccountId. */
  readonly account: string
  /** FOCUS BillingAccountId. */
  readonly billingAccount: string
}

/** The keys that a rule's key means, its very words first, then others in order. @example keysAlike('team', ['Team', 'team', 'app']) // ['team', 'Team'] */
export function keysAlike(ruleKey: string, keys: readonly string[]): readonly string[] {
  const wanted = normaliseTagKey(ruleKey)
  const alike = keys.filter((key) => normaliseTagKey(key) === wanted).sort()
  return alike.sort((a, b) => Number(b === ruleKey) - Number(a === ruleKey))
}

function valueFor({ subject, key }: Subject, { tags, account, billingAccount }: Owner): string {
  if (subject === 'account') return account
  if (subject === 'billing-account') return billingAccount
  return (
    keysAlike(key, Object.keys(tags))
      .map((alike) => tags[alike] ?? '')
      .find((value) => value !== '') ?? ''
  )
}

/**
 * The team of one owner, and the rule that gives it.
 *
 * @example assignOwner([ruleFromTag('team')], { tags: { Team: 'search' }, account: '1', billingAccount: '1' })
 * // { team: 'search', ruleId: 'tag-team' }
 */
export function assignOwner(rules: readonly TeamRule[], owner: Owner): Assignment {
  const { subjects, assign } = compileRules(rules)
  return assign(subjects.map((subject) => valueFor(subject, owner)))
}
