'use client'
import { useTranslations } from 'next-intl'
import { SCHEDULE_HOURS, type Schedule } from '#lib/domain/sources/schedule.ts'
import { FIELD } from '../popup-classes.ts'

const HOUR = 5

interface Props {
  readonly schedule: Schedule | null
  readonly isDisabled?: boolean
  readonly onChange: (schedule: Schedule | null) => void
}

/** How often a source is asked by itself. */
export function ScheduleField({ schedule, isDisabled = false, onChange }: Props) {
  const t = useTranslations()
  return (
    <label className="block text-xs font-medium">
      {t('sources.schedule.label')}
      <select
        className={`${FIELD} mt-1 font-normal`}
        disabled={isDisabled}
        value={schedule?.everyHours ?? 0}
        onChange={(event) => {
          const everyHours = SCHEDULE_HOURS.find((hours) => hours === Number(event.target.value))
          onChange(everyHours === undefined ? null : { everyHours, hour: schedule?.hour ?? HOUR })
        }}
      >
        <option value={0}>{t('sources.schedule.never')}</option>
        {SCHEDULE_HOURS.map((hours) => (
          <option key={hours} value={hours}>
            {t(`sources.schedule.every${hours}`, { hour: `${schedule?.hour ?? HOUR}`.padStart(2, '0') })}
          </option>
        ))}
      </select>
    </label>
  )
}
