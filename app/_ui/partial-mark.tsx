import { useTranslations } from 'next-intl'

/** Says of a total that too little of the cost is covered to call it whole. */
export function PartialMark() {
  const t = useTranslations()
  return (
    <span
      title={t('figure.partialHint')}
      className="rounded bg-warn-wash px-1.5 py-0.5 text-xs font-medium text-warn"
    >
      {t('figure.partial')}
      <span className="sr-only">. {t('figure.partialHint')}</span>
    </span>
  )
}
