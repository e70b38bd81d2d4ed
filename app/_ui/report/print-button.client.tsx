'use client'
import { useTranslations } from 'next-intl'
import { PRIMARY_BUTTON } from '../popup-classes.ts'

/** Opens the browser's own dialog for printing. */
export function PrintButton() {
  const t = useTranslations()
  return (
    <button
      type="button"
      data-frame="controls"
      onClick={() => window.print()}
      className={`${PRIMARY_BUTTON} mb-4`}
    >
      {t('report.print')}
    </button>
  )
}
