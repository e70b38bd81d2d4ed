import { useTranslations } from 'next-intl'
import { formatCount } from '#lib/domain/format/count.ts'
import type { RetryView } from '#lib/queries/retries/retries.ts'
import { formatShare } from '../../_format/share.ts'
import { Snippet } from './snippet.tsx'
import { MARK_SNIPPET } from './snippets.ts'

/** Traces in which no call was sent twice: either it is so, or they do not show it. Says what would show it. */
export function NoMarks({ answer: { found, notVisibleShare } }: { answer: RetryView }) {
  const t = useTranslations()
  if (found.retries + found.hedges > 0) return null
  return (
    <section
      className="mt-4 max-w-3xl rounded-xl border border-line bg-surface px-6 py-5 text-[0.8125rem]"
      data-retries="no-marks"
    >
      <h2 className="text-base font-semibold">{t('retries.noMarks.title')}</h2>
      <p className="mt-1.5 text-muted">{t('retries.noMarks.text', { spans: formatCount(found.spans) })}</p>
      {notVisibleShare !== null && notVisibleShare > 0 && (
        <p className="mt-1.5 text-warn">
          {t('retries.noMarks.notVisible', { share: formatShare(notVisibleShare) })}
        </p>
      )}
      <ol className="mt-3 list-decimal space-y-1.5 ps-5">
        {(['attribute', 'siblings', 'server'] as const).map((way) => (
          <li key={way}>{t(`retries.noMarks.${way}`)}</li>
        ))}
      </ol>
      <p className="mt-4 font-medium">{t('retries.noMarks.snippet')}</p>
      <Snippet label={t('retries.noMarks.snippet')} text={MARK_SNIPPET} />
    </section>
  )
}
