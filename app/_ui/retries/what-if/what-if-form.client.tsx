'use client'
import { useTranslations } from 'next-intl'
import { debounce, useQueryStates } from 'nuqs'
import { type ReactNode, useId } from 'react'
import { viewParams } from '../../../_view/view-params.ts'
import { usePending } from '../../pending.client.tsx'
import { FIELD } from '../../popup-classes.ts'
import { useShared } from '../../share/shared.client.tsx'

interface Props {
  readonly edges: readonly { readonly value: string; readonly label: string }[]
}

/** One step to the right of the largest budget: as it is. */
const NO_BUDGET = 51
const BACKOFF_MS = 25
const ATTEMPTS = [1, 2, 3, 4, 5]
const DEPTHS = [0, 1, 2, 3]

/** Settings to try, each in the address; the answer follows while they are moved. */
export function WhatIfForm({ edges }: Props) {
  const t = useTranslations()
  const id = useId()
  const isShared = useShared() !== null
  const { startTransition } = usePending()
  const { on, tries, budget, backoff, timeout, depth } = viewParams
  const [chosen, set] = useQueryStates(
    { on, tries, budget, backoff, timeout, depth },
    { shallow: false, history: 'replace', scroll: false, startTransition, limitUrlUpdates: debounce(250) },
  )
  if (isShared) return null
  const asNow = t('retries.whatIf.asNow')
  const numbers = (name: 'tries' | 'depth', values: readonly number[]) => (
    <select
      id={`${id}-${name}`}
      className={FIELD}
      value={chosen[name] ?? ''}
      onChange={({ target }) => void set({ [name]: target.value === '' ? null : Number(target.value) })}
    >
      <option value="">{asNow}</option>
      {withChosen(values, chosen[name]).map((value) => (
        <option key={value} value={value}>
          {t(`retries.whatIf.${name}Of`, { value })}
        </option>
      ))}
    </select>
  )
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      <Field id={`${id}-on`} label={t('retries.whatIf.on')}>
        <select
          id={`${id}-on`}
          className={FIELD}
          value={chosen.on ?? ''}
          onChange={({ target }) => void set({ on: target.value || null })}
        >
          <option value="">{t('retries.whatIf.everywhere')}</option>
          {edges.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </Field>
      <Field id={`${id}-budget`} label={t('retries.whatIf.budget')}>
        <input
          id={`${id}-budget`}
          type="range"
          min={0}
          max={Math.max(NO_BUDGET, (chosen.budget ?? 0) + 1)}
          className="w-full accent-accent"
          value={chosen.budget ?? NO_BUDGET}
          aria-valuetext={budgetText(chosen.budget)}
          onChange={({ target }) =>
            void set({ budget: target.value === target.max ? null : Number(target.value) })
          }
        />
        <output htmlFor={`${id}-budget`} className="block text-xs text-muted">
          {budgetText(chosen.budget)}
        </output>
      </Field>
      <Field id={`${id}-tries`} label={t('retries.whatIf.tries')}>
        {numbers('tries', ATTEMPTS)}
      </Field>
      <Field id={`${id}-depth`} label={t('retries.whatIf.depth')}>
        {numbers('depth', DEPTHS)}
      </Field>
      <Field id={`${id}-timeout`} label={t('retries.whatIf.timeout')}>
        <input
          id={`${id}-timeout`}
          type="number"
          inputMode="numeric"
          min={1}
          className={FIELD}
          placeholder={asNow}
          value={chosen.timeout ?? ''}
          onChange={({ target }) =>
            void set({ timeout: Number(target.value) >= 1 ? Math.round(Number(target.value)) : null })
          }
        />
      </Field>
      <label className="flex min-h-9 items-center gap-2 self-end text-[0.8125rem]">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={chosen.backoff !== null}
          onChange={({ target }) => void set({ backoff: target.checked ? BACKOFF_MS : null })}
        />
        {t('retries.whatIf.backoff')}
      </label>
    </div>
  )

  function budgetText(value: number | null): string {
    return value === null ? asNow : t('retries.whatIf.budgetOf', { value })
  }
}

/** What the address asks for is among the choices, whatever it is. */
const withChosen = (values: readonly number[], chosen: number | null): readonly number[] =>
  chosen === null || values.includes(chosen) ? values : [...values, chosen].sort((a, b) => a - b)

function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-[0.8125rem] text-muted">
        {label}
      </label>
      {children}
    </div>
  )
}
