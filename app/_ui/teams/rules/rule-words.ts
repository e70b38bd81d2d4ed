import { visible } from '#lib/domain/format/visible.ts'
import type { Condition, TeamRule } from '#lib/domain/teams/team-rule.ts'
import { en } from '../../../_messages/en.ts'

const SHOWN = 4

function valuesInWords(values: readonly string[]): string {
  const { words } = en.teams.rules
  const shown = values.slice(0, SHOWN).map((value) => `“${visible(value)}”`)
  const rest = values.length - SHOWN
  return (rest > 0 ? [...shown, words.more(rest)] : shown).join(words.or)
}

function conditionInWords({ subject, key, test, values }: Condition): string {
  const { words } = en.teams.rules
  const what = subject === 'tag' ? words.tag(visible(key)) : words[subject]
  return `${what} ${test === 'is-set' ? words['is-set'] : words[test](valuesInWords(values))}`
}

/** What a rule asks. @example conditionsInWords(rule) // 'tag “env” is “prod” and account is “42”' */
export function conditionsInWords({ when, gives }: TeamRule): string {
  const { words } = en.teams.rules
  if (when.length > 0) return when.map(conditionInWords).join(words.and)
  return 'teamFromTag' in gives
    ? `${words.tag(visible(gives.teamFromTag))} ${words['is-set']}`
    : words.everything
}

/** What a rule gives. @example outcomeInWords(rule) // 'team search' */
export function outcomeInWords({ gives }: TeamRule): string {
  const { words } = en.teams.rules
  if ('team' in gives) return words.team(visible(gives.team))
  return 'teamFromTag' in gives ? words.teamFromTag(visible(gives.teamFromTag)) : words.shared
}

/** A whole rule in one line. */
export const ruleInWords = (rule: TeamRule): string => `${conditionsInWords(rule)} → ${outcomeInWords(rule)}`
