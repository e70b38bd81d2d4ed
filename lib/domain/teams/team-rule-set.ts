import { NO_SPLIT, type SharedSplit } from './shared-split.ts'
import { ruleFromTag, type TeamRule } from './team-rule.ts'

/** Which usage is whose: the first rule that matches decides. */
export interface TeamRules {
  readonly rules: readonly TeamRule[]
  readonly sharedSplit: SharedSplit
}

/** The rules as they were from one change to the next. */
export interface TeamRuleSet extends TeamRules {
  /** Grows by one with every change. */
  readonly version: number
  /** Empty where nobody chose them. */
  readonly author: string
  readonly note: string
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

/** What holds until somebody says otherwise: the tag `team` names the team. */
export const DEFAULT_TEAM_RULES: TeamRules = { rules: [ruleFromTag('team')], sharedSplit: NO_SPLIT }
