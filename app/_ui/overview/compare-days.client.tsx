'use client'
import { Popover } from '@base-ui/react/popover'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Days } from '#lib/domain/change/change-report.ts'
import { formatPeriod } from '../../_format/dates.ts'
import type { DataPeriod } from '../../_view/shown-period.ts'
import { changedView } from '../../_view/view-href.ts'
import { DayRangeForm } from '../day-range-form.client.tsx'
import { Icon } from '../icon.tsx'
import { BAR_BUTTON, POPUP } from '../popup-classes.ts'
import { useShared } from '../share/shared.client.tsx'
import { useGo } from '../use-go.client.tsx'

interface Props {
  /** What is compared with now, or would be next. */
  readonly days: Days
  /** Those days were chosen by name and are in force. */
  readonly isChosen: boolean
  readonly data: DataPeriod
  readonly search: string
}

/** Chooses any days to compare with. */
export function CompareDays({ days, isChosen, data, search }: Props) {
  const t = useTranslations()
  const go = useGo()
  const [isOpen, setOpen] = useState(false)
  const isShared = useShared() !== null
  if (isShared) return null
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger className={`${BAR_BUTTON} print:hidden`}>
        <Icon name="calendar" size={15} />
        {isChosen ? formatPeriod(days.from, days.to) : t('change.otherDays')}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-50">
          <Popover.Popup className={`${POPUP} w-80`} aria-label={t('change.compareDays')}>
            <DayRangeForm
              title={t('change.compareDays')}
              days={days}
              data={data}
              onApply={({ from, to }) => {
                setOpen(false)
                go(changedView(search, { compare: { from, to }, explain: null }))
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
