import { visible } from '#lib/domain/format/visible.ts'
import type { Condition, TeamRule } from '#lib/domain/teams/team-rule.ts'
import type { Translate } from '../../../_i18n/translate.ts'

const SHOWN = 4

function valuesInWords(t: Translate, values: readonly string[]): string {
  const shown = values.slice(0, SHOWN).map((value) => `“${visible(value)}”`)
  const rest = values.length - SHOWN
  return (rest > 0 ? [...shown, t('teams.rules.words.more', { count: rest })] : shown).join(
    t('teams.rules.words.or'),
  )
}

function conditionInWords(t: Translate, { subject, key, test, values }: Condition): string {
  const what =
    subject === 'tag' ? t('teams.rules.words.tag', { key: visible(key) }) : t(`teams.rules.words.${subject}`)
  return `${what} ${test === 'is-set' ? t('teams.rules.words.is-set') : t(`teams.rules.words.${test}`, { values: valuesInWords(t, values) })}`
}

/** What a rule asks. @example conditionsInWords(rule) // 'tag “env” is “prod” and account is “42”' */
export function conditionsInWords(t: Translate, { when, gives }: TeamRule): string {
  if (when.length > 0) return when.map((item) => conditionInWords(t, item)).join(t('teams.rules.words.and'))
  return 'teamFromTag' in gives
    ? `${t('teams.rules.words.tag', { key: visible(gives.teamFromTag) })} ${t('teams.rules.words.is-set')}`
    : t('teams.rules.words.everything')
}

/** What a rule gives. @example outcomeInWords(rule) // 'team search' */
export function outcomeInWords(t: Translate, { gives }: TeamRule): string {
  if ('team' in gives) return t('teams.rules.words.team', { team: visible(gives.team) })
  return 'teamFromTag' in gives
    ? t('teams.rules.words.teamFromTag', { key: visible(gives.teamFromTag) })
    : t('teams.rules.words.shared')
}

/** A whole rule in one line. */
export const ruleInWords = (t: Translate, rule: TeamRule): string =>
  `${conditionsInWords(t, rule)} → ${outcomeInWords(t, rule)}`
