'use client'
import { Popover } from '@base-ui/react/popover'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { addDays, formatPeriod } from '../_format/dates.ts'
import type { Translate } from '../_i18n/translate.ts'
import { neighbouringPeriod, periodPresets } from '../_view/period-presets.ts'
import type { DataPeriod, ShownPeriod } from '../_view/shown-period.ts'
import { changedView, overAllData } from '../_view/view-href.ts'
import { DayRangeForm } from './day-range-form.client.tsx'
import { Icon } from './icon.tsx'
import { BAR_BUTTON, MENU_ITEM, POPUP } from './popup-classes.ts'
import { useGo } from './use-go.client.tsx'
import { useShownPeriod } from './use-shown-period.client.tsx'
import { useViewSearch } from './use-view-search.client.tsx'
import { ViewLink } from './view-link.client.tsx'

/** Which days are shown: the period before or after, presets counted from the data's end, or any days. */
export function PeriodPicker({ data }: { data: DataPeriod | null }) {
  const t = useTranslations()
  const [isOpen, setOpen] = useState(false)
  const shown = useShownPeriod(data)
  if (!data || !shown) return <span className={`${BAR_BUTTON} text-muted`}>{t('period.none')}</span>
  const name = formatPeriod(shown.from, shown.to)
  const choice = shown.choice === 'chosen' ? '' : t(`period.choice.${shown.choice}`)

  return (
    <div className="inline-flex min-w-0">
      <Step data={data} shown={shown} step={-1} className="rounded-e-none max-sm:hidden" />
      <Popover.Root open={isOpen} onOpenChange={setOpen}>
        <Popover.Trigger
          className={`${BAR_BUTTON} min-w-0 sm:-ms-px sm:rounded-none`}
          aria-label={[`${t('period.label')}: ${name}`, choice, shown.isPartial ? t('period.partial') : '']
            .filter((part) => part !== '')
            .join(', ')}
        >
          <span className="max-sm:hidden">
            <Icon name="calendar" size={15} />
          </span>
          <span className="truncate">{name}</span>
          {choice !== '' && <span className="hidden text-muted 2xl:inline">{choice}</span>}
          {shown.isPartial && <PartialPeriod />}
          <Icon name="chevron" size={14} />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner sideOffset={6} align="start" className="z-50">
            <Popover.Popup className={`${POPUP} w-80`} aria-label={t('period.label')}>
              <PeriodChoices data={data} shown={shown} close={() => setOpen(false)} />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      <Step data={data} shown={shown} step={1} className="-ms-px rounded-s-none max-sm:hidden" />
    </div>
  )
}

const PartialPeriod = () => {
  const t = useTranslations()
  return (
    <span className="rounded bg-warn-wash px-1.5 text-xs leading-5 text-warn">{t('period.partial')}</span>
  )
}

interface StepProps {
  readonly data: DataPeriod
  readonly shown: ShownPeriod
  readonly step: -1 | 1
  readonly className: string
}

/** To the period before or after, of the same length. */
function Step({ data, shown, step, className }: StepProps) {
  const t = useTranslations()
  const search = useViewSearch()
  const period = neighbouringPeriod(shown, step, data)
  const label = step < 0 ? t('period.previous') : t('period.next')
  const look = `${BAR_BUTTON} justify-center px-1.5 text-muted ${className}`
  const arrow = (
    <span className={step < 0 ? 'rotate-90 rtl:-rotate-90' : '-rotate-90 rtl:rotate-90'}>
      <Icon name="chevron" size={14} />
    </span>
  )
  if (!period)
    return (
      <button type="button" disabled aria-label={label} className={`${look} opacity-50`}>
        {arrow}
      </button>
    )
  return (
    <ViewLink
      href={changedView(search, { ...period, period: null, explain: null })}
      aria-label={`${label}: ${formatPeriod(period.from, period.to)}`}
      title={`${label}: ${formatPeriod(period.from, period.to)}`}
      className={look}
    >
      {arrow}
    </ViewLink>
  )
}

interface ChoicesProps {
  readonly data: DataPeriod
  readonly shown: ShownPeriod
  readonly close: () => void
}

function PeriodChoices({ data, shown, close }: ChoicesProps) {
  const t = useTranslations()
  const go = useGo()
  const search = useViewSearch()
  const lastDay = addDays(data.end, -1)

  const show = (href: string) => {
    close()
    go(href)
  }
  const daysOf = (from: string, to: string) => changedView(search, { from, to, period: null, explain: null })
  const option = (label: string, detail: string, isPartial: boolean, isCurrent: boolean, href: string) => (
    <button
      key={label}
      type="button"
      className={MENU_ITEM}
      aria-pressed={isCurrent}
      onClick={() => show(href)}
    >
      <span className="flex-1">{label}</span>
      {isPartial && <PartialPeriod />}
      <span className="text-xs text-muted">{detail}</span>
      <span className="w-4">{isCurrent && <Icon name="check" size={14} />}</span>
    </button>
  )

  return (
    <>
      <div className="mb-1.5 flex gap-1.5 sm:hidden">
        <Step data={data} shown={shown} step={-1} className="flex-1" />
        <Step data={data} shown={shown} step={1} className="flex-1" />
      </div>
      {periodPresets(data).map(({ id, from, to, isPartial }) =>
        option(
          t(`period.${id}`),
          formatPeriod(from, to),
          isPartial,
          shown.choice !== 'all' && from === shown.from && to === shown.to,
          daysOf(from, to),
        ),
      )}
      {option(
        t('period.all'),
        formatPeriod(data.start, lastDay),
        false,
        shown.choice === 'all',
        overAllData(search),
      )}
      <div className="mt-1.5 border-t border-line">
        <DayRangeForm
          title={t('period.custom')}
          days={{ from: shown.from, to: shown.to }}
          data={data}
          onApply={({ from, to }) => show(daysOf(from, to))}
        >
          {shown.isPartial && <p className="mt-2 text-xs text-warn">{coveredDays(t, data, shown)}</p>}
          {shown.choice === 'month' && <p className="mt-2 text-xs text-muted">{t('period.note')}</p>}
        </DayRangeForm>
      </div>
    </>
  )
}

function coveredDays(t: Translate, data: DataPeriod, { from, to }: ShownPeriod): string {
  const last = addDays(data.end, -1)
  const start = from > data.start ? from : data.start
  const end = to < last ? to : last
  return start <= end
    ? t('period.partialHint', { days: formatPeriod(start, end) })
    : t('period.nothingCovered')
}
