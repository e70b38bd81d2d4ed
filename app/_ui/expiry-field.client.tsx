'use client'
import { useTranslations } from 'next-intl'
import { FIELD } from './popup-classes.ts'

interface Props {
  readonly label: string
  readonly choices: readonly number[]
  readonly days: number
  readonly onChange: (days: number) => void
}

/** After how many days something that is given away stops working. */
export function ExpiryField({ label, choices, days, onChange }: Props) {
  const t = useTranslations()
  return (
    <label className="text-xs font-medium">
      {label}
      <select
        className={`${FIELD} mt-1 font-normal`}
        value={days}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {choices.map((one) => (
          <option key={one} value={one}>
            {t('share.days', { days: one })}
          </option>
        ))}
      </select>
    </label>
  )
}
