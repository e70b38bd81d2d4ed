import { useTranslations } from 'next-intl'

/** The one answer to every link that shows nothing, whatever the reason. */
export default function NothingSharedPage() {
  const t = useTranslations()
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-6">
      <h1 className="text-xl font-semibold tracking-tight">{t('share.nothing.title')}</h1>
      <p className="mt-2 text-muted">{t('share.nothing.text')}</p>
    </main>
  )
}
