'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { formatCount } from '#lib/domain/format/count.ts'
import { LIMIT_BOUNDS } from '#lib/domain/imports/limit-bounds.ts'
import { DEFAULT_LIMITS, type Limits } from '#lib/domain/imports/limits.ts'
import type { Settings } from '#lib/domain/imports/settings.ts'
import type { Translate } from '../../_i18n/translate.ts'
import { callApi, jsonBody, type Problem } from '../call-api.client.tsx'
import { Card } from '../card.tsx'
import { FIELD, PRIMARY_BUTTON, SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { fromField, inField, LIMIT_FIELDS, LIMIT_NAMES } from './limit-fields.ts'

type Fields = Readonly<Record<keyof Limits, string>>
type Saving = 'unchanged' | 'changed' | 'saving' | 'saved'

const fieldsOf = (limits: Limits): Fields =>
  Object.fromEntries(LIMIT_NAMES.map((name) => [name, inField(name, limits[name])])) as Fields

const shown = (t: Translate, name: keyof Limits, value: number): string => {
  const { unit } = LIMIT_FIELDS[name]
  return `${formatCount(Number(inField(name, value)))} ${t(`settings.limits.units.${unit}`)}`
}

/** Why a field cannot be saved, or null. */
function faultOf(t: Translate, name: keyof Limits, text: string): string | null {
  const { min, max, whole } = LIMIT_BOUNDS[name]
  const value = fromField(name, text)
  const isFine = value !== null && value >= min && value <= max && (!whole || Number.isInteger(value))
  if (isFine) return null
  const bounds = { min: shown(t, name, min), max: shown(t, name, max) }
  return whole && LIMIT_FIELDS[name].size === 1
    ? t('settings.limits.wholeOutOf', bounds)
    : t('settings.limits.outOf', bounds)
}

/** What an import may cost, and whether the files are kept. */
export function ImportSettings({ settings }: { settings: Settings }) {
  const t = useTranslations()
  const router = useRouter()
  const [fields, setFields] = useState(() => fieldsOf(settings.limits))
  const [keepOriginals, setKeepOriginals] = useState(settings.keepOriginals)
  const [saving, setSaving] = useState<Saving>('unchanged')
  const [problem, setProblem] = useState<Problem | null>(null)
  const isFaulty = LIMIT_NAMES.some((name) => faultOf(t, name, fields[name]) !== null)
  const change = (next: Fields) => {
    setFields(next)
    setSaving('changed')
  }
  const save = async () => {
    setSaving('saving')
    setProblem(null)
    const limits = Object.fromEntries(LIMIT_NAMES.map((name) => [name, fromField(name, fields[name])]))
    const answer = await callApi('/api/v1/settings', jsonBody('PUT', { limits, keepOriginals }))
    setSaving(answer.ok ? 'saved' : 'changed')
    if (answer.ok) router.refresh()
    else setProblem(answer.problem)
  }
  return (
    <Card title={t('settings.limits.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="space-y-5 px-5 pb-5">
          <p className="max-w-2xl text-[0.8125rem] text-muted">{t('settings.limits.intro')}</p>
          <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
            {LIMIT_NAMES.map((name) => (
              <LimitField
                key={name}
                name={name}
                text={fields[name]}
                change={(text) => change({ ...fields, [name]: text })}
              />
            ))}
          </div>
          <label className="flex items-start gap-3 border-t border-line pt-5">
            <input
              type="checkbox"
              className="mt-0.5 size-4 accent-accent"
              checked={keepOriginals}
              onChange={(event) => {
                setKeepOriginals(event.target.checked)
                setSaving('changed')
              }}
            />
            <span>
              <span className="font-medium">{t('settings.originals.title')}</span>
              <span className="block text-[0.8125rem] text-muted">{t('settings.originals.text')}</span>
            </span>
          </label>
        </div>
        <footer className="flex flex-wrap items-center gap-3 border-t border-line px-5 py-4">
          <button type="submit" className={PRIMARY_BUTTON} disabled={saving !== 'changed' || isFaulty}>
            {saving === 'saving' ? t('settings.limits.saving') : t('settings.limits.save')}
          </button>
          <button type="button" className={SECONDARY_BUTTON} onClick={() => change(fieldsOf(DEFAULT_LIMITS))}>
            {t('settings.limits.reset')}
          </button>
          <p role="status" className="text-[0.8125rem] text-muted">
            {saving === 'changed'
              ? t('settings.limits.unsaved')
              : saving === 'saved'
                ? t('settings.limits.saved')
                : ''}
          </p>
          {problem && (
            <div className="w-full">
              <ProblemNote problem={problem} />
            </div>
          )}
        </footer>
      </form>
    </Card>
  )
}

interface FieldProps {
  readonly name: keyof Limits
  readonly text: string
  readonly change: (text: string) => void
}

function LimitField({ name, text, change }: FieldProps) {
  const t = useTranslations()
  const id = useId()
  const fault = faultOf(t, name, text)
  return (
    <div>
      <label htmlFor={id} className="text-xs font-medium">
        {t(`settings.limits.names.${name}`)}
      </label>
      <div className="mt-1 flex items-center gap-2">
        <input
          id={id}
          inputMode="decimal"
          size={9}
          className={`${FIELD} figures max-w-28 text-end aria-invalid:border-danger`}
          value={text}
          aria-invalid={fault !== null}
          aria-describedby={`${id}-hint`}
          onChange={(event) => change(event.target.value)}
        />
        <span className="text-[0.8125rem] whitespace-nowrap">
          {t(`settings.limits.units.${LIMIT_FIELDS[name].unit}`)}
        </span>
      </div>
      <p id={`${id}-hint`} className={`mt-1 text-xs ${fault === null ? 'text-muted' : 'text-danger'}`}>
        {fault ?? t('settings.limits.standard', { value: shown(t, name, DEFAULT_LIMITS[name]) })}
      </p>
    </div>
  )
}
