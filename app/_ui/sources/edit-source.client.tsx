'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { editedConfig, filledOf, secretOf } from '#lib/domain/sources/source-fields.ts'
import { callApi, jsonBody, type Problem } from '../call-api.client.tsx'
import { FIELD, SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import type { ListedSource } from './listed-source.ts'
import { SourceFields } from './source-fields.client.tsx'
import { sourcesApi } from './sources-api.ts'

interface Props {
  readonly slug: string
  readonly source: ListedSource
  /** Who changes it; empty where nobody said. */
  readonly author: string
  readonly onDone: () => void
}

/** Changes the name, the place, the secret and the cost limit of a source. An empty secret leaves the one there is. */
export function EditSource({ slug, source, author, onDone }: Props) {
  const t = useTranslations()
  const { id, kind, config } = source
  const limitBefore = source.budgetUsd === null ? '' : `${source.budgetUsd}`
  const [name, setName] = useState(source.name)
  const [filled, setFilled] = useState(() => filledOf(kind, config))
  const [secret, setSecret] = useState('')
  const [limit, setLimit] = useState(limitBefore)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    setProblem(null)
    const changed = editedConfig(kind, config, filled)
    const kept = secret.trim() === '' ? undefined : secretOf(kind, secret)
    const wish = {
      ...(name.trim() === source.name ? {} : { name }),
      ...(changed === undefined ? {} : { config: changed }),
      ...(kept === undefined ? {} : { secret: kept }),
      ...(limit === limitBefore ? {} : { budgetUsd: limit === '' ? null : Number(limit) }),
      author,
    }
    const answer = await callApi(sourcesApi(slug, id), jsonBody('PATCH', wish))
    setBusy(false)
    if (answer.ok) onDone()
    else setProblem(answer.problem)
  }
  return (
    <form
      className="space-y-3 border-t border-line pt-3"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <label className="block text-xs font-medium">
        {t('sources.name')}
        <input
          className={`${FIELD} mt-1 font-normal`}
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <SourceFields
        kind={kind}
        filled={filled}
        secret={secret}
        onFill={(field, text) => setFilled({ ...filled, [field]: text })}
        onSecret={setSecret}
      />
      <label className="block text-xs font-medium">
        {t('sources.edit.limit')}
        <input
          className={`${FIELD} mt-1 font-normal`}
          type="number"
          min={0}
          max={10_000}
          step="any"
          value={limit}
          onChange={(event) => setLimit(event.target.value)}
        />
        <span className="mt-1 block font-normal text-muted">{t('sources.edit.limitHint')}</span>
      </label>
      <p className="text-xs text-muted">{t('sources.edit.again')}</p>
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" className={SECONDARY_BUTTON} disabled={isBusy || author === ''}>
        {t('sources.edit.save')}
      </button>
    </form>
  )
}
