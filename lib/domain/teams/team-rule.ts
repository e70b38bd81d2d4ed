/** What a condition looks at: a tag, FOCUS SubAccountId, or FOCUS BillingAccountId. */
export const CONDITION_SUBJECTS = ['tag', 'account', 'billing-account'] as const
export type ConditionSubject = (typeof CONDITION_SUBJECTS)[number]

export const CONDITION_TESTS = ['is', 'starts-with', 'is-set'] as const
export type ConditionTest = (typeof CONDITION_TESTS)[number]

export interface Subject {
  readonly subject: ConditionSubject
  /** The key of the tag, in any spelling that `normaliseTagKey` makes the same; empty for accounts. */
  readonly key: string
}

/** Something that must hold of an owner. Values are compared letter for letter, without blanks around them. */
export interface Condition extends Subject {
  readonly test: ConditionTest
  /** Any one of them will do. None for `is-set`. */
  readonly values: readonly string[]
}

/** Whose usage it is: one team's, that of the team which a tag names, or everybody's. */
export type Outcome = { readonly team: string } | { readonly teamFromTag: string } | { readonly shared: true }

/** Gives usage to a team where every condition holds; without conditions, all of it. */
export interface TeamRule {
  /** Tells a rule from the others of its set, and stays the same from version to version. */
  readonly id: string
  readonly when: readonly Condition[]
  readonly gives: Outcome
}

/** The rule by which a tag alone names the team. */
export const ruleFromTag = (key: string): TeamRule => ({
  id: `tag-${key}`,
  when: [],
  gives: { teamFromTag: key },
})
