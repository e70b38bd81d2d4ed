'use client'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import {
  type Adjustments,
  type FactorOverride,
  hasMethod,
  hasMonths,
} from '#lib/domain/adjustments/adjustments.ts'
import type { AdjustmentsInForce } from '#lib/domain/adjustments/adjustments-in-force.ts'
import { type FactorSetId, METHODS, type Method } from '#lib/domain/factors/factor-set.ts'
import type { Figure } from '#lib/domain/factors/figure.ts'
import { methodName } from '../../../_format/method-name.ts'
import type { Problem } from '../../call-api.client.tsx'
import { FIELD } from '../../popup-classes.ts'
import { AdjustmentForm } from './adjustment-form.client.tsx'
import { loadAdjustments } from './save-adjustments.client.tsx'
import type { Asked } from './use-effect-of.client.tsx'

interface Props {
  readonly slug: string
  readonly factorSet: FactorSetId
  readonly asked: Asked
  readonly figure: Figure
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
function enteredValue(fields: Fields, figure: Figure, factorSet: FactorSetId): Value | null {
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
export function OverrideForm({ slug, factorSet, asked, figure, onDone }: Props) {
  const t = useTranslations()
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
  useEffect(() => {
    void loadAdjustments(slug).then((answer) => {
      if (answer.ok) setInForce(answer.body)
      else setProblem(answer.problem)
    })
  }, [slug])

  const value = enteredValue(fields, figure, factorSet)
  const isChanged = value !== null && SIDES.some((side) => value[side] !== figure[side])
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
    <AdjustmentForm
      slug={slug}
      asked={asked}
      factorSet={factorSet}
      inForce={inForce}
      loadProblem={problem}
      propose={({ adjustments }, by) =>
        value && isChanged ? withOverride(adjustments, { ...value, ...by }) : null
      }
      words={{
        reason: t('factorSettings.form.reason'),
        nothing: t('factorSettings.form.hint'),
        save: t('factorSettings.form.save'),
        saving: t('factorSettings.form.saving'),
      }}
      onDone={onDone}
    >
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
    </AdjustmentForm>
  )
}
