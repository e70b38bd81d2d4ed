'use client'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useId } from 'react'
import { viewParams } from '../../_view/view-params.ts'
import { usePending } from '../pending.client.tsx'
import { FIELD } from '../popup-classes.ts'

interface Choice {
  readonly value: string
  readonly label: string
}

interface Props {
  readonly from: readonly Choice[]
  readonly chosenFrom: string
  readonly to: readonly { readonly label: string; readonly choices: readonly Choice[] }[]
  readonly chosenTo: string
  readonly by: readonly (Choice & { readonly isUsable: boolean })[]
  readonly chosenBy: string
}

/** What is to move, where to, and by which source: each choice is in the address. */
export function MoveForm({ from, chosenFrom, to, chosenTo, by, chosenBy }: Props) {
  const t = useTranslations()
  const id = useId()
  const { startTransition } = usePending()
  const { place, move, grid } = viewParams
  const [, set] = useQueryStates(
    { place, move, grid },
    { shallow: false, history: 'push', scroll: false, startTransition },
  )
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <Field id={`${id}-from`} label={t('regions.move.from')}>
        <select
          id={`${id}-from`}
          className={FIELD}
          value={chosenFrom}
          onChange={({ target }) => void set({ place: target.value, grid: null })}
        >
          {from.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </Field>
      <Field id={`${id}-to`} label={t('regions.move.to')}>
        <select
          id={`${id}-to`}
          className={FIELD}
          value={chosenTo}
          onChange={({ target }) => void set({ move: target.value || null, grid: null })}
        >
          <option value="">{t('regions.move.choose')}</option>
          {to.map(({ label, choices }) => (
            <optgroup key={label} label={label}>
              {choices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </Field>
      <Field id={`${id}-by`} label={t('regions.move.by')}>
        <select
          id={`${id}-by`}
          className={FIELD}
          value={chosenBy}
          onChange={({ target }) =>
            void set({
              grid: by.find(({ value }) => value === target.value)
                ? viewParams.grid.parse(target.value)
                : null,
            })
          }
        >
          <option value="">{t('regions.move.byDefault')}</option>
          {by.map(({ value, label, isUsable }) => (
            <option key={value} value={value} disabled={!isUsable}>
              {label}
            </option>
          ))}
        </select>
      </Field>
    </div>
  )
}

function Field({ id, label, children }: { id: string; label: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-[0.8125rem] text-muted">
        {label}
      </label>
      {children}
    </div>
  )
}
