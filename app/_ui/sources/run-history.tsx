import { useTranslations } from 'next-intl'
import { formatBytes } from '#lib/domain/format/count.ts'
import { formatInstant } from '../../_format/dates.ts'
import type { ListedRun } from './listed-source.ts'

/** How the runs of a source went, newest first. */
export function RunHistory({ runs }: { runs: readonly ListedRun[] }) {
  const t = useTranslations()
  if (runs.length === 0) return <p className="text-[0.8125rem] text-muted">{t('sources.history.none')}</p>
  return (
    <ul className="space-y-2 text-[0.8125rem]">
      {runs.map((run) => (
        <li key={run.id} className="border-t border-line pt-2">
          <p>
            <span className="font-medium">{t(`sources.outcomes.${run.outcome}`)}</span>{' '}
            <span className="text-muted">
              {[
                formatInstant(run.startedAt),
                run.author === '' ? t('sources.history.bySchedule') : run.author,
                t('sources.history.brought', {
                  imports: run.importIds.length,
                  requests: run.requests,
                  bytes: formatBytes(run.bytes),
                }),
              ].join(' · ')}
            </span>
          </p>
          {[...(run.error === null ? [] : [run.error]), ...run.notes].map((text) => (
            <p key={text} className="break-words text-muted">
              {text}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}
