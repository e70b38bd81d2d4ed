'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type SyntheticEvent, useEffect, useState } from 'react'
import {
  type Adjustments,
  type FactorOverride,
  hasMethod,
  hasMonths,
} from '#lib/domain/adjustments/adjustments.ts'
import type { AdjustmentsInForce } from '#lib/domain/adjustments/adjustments-in-force.ts'
import { type FactorSetId, METHODS, type Method } from '#lib/domain/factors/factor-set.ts'
import type { FigureInUse } from '#lib/domain/report/factors-in-use.ts'
import { methodName } from '../../../_format/method-name.ts'
import { AuthorField } from '../../author-field.client.tsx'
import type { Problem } from '../../call-api.client.tsx'
import { FIELD, PRIMARY_BUTTON } from '../../popup-classes.ts'
import { ProblemNote } from '../../problem-note.tsx'
import { useAuthor } from '../../use-author.client.tsx'
import { EffectPreview } from './effect-preview.tsx'
import { loadAdjustments, saveAdjustments } from './save-adjustments.client.tsx'
import { type Asked, useEffectOf } from './use-effect-of.client.tsx'

interface Props {
  readonly slug: string
  readonly factorSet: FactorSetId
  readonly asked: Asked
  readonly row: FigureInUse
  readonly onDone: () => void
}

const SIDES = ['low', 'central', 'high'] as const

interface Fields {
  readonly low: string
  readonly central: string
  readonly high: string
  readonly year: string
  readonly from: string
  readonly to: string
  readonly method: Method | ''
}

type Value = Omit<FactorOverride, 'author' | 'reason'>

/** What the fields say, or null while some number of them is none. */
function enteredValue(fields: Fields, { figure }: FigureInUse, factorSet: FactorSetId): Value | null {
  const numbers = [fields.low, fields.central, fields.high, fields.year]
  if (numbers.some((text) => text.trim() === '' || !Number.isFinite(Number(text)))) return null
  const { from, to, method } = fields
  return {
    factorSet,
    figureId: figure.id,
    unit: figure.unit,
    year: Number(fields.year),
    low: Number(fields.low),
    central: Number(fields.central),
    high: Number(fields.high),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
    ...(method === '' ? {} : { method }),
  }
}

/** The same figure for the same months and methods: the newer takes the place of the older. */
const speaksOfSame = (a: Value, b: Value): boolean =>
  a.factorSet === b.factorSet &&
  a.figureId === b.figureId &&
  a.from === b.from &&
  a.to === b.to &&
  a.method === b.method

const withOverride = ({ overrides, kindRules }: Adjustments, override: FactorOverride): Adjustments => ({
  overrides: [override, ...overrides.filter((other) => !speaksOfSame(other, override))],
  kindRules,
})

/** Another value for a figure, what it changes, and who says so. */
export function OverrideForm({ slug, factorSet, asked, row, onDone }: Props) {
  const t = useTranslations()
  const { figure } = row
  const router = useRouter()
  const [author] = useAuthor()
  const [inForce, setInForce] = useState<AdjustmentsInForce | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [fields, setFields] = useState<Fields>({
    low: String(figure.low),
    central: String(figure.central),
    high: String(figure.high),
    year: String(figure.year),
    from: '',
    to: '',
    method: '',
  })
  const [reason, setReason] = useState('')
  const [isSaving, setSaving] = useState(false)
  useEffect(() => {
    void loadAdjustments(slug).then((answer) => {
      if (answer.ok) setInForce(answer.body)
      else setProblem(answer.problem)
    })
  }, [slug])

  const value = enteredValue(fields, row, factorSet)
  const isChanged = value !== null && SIDES.some((side) => value[side] !== figure[side])
  const proposed = (by: { author: string; reason: string }): Adjustments | null =>
    inForce && value && isChanged ? withOverride(inForce.adjustments, { ...value, ...by }) : null
  const found = useEffectOf(slug, asked, factorSet, proposed({ author: '–', reason: '–' }))

  const save = async (event: SyntheticEvent) => {
    event.preventDefault()
    const by = { author: author.trim(), reason: reason.trim() }
    const adjustments = proposed(by)
    if (!adjustments || !inForce) return
    setSaving(true)
    setProblem(null)
    const answer = await saveAdjustments(slug, { adjustments, after: inForce.version, ...by })
    setSaving(false)
    if (!answer.ok) return setProblem(answer.problem)
    onDone()
    router.refresh()
  }

  const field = (name: keyof Fields, label: string, hint?: string) => (
    <label key={name} className="block min-w-0 text-xs font-medium">
      {label} {hint && <span className="font-normal text-muted">({hint})</span>}
      <input
        name={name}
        inputMode={name === 'from' || name === 'to' ? 'text' : 'decimal'}
        className={`${FIELD} mt-1 font-normal`}
        value={fields[name]}
        onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
      />
    </label>
  )

  return (
    <form onSubmit={save} className="mt-4 space-y-4">
      <p className="text-[0.8125rem] text-muted">
        {t('factorSettings.form.published')}: {figure.central} ({figure.low} – {figure.high}) {figure.unit},{' '}
        {figure.year}, {figure.source.title}
      </p>
      <div className="grid grid-cols-3 gap-3">
        {SIDES.map((side) => field(side, `${t(`factorSettings.form.${side}`)}, ${figure.unit}`))}
      </div>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        {field('year', t('factorSettings.form.year'))}
        {hasMonths(figure.id) &&
          field('from', t('factorSettings.form.from'), t('factorSettings.form.monthHint'))}
        {hasMonths(figure.id) && field('to', t('factorSettings.form.to'))}
        {hasMethod(figure.id) && (
          <label className="block text-xs font-medium">
            {t('factorSettings.form.method')}
            <select
              className={`${FIELD} mt-1 font-normal`}
              value={fields.method}
              onChange={(event) => setFields({ ...fields, method: event.target.value as Method | '' })}
            >
              <option value="">{t('factorSettings.form.both')}</option>
              {METHODS.map((method) => (
                <option key={method} value={method}>
                  {methodName(t, method)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <EffectPreview found={found} hint={t('factorSettings.form.hint')} />
      <label className="block text-xs font-medium">
        {t('factorSettings.form.reason')}
        <input
          name="reason"
          required
          maxLength={500}
          className={`${FIELD} mt-1 font-normal`}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <AuthorField />
      {problem && <ProblemNote problem={problem} />}
      <div className="flex justify-end">
        <button
          type="submit"
          className={PRIMARY_BUTTON}
          disabled={isSaving || !inForce || !isChanged || author.trim() === '' || reason.trim() === ''}
        >
          {isSaving ? t('factorSettings.form.saving') : t('factorSettings.form.save')}
        </button>
      </div>
    </form>
  )
}
