'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import type { RulesPreview } from '#lib/domain/teams/rules-preview.ts'
import type { TeamRule } from '#lib/domain/teams/team-rule.ts'
import { SECONDARY_BUTTON } from '../../popup-classes.ts'
import type { Suggestions } from './condition-fields.client.tsx'
import { matchedInWords } from './matched-text.ts'
import { RuleRow } from './rule-row.client.tsx'

interface Props {
  readonly rules: readonly TeamRule[]
  readonly preview: RulesPreview | null
  readonly suggestions: Suggestions
  readonly onChange: (rules: readonly TeamRule[]) => void
  /** What else may be done with the rules. */
  readonly children: ReactNode
}

/** The ordered rules, with what each matches; they are added, changed, moved and removed here. */
export function RuleList({ rules, preview, suggestions, onChange, children }: Props) {
  const t = useTranslations()
  const [open, setOpen] = useState<string | null>(null)
  const [moved, setMoved] = useState('')
  const matches = new Map(preview?.matches.map((match) => [match.ruleId, match]))
  const unmatched = matches.get(null)
  const move = (place: number, by: -1 | 1) => {
    const [rule, other] = [rules[place], rules[place + by]]
    if (!rule || !other) return
    onChange(rules.with(place, other).with(place + by, rule))
    setMoved(t('teams.rules.moved', { from: place + 1, to: place + by + 1 }))
  }
  const add = () => {
    const id = crypto.randomUUID()
    onChange([...rules, { id, when: [], gives: { team: '' } }])
    setOpen(id)
  }
  return (
    <div>
      {rules.length === 0 && <p className="text-muted">{t('teams.rules.none')}</p>}
      <ol aria-label={t('teams.rules.ordered')} className="space-y-1.5">
        {[...rules.entries()].map(([place, rule]) => (
          <RuleRow
            key={rule.id}
            number={place + 1}
            rule={rule}
            isFirst={place === 0}
            isLast={place === rules.length - 1}
            isOpen={open === rule.id}
            match={matches.get(rule.id)}
            suggestions={suggestions}
            onToggle={() => setOpen(open === rule.id ? null : rule.id)}
            onChange={(next) => onChange(rules.with(place, next))}
            onMove={(by) => move(place, by)}
            onRemove={() => onChange(rules.filter((one) => one !== rule))}
          />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {moved}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
        <button type="button" className={SECONDARY_BUTTON} onClick={add}>
          {t('teams.rules.add')}
        </button>
        {children}
        {unmatched && (
          <p className="figures text-[0.8125rem] text-muted">
            {t('teams.rules.unmatched')}: {matchedInWords(t, unmatched)}
          </p>
        )}
      </div>
    </div>
  )
}
