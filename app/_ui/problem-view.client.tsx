'use client'
import { useTranslations } from 'next-intl'
import { PRIMARY_BUTTON } from './popup-classes.ts'

interface Props {
  readonly error: unknown
  readonly retry: () => void
}

const digestOf = (error: unknown): string | null =>
  error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null

/** What a person sees of a bug: that their data is safe, what to do, and the id under which it is logged. */
export function ProblemView({ error, retry }: Props) {
  const t = useTranslations()
  const digest = digestOf(error)
  return (
    <div className="mx-auto flex min-h-[70dvh] max-w-md flex-col justify-center px-6">
      <h1 className="text-xl font-semibold tracking-tight">{t('problem.title')}</h1>
      <p className="mt-2 text-muted">{t('problem.text')}</p>
      {digest && (
        <p className="mt-3 text-[0.8125rem] text-muted">
          {t('problem.id')} <code className="font-mono text-ink">{digest}</code>
        </p>
      )}
      <p className="mt-6">
        <button type="button" className={PRIMARY_BUTTON} onClick={() => retry()}>
          {t('problem.retry')}
        </button>
      </p>
    </div>
  )
}
