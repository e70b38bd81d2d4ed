import { useTranslations } from 'next-intl'

/** The unit's substance, read out in full by a screen reader. */
export function Co2e() {
  const t = useTranslations()
  return (
    <>
      <span aria-hidden="true">
        CO<sub className="text-[0.72em] leading-none">2</sub>e
      </span>
      <span className="sr-only">{t('co2e.spoken')}</span>
    </>
  )
}
