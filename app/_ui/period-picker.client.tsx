'use client'
import { Popover } from '@base-ui/react/popover'
import { useRouter, useSearchParams } from 'next/navigation'
import { useState } from 'react'
import {
  addDays,
  firstDay,
  formatMonth,
  formatPeriod,
  isDay,
  lastDay,
  monthOf,
  monthsBetween,
} from '../_format/dates.ts'
import { en } from '../_messages/en.ts'
import { type DataPeriod, periodPresets } from '../_view/period-presets.ts'
import { changedView } from '../_view/view-href.ts'
import { Icon } from './icon.tsx'
import { usePending } from './pending.client.tsx'
import { BAR_BUTTON, FIELD, MENU_ITEM, POPUP, SECONDARY_BUTTON } from './popup-classes.ts'
import { useViewSearch } from './use-view-search.client.tsx'

/** Which months are shown: presets counted from the data's end, or any month to any month. */
export function PeriodPicker({ data }: { data: DataPeriod | null }) {
  const [isOpen, setOpen] = useState(false)
  const params = useSearchParams()
  const day = (name: string) => {
    const text = params.get(name)
    return text !== null && isDay(text) ? text : null
  }
  const dataFrom = data?.start ?? ''
  const dataTo = data ? addDays(data.end, -1) : ''
  const from = day('from')
  const to = day('to')
  const isAll = from === null && to === null
  if (!data) return <span className={`${BAR_BUTTON} text-muted`}>{en.period.none}</span>
  const shown = formatPeriod(from ?? dataFrom, to ?? dataTo)

  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger
        className={BAR_BUTTON}
        aria-label={`${en.period.label}: ${isAll ? en.period.allOf(shown) : shown}`}
      >
        <Icon name="calendar" size={15} />
        <span>{isAll ? en.period.all : shown}</span>
        {isAll && <span className="hidden text-muted lg:inline">{shown}</span>}
        <Icon name="chevron" size={14} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" className="z-50">
          <Popover.Popup className={`${POPUP} w-72`} aria-label={en.period.label}>
            <PeriodChoices
              data={data}
              from={from ?? dataFrom}
              to={to ?? dataTo}
              isAll={isAll}
              close={() => setOpen(false)}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

interface ChoicesProps {
  readonly data: DataPeriod
  readonly from: string
  readonly to: string
  readonly isAll: boolean
  readonly close: () => void
}

function PeriodChoices({ data, from, to, isAll, close }: ChoicesProps) {
  const router = useRouter()
  const search = useViewSearch()
  const { startTransition } = usePending()
  const [first, setFirst] = useState(monthOf(from))
  const [last, setLast] = useState(monthOf(to))
  const months = monthsBetween(monthOf(data.start), monthOf(addDays(data.end, -1)))

  const show = (period: { from: string | null; to: string | null }) => {
    close()
    startTransition(() => router.push(changedView(search, period), { scroll: false }))
  }
  const option = (
    label: string,
    detail: string,
    isCurrent: boolean,
    period: { from: string | null; to: string | null },
  ) => (
    <button
      key={label}
      type="button"
      className={MENU_ITEM}
      aria-pressed={isCurrent}
      onClick={() => show(period)}
    >
      <span className="flex-1">{label}</span>
      <span className="text-xs text-muted">{detail}</span>
      <span className="w-4">{isCurrent && <Icon name="check" size={14} />}</span>
    </button>
  )
  const monthSelect = (label: string, value: string, change: (month: string) => void) => (
    <label className="flex-1 text-xs text-muted">
      {label}
      <select className={`${FIELD} mt-1`} value={value} onChange={(event) => change(event.target.value)}>
        {months.map((month) => (
          <option key={month} value={month}>
            {formatMonth(month)}
          </option>
        ))}
      </select>
    </label>
  )

  return (
    <>
      {option(en.period.all, formatPeriod(data.start, addDays(data.end, -1)), isAll, {
        from: null,
        to: null,
      })}
      {periodPresets(data).map((preset) =>
        option(
          en.period[preset.id],
          formatPeriod(preset.from, preset.to),
          !isAll && preset.from === from && preset.to === to,
          { from: preset.from, to: preset.to },
        ),
      )}
      <div className="mt-1.5 border-t border-line px-2.5 pt-2.5 pb-1.5">
        <p className="mb-2 text-xs font-medium">{en.period.custom}</p>
        <div className="flex gap-2">
          {monthSelect(en.period.from, first, setFirst)}
          {monthSelect(en.period.to, last, setLast)}
        </div>
        <button
          type="button"
          className={`${SECONDARY_BUTTON} mt-2.5 w-full`}
          onClick={() => {
            const [start, end] = first <= last ? [first, last] : [last, first]
            show({ from: firstDay(start), to: lastDay(end) })
          }}
        >
          {en.period.apply}
        </button>
        {isAll && <p className="mt-2 text-xs text-muted">{en.period.note}</p>}
      </div>
    </>
  )
}
