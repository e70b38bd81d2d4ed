'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { MAX_NAME_LENGTH } from '#lib/domain/sci/name-fault.ts'
import { AuthorField } from '../author-field.client.tsx'
import { callApi, jsonBody } from '../call-api.client.tsx'
import { FIELD, PRIMARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useAuthor } from '../use-author.client.tsx'
import type { CountsProps } from './counts-props.ts'
import { sciPath } from './sci-path.ts'
import { useSaving } from './use-saving.client.tsx'

const LABEL = 'block min-w-0 text-xs font-medium'
const INPUT = `${FIELD} mt-1 font-normal`

/** The same count on every day of a range, such as seats. */
export function ConstantForm({
  slug,
  boundary,
  days,
  known,
  onSaved,
}: CountsProps & { onSaved: () => void }) {
  const t = useTranslations()
  const [author] = useAuthor()
  const [operation, setOperation] = useState(known[0]?.operation ?? '')
  const [unit, setUnit] = useState(known[0]?.unit ?? '')
  const [perDay, setPerDay] = useState('')
  const [from, setFrom] = useState(days?.from ?? '')
  const [to, setTo] = useState(days?.to ?? '')
  const { isSaving, problem, save } = useSaving()
  const kept = known.find((each) => each.operation === operation.trim())?.unit
  const body = {
    boundary,
    operation: operation.trim(),
    unit: kept ?? unit.trim(),
    perDay: Number(perDay),
    from,
    to,
    author: author.trim(),
  }
  const isReady =
    body.operation !== '' &&
    body.unit !== '' &&
    perDay !== '' &&
    body.author !== '' &&
    from !== '' &&
    to !== ''
  return (
    <form
      className="mt-3 grid gap-3 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault()
        void save(() => callApi(sciPath(slug, 'counts/constant'), jsonBody('POST', body)), onSaved)
      }}
    >
      <label className={LABEL}>
        {t('sci.counts.operation')}
        <input
          className={INPUT}
          required
          maxLength={MAX_NAME_LENGTH}
          placeholder={t('sci.counts.operationHint')}
          value={operation}
          onChange={(event) => setOperation(event.target.value)}
        />
      </label>
      <label className={LABEL}>
        {t('sci.counts.unit')}
        <input
          className={INPUT}
          required
          disabled={kept !== undefined}
          maxLength={MAX_NAME_LENGTH}
          placeholder={t('sci.counts.unitHint')}
          value={kept ?? unit}
          onChange={(event) => setUnit(event.target.value)}
        />
      </label>
      <label className={`${LABEL} sm:col-span-2`}>
        {t('sci.counts.perDay')}
        <input
          type="number"
          min={0}
          step="any"
          required
          className={`${INPUT} figures`}
          value={perDay}
          onChange={(event) => setPerDay(event.target.value)}
        />
      </label>
      <label className={LABEL}>
        {t('period.from')}
        <input
          type="date"
          required
          className={INPUT}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </label>
      <label className={LABEL}>
        {t('period.to')}
        <input
          type="date"
          required
          className={INPUT}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
      </label>
      <AuthorField className="sm:col-span-2" />
      {problem && (
        <div className="sm:col-span-2">
          <ProblemNote problem={problem} />
        </div>
      )}
      <div className="sm:col-span-2">
        <button type="submit" className={PRIMARY_BUTTON} disabled={!isReady || isSaving}>
          {isSaving ? t('sci.form.saving') : t('sci.counts.save')}
        </button>
      </div>
    </form>
  )
}
