import { useTranslations } from 'next-intl'
import type { TracedSpan } from '#lib/queries/retries/traced-span.ts'
import { formatPeriod } from '../../_format/dates.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { changedView } from '../../_view/view-href.ts'
import { SECONDARY_BUTTON } from '../popup-classes.ts'
import { ViewLink } from '../view-link.client.tsx'
import { Snippet } from './snippet.tsx'
import { CLI_SNIPPET, COLLECTOR_SNIPPET, SDK_SNIPPET } from './snippets.ts'
import { TraceDesk } from './trace-desk.client.tsx'

/** There are no traces at all: every way to bring some. */
export function NoTraces({ slug, isDemo }: { slug: string; isDemo: boolean }) {
  const t = useTranslations()
  return (
    <section
      className="max-w-3xl rounded-xl border border-line bg-surface px-6 py-7 text-[0.8125rem]"
      data-retries="no-traces"
    >
      <h2 className="text-base font-semibold">{t('retries.noTraces.title')}</h2>
      <p className="mt-1.5 text-muted">{t('retries.noTraces.text')}</p>
      <h3 className="mt-5 font-medium">{t('retries.noTraces.upload')}</h3>
      <p className="mt-0.5 mb-2 text-muted">{t('retries.noTraces.uploadText')}</p>
      {!isDemo && slug !== '' && <TraceDesk slug={slug} />}
      <h3 className="mt-5 font-medium">{t('retries.noTraces.send')}</h3>
      <p className="mt-0.5 text-muted">
        {t('retries.noTraces.sendText')}{' '}
        {slug !== '' && (
          <a
            href={`/o/${encodeURIComponent(slug)}/settings#tokens`}
            className="text-accent underline underline-offset-2"
          >
            {t('retries.noTraces.token')}
          </a>
        )}
      </p>
      <Snippet label={t('retries.noTraces.collector')} text={COLLECTOR_SNIPPET} />
      <Snippet label={t('retries.noTraces.sdk')} text={SDK_SNIPPET} />
      <h3 className="mt-5 font-medium">{t('retries.noTraces.cli')}</h3>
      <p className="mt-0.5 text-muted">{t('retries.noTraces.cliText')}</p>
      <Snippet label={t('retries.noTraces.command')} text={CLI_SNIPPET} />
    </section>
  )
}

/** There are traces, but of other days. */
export function OtherDays({ page, span }: { page: PageRequest; span: TracedSpan }) {
  const t = useTranslations()
  const days = formatPeriod(span.from, span.to)
  return (
    <section
      className="max-w-3xl rounded-xl border border-line bg-surface px-6 py-7"
      data-retries="other-days"
    >
      <h2 className="text-base font-semibold">{t('retries.otherDays.title')}</h2>
      <p className="mt-1.5 text-muted">{t('retries.otherDays.text', { days, count: span.days.length })}</p>
      <ViewLink
        href={changedView(page.search, { from: span.from, to: span.to, period: null, explain: null })}
        className={`${SECONDARY_BUTTON} mt-5`}
      >
        {t('retries.otherDays.show', { days })}
      </ViewLink>
    </section>
  )
}
