import { useTranslations } from 'next-intl'
import { IntensityScale } from '../intensity.tsx'

/** What colour and hatching stand for, in figures. */
export function MapLegend() {
  const t = useTranslations()
  return (
    <div className="flex flex-wrap items-end gap-x-5">
      <IntensityScale />
      <p className="inline-flex items-center gap-1.5 text-[0.8125rem] text-muted">
        <svg aria-hidden="true" width="12" height="12" className="shrink-0">
          <rect width="12" height="12" rx="3" fill="url(#no-factor)" stroke="var(--strong-line)" />
        </svg>
        {t('regions.noFactor')}
      </p>
    </div>
  )
}
