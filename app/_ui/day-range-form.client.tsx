'use client'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import type { Days } from '#lib/domain/change/change-report.ts'
import { addDays, isDay } from '../_format/dates.ts'
import type { DataPeriod } from '../_view/shown-period.ts'
import { FIELD, SECONDARY_BUTTON } from './popup-classes.ts'

interface Props {
  readonly title: string
  /** What the fields say at first. */
  readonly days: Days
  /** Where bills are: what a calendar offers. */
  readonly data: DataPeriod
  /** In order, whichever of the two fields is the earlier. */
  readonly onApply: (days: Days) => void
  readonly children?: ReactNode
}

/** Two days, first and last. */
export function DayRangeForm({ title, days, data, onApply, children }: Props) {
  const t = useTranslations()
  const [first, setFirst] = useState(days.from)
  const [last, setLast] = useState(days.to)
  const isReadable = isDay(first) && isDay(last)
  const field = (label: string, value: string, change: (day: string) => void) => (
    <label className="min-w-0 flex-1 text-xs text-muted">
      {label}
      <input
        type="date"
        required
        className={`${FIELD} mt-1`}
        value={value}
        min={data.start}
        max={addDays(data.end, -1)}
        onChange={(event) => change(event.target.value)}
      />
    </label>
  )
  return (
    <form
      className="px-2.5 pt-2.5 pb-1.5"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReadable) onApply(first <= last ? { from: first, to: last } : { from: last, to: first })
      }}
      noValidate
    >
      <p className="mb-2 text-xs font-medium">{title}</p>
      <div className="flex gap-2">
        {field(t('period.from'), first, setFirst)}
        {field(t('period.to'), last, setLast)}
      </div>
      <button type="submit" disabled={!isReadable} className={`${SECONDARY_BUTTON} mt-2.5 w-full`}>
        {t('period.apply')}
      </button>
      {children}
    </form>
  )
}
