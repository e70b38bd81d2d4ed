import { useTranslations } from 'next-intl'
import { PRIMARY_BUTTON } from './_ui/popup-classes.ts'

export default function NotFoundPage() {
  const t = useTranslations()
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-6">
      <h1 className="text-xl font-semibold tracking-tight">{t('notFound.title')}</h1>
      <p className="mt-2 text-muted">{t('notFound.text')}</p>
      <p className="mt-6">
        <a href="/" className={PRIMARY_BUTTON}>
          {t('notFound.home')}
        </a>
      </p>
    </main>
  )
}
