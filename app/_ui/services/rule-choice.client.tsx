'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { formatCount } from '#lib/domain/format/count.ts'
import type { RuleSummary } from '#lib/domain/report/factors-in-use.ts'
import { FIELD } from '../popup-classes.ts'

interface Props {
  readonly rules: readonly RuleSummary[]
  readonly chosen: string
  readonly onChoose: (ruleId: string) => void
}

/** Finds one of hundreds of rules by a part of its name, category or note. */
export function RuleChoice({ rules, chosen, onChoose }: Props) {
  const t = useTranslations()
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const found = rules.filter(({ id, category, note }) =>
    [id, t(`categories.${category}`), note].some((part) => part.toLowerCase().includes(wanted)),
  )
  return (
    <fieldset className="min-w-0">
      <legend className="text-xs font-medium">{t('services.reclassify.rule')}</legend>
      <input
        type="search"
        aria-label={t('services.reclassify.findRule')}
        placeholder={t('services.reclassify.findRule')}
        className={`${FIELD} mt-1`}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <select
        aria-label={t('services.reclassify.rule')}
        size={6}
        className="mt-2 w-full rounded-md border border-strong-line bg-surface p-1 text-[0.8125rem]"
        value={chosen}
        onChange={(event) => onChoose(event.target.value)}
      >
        {found.map(({ id, category, note }) => (
          <option key={id} value={id}>
            {[id, t(`categories.${category}`), note].filter(Boolean).join(' · ')}
          </option>
        ))}
      </select>
      <p role="status" className="mt-1 text-xs text-muted">
        {t('services.reclassify.rules', { shown: formatCount(found.length), all: formatCount(rules.length) })}
      </p>
    </fieldset>
  )
}
