'use client'
import { useTranslations } from 'next-intl'
import type { Condition, Outcome, TeamRule } from '#lib/domain/teams/team-rule.ts'
import { FIELD, ROW_BUTTON } from '../../popup-classes.ts'
import { ConditionFields, type Suggestions } from './condition-fields.client.tsx'
import { isComplete } from './is-complete.ts'

const OUTCOMES = ['team', 'teamFromTag', 'shared'] as const
type OutcomeName = (typeof OUTCOMES)[number]

const NEW_CONDITION: Condition = { subject: 'tag', key: '', test: 'is', values: [] }

const outcomeName = (gives: Outcome): OutcomeName => {
  if ('team' in gives) return 'team'
  return 'teamFromTag' in gives ? 'teamFromTag' : 'shared'
}

const outcome = (name: OutcomeName, text: string): Outcome => {
  if (name === 'team') return { team: text }
  return name === 'teamFromTag' ? { teamFromTag: text } : { shared: true }
}

interface Props {
  readonly rule: TeamRule
  readonly suggestions: Suggestions
  readonly onChange: (rule: TeamRule) => void
}

/** Everything that a rule says, to be changed. */
export function RuleForm({ rule, suggestions, onChange }: Props) {
  const t = useTranslations()
  const { when, gives } = rule
  const name = outcomeName(gives)
  const text = 'team' in gives ? gives.team : 'teamFromTag' in gives ? gives.teamFromTag : ''
  const setWhen = (next: readonly Condition[]) => onChange({ ...rule, when: next })
  return (
    <div className="space-y-3 border-t border-line px-3 py-3">
      <fieldset className="min-w-0">
        <legend className="text-xs font-medium text-muted">{t('teams.form.conditions')}</legend>
        {when.length === 0 && (
          <p className="mt-1 text-[0.8125rem] text-muted">{t('teams.form.noConditions')}</p>
        )}
        <ul className="mt-2 space-y-2">
          {[...when.entries()].map(([place, condition]) => (
            <ConditionFields
              key={place}
              number={place + 1}
              condition={condition}
              suggestions={suggestions}
              onChange={(next) => setWhen(when.with(place, next))}
              onRemove={() => setWhen(when.filter((one) => one !== condition))}
            />
          ))}
        </ul>
        <button
          type="button"
          className={`${ROW_BUTTON} mt-1 -ms-2`}
          onClick={() => setWhen([...when, NEW_CONDITION])}
        >
          + {t('teams.form.addCondition')}
        </button>
      </fieldset>
      <div className="flex flex-wrap items-center gap-2">
        <label className="flex max-w-full flex-wrap items-center gap-2 text-xs font-medium text-muted">
          {t('teams.form.gives')}
          <select
            className={`${FIELD} w-auto! max-w-full font-normal`}
            value={name}
            onChange={(event) =>
              onChange({
                ...rule,
                gives: outcome(OUTCOMES.find((one) => one === event.target.value) ?? name, text),
              })
            }
          >
            {OUTCOMES.map((one) => (
              <option key={one} value={one}>
                {t(`teams.form.outcomes.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {name !== 'shared' && (
          <input
            aria-label={name === 'team' ? t('teams.form.team') : t('teams.form.tag')}
            placeholder={name === 'team' ? t('teams.form.team') : t('teams.form.tag')}
            {...(name === 'teamFromTag' ? { list: suggestions.tags } : {})}
            className={`${FIELD} max-w-64`}
            maxLength={200}
            value={text}
            onChange={(event) => onChange({ ...rule, gives: outcome(name, event.target.value) })}
          />
        )}
      </div>
      {!isComplete(rule) && <p className="text-[0.8125rem] text-warn">{t('teams.form.incomplete')}</p>}
    </div>
  )
}
