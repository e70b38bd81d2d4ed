import { useTranslations } from 'next-intl'

/** Said where a search of the figures or the rules finds none, and where no figure takes part in anything. */
export function NothingFound({ text }: { text: string }) {
  const t = useTranslations()
  return (
    <p className="rounded-lg border border-line bg-surface px-5 py-8 text-muted">
      {text === '' ? t('factorSettings.noFigures') : t('factorSettings.nothingFound', { text })}
    </p>
  )
}
