'use client'
import { useTranslations } from 'next-intl'
import {
  CONDITION_SUBJECTS,
  CONDITION_TESTS,
  type Condition,
  type ConditionSubject,
} from '#lib/domain/teams/team-rule.ts'
import { Icon } from '../../icon.tsx'
import { FIELD } from '../../popup-classes.ts'

/** Ids of lists of suggestions on the page. */
export interface Suggestions {
  readonly tags: string
  readonly accounts: string
}

interface Props {
  readonly number: number
  readonly condition: Condition
  readonly suggestions: Suggestions
  readonly onChange: (condition: Condition) => void
  readonly onRemove: () => void
}

/** One condition of a rule: what, test, values. */
export function ConditionFields({ number, condition, suggestions, onChange, onRemove }: Props) {
  const t = useTranslations()
  const { subject, key, test, values } = condition
  const choose = (next: ConditionSubject) =>
    onChange({ ...condition, subject: next, key: next === 'tag' ? key : '', values: [] })
  return (
    <li className="grid grid-cols-[1fr_auto] gap-2 rounded-md bg-sunken p-2 sm:grid-cols-[9rem_10rem_11rem_1fr_auto]">
      <select
        aria-label={`${t('teams.form.subject')} ${number}`}
        className={`${FIELD} max-sm:col-start-1`}
        value={subject}
        onChange={(event) => choose(CONDITION_SUBJECTS.find((one) => one === event.target.value) ?? subject)}
      >
        {CONDITION_SUBJECTS.map((one) => (
          <option key={one} value={one}>
            {t(`teams.form.subjects.${one}`)}
          </option>
        ))}
      </select>
      {subject === 'tag' ? (
        <input
          aria-label={`${t('teams.form.key')} ${number}`}
          placeholder={t('teams.form.key')}
          list={suggestions.tags}
          className={`${FIELD} max-sm:col-start-1`}
          maxLength={200}
          value={key}
          onChange={(event) => onChange({ ...condition, key: event.target.value })}
        />
      ) : (
        <span className="hidden sm:block" />
      )}
      <select
        aria-label={`${t('teams.form.test')} ${number}`}
        className={`${FIELD} max-sm:col-start-1`}
        value={test}
        onChange={(event) => {
          const next = CONDITION_TESTS.find((one) => one === event.target.value) ?? test
          onChange({ ...condition, test: next, values: next === 'is-set' ? [] : values })
        }}
      >
        {CONDITION_TESTS.map((one) => (
          <option key={one} value={one}>
            {t(`teams.form.tests.${one}`)}
          </option>
        ))}
      </select>
      {test === 'is-set' ? (
        <span className="hidden sm:block" />
      ) : (
        <textarea
          aria-label={`${t('teams.form.values')} ${number}`}
          placeholder={t('teams.form.values')}
          className={`${FIELD} field-sizing-content max-h-48 resize-y py-1.5 max-sm:col-start-1`}
          rows={1}
          value={values.join('\n')}
          onChange={(event) =>
            onChange({
              ...condition,
              values: event.target.value === '' ? [] : event.target.value.split('\n'),
            })
          }
        />
      )}
      <button
        type="button"
        aria-label={t('teams.form.removeCondition', { number })}
        className="grid size-9 place-items-center rounded-md text-muted hover:bg-surface hover:text-ink max-sm:col-start-2 max-sm:row-start-1"
        onClick={onRemove}
      >
        <Icon name="close" size={15} />
      </button>
    </li>
  )
}
