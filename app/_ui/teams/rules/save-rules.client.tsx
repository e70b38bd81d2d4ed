'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { TeamRuleSet, TeamRules } from '#lib/domain/teams/team-rule-set.ts'
import { AuthorField } from '../../author-field.client.tsx'
import { callApi, jsonBody, type Problem } from '../../call-api.client.tsx'
import { FIELD, PRIMARY_BUTTON, SECONDARY_BUTTON } from '../../popup-classes.ts'
import { ProblemNote } from '../../problem-note.tsx'
import { useAuthor } from '../../use-author.client.tsx'

interface Props {
  readonly slug: string
  readonly rules: TeamRules
  /** The version that they were made from. */
  readonly basedOn: number
  readonly isChanged: boolean
  readonly isReady: boolean
  readonly note: string
  readonly onNote: (note: string) => void
  readonly onSaved: (saved: TeamRuleSet) => void
  readonly onDiscard: () => void
}

/** Puts the rules of the editor in force, under a name and with a reason. */
export function SaveRules(props: Props) {
  const t = useTranslations()
  const { slug, rules, basedOn, isChanged, isReady, note } = props
  const [author] = useAuthor()
  const [isSaving, setSaving] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = async () => {
    setSaving(true)
    setProblem(null)
    const answer = await callApi<TeamRuleSet>(
      `/api/v1/organisations/${encodeURIComponent(slug)}/team-rules`,
      jsonBody('PUT', { ...rules, author, note, basedOn }),
    )
    setSaving(false)
    if (answer.ok) props.onSaved(answer.body)
    else setProblem(answer.problem)
  }
  return (
    <form
      aria-label={t('teams.save.title')}
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className="grid gap-3 sm:grid-cols-[1fr_2fr]">
        <AuthorField />
        <label className="block min-w-0 text-xs font-medium">
          {t('teams.save.note')} <span className="font-normal text-muted">({t('author.required')})</span>
          <input
            className={`${FIELD} mt-1 font-normal`}
            required
            maxLength={500}
            value={note}
            onChange={(event) => props.onNote(event.target.value)}
          />
          <span className="mt-1 block font-normal text-muted">{t('teams.save.noteHint')}</span>
        </label>
      </div>
      {problem && <ProblemNote problem={problem} />}
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className={PRIMARY_BUTTON} disabled={!isChanged || !isReady || isSaving}>
          {isSaving ? t('teams.save.saving') : t('teams.save.save')}
        </button>
        {isChanged ? (
          <button type="button" className={SECONDARY_BUTTON} onClick={props.onDiscard}>
            {t('teams.save.discard')}
          </button>
        ) : (
          <span className="text-[0.8125rem] text-muted">{t('teams.save.unchanged')}</span>
        )}
      </div>
    </form>
  )
}
