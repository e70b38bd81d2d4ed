'use client'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useId } from 'react'
import { viewParams } from '../../_view/view-params.ts'
import { usePending } from '../pending.client.tsx'
import { FIELD } from '../popup-classes.ts'
import { useShared } from '../share/shared.client.tsx'

interface Props {
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

/** Chooses the source that is looked at; the address says which. Where a view is shared, it is named and not chosen. */
export function SourceChoice({ value, choices }: Props) {
  const t = useTranslations()
  const id = useId()
  const isShared = useShared() !== null
  const { startTransition } = usePending()
  const [, set] = useQueryStates(
    { source: viewParams.source, whatIf: viewParams.whatIf },
    { shallow: false, history: 'push', startTransition, scroll: false },
  )
  const chosen = choices.find((choice) => choice.value === value)
  if (isShared) return <h2 className="text-sm font-semibold break-all">{chosen?.label}</h2>
  return (
    <div className="w-full max-w-md min-w-0">
      <label htmlFor={id} className="block text-xs font-medium">
        {t('logging.oneSource.choose')}
      </label>
      <select
        id={id}
        className={`${FIELD} mt-1`}
        value={value}
        onChange={(event) => void set({ source: event.target.value, whatIf: null })}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  )
}
