'use client'
import { useTranslations } from 'next-intl'
import type { RuleMatch } from '#lib/domain/teams/rules-preview.ts'
import type { TeamRule } from '#lib/domain/teams/team-rule.ts'
import { Icon } from '../../icon.tsx'
import { ROW_BUTTON } from '../../popup-classes.ts'
import type { Suggestions } from './condition-fields.client.tsx'
import { matchedInWords } from './matched-text.ts'
import { RuleForm } from './rule-form.client.tsx'
import { conditionsInWords, outcomeInWords } from './rule-words.ts'

interface Props {
  readonly number: number
  readonly rule: TeamRule
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly isOpen: boolean
  readonly match: RuleMatch | undefined
  readonly suggestions: Suggestions
  readonly onToggle: () => void
  readonly onChange: (rule: TeamRule) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

const ICON_BUTTON =
  'grid size-8 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink disabled:opacity-30'

/** A rule of the editor: what it says and matches, its place, and its form where it is open. */
export function RuleRow(props: Props) {
  const t = useTranslations()
  const { number, rule, isFirst, isLast, isOpen, match, suggestions } = props
  return (
    <li className="rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-start gap-x-3 gap-y-1 px-3 py-2">
        <span className="figures mt-1 w-5 shrink-0 text-xs leading-6 text-muted">{number}</span>
        <div className="min-w-0 flex-1 basis-40">
          <p className="leading-6 break-words">
            {conditionsInWords(t, rule)} <span className="text-muted">→</span>{' '}
            <span className="font-medium">{outcomeInWords(t, rule)}</span>
          </p>
          <p className="figures text-xs text-muted">{match ? matchedInWords(t, match) : ' '}</p>
        </div>
        <div className="ms-auto flex items-center">
          <button
            type="button"
            className={ICON_BUTTON}
            disabled={isFirst}
            aria-label={t('teams.rules.up', { number })}
            onClick={() => props.onMove(-1)}
          >
            <Icon name="up" size={15} />
          </button>
          <button
            type="button"
            className={ICON_BUTTON}
            disabled={isLast}
            aria-label={t('teams.rules.down', { number })}
            onClick={() => props.onMove(1)}
          >
            <span className="rotate-180">
              <Icon name="up" size={15} />
            </span>
          </button>
          <button
            type="button"
            className={ROW_BUTTON}
            aria-expanded={isOpen}
            aria-label={
              isOpen ? t('teams.rules.doneRule', { number }) : t('teams.rules.editRule', { number })
            }
            onClick={props.onToggle}
          >
            {isOpen ? t('teams.rules.done') : t('teams.rules.change')}
          </button>
          <button
            type="button"
            className={ICON_BUTTON}
            aria-label={t('teams.rules.remove', { number })}
            onClick={props.onRemove}
          >
            <Icon name="trash" size={15} />
          </button>
        </div>
      </div>
      {isOpen && <RuleForm rule={rule} suggestions={suggestions} onChange={props.onChange} />}
    </li>
  )
}
