import { useTranslations } from 'next-intl'
import { shortName } from '#lib/domain/format/short-name.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { TraceMapping } from '#lib/domain/retries/carbon/trace-rule.ts'
import { formatInstant } from '../../_format/dates.ts'
import { selectionWords } from '../sci/selection-words.ts'

/** Who changed the rules, when, and to what. */
export function MappingHistory({ versions }: { versions: readonly TraceMapping[] }) {
  const t = useTranslations()
  if (versions.length === 0) return null
  return (
    <details className="mt-3 text-[0.8125rem]" data-retries="history">
      <summary className="min-h-6 text-muted">
        {t('retries.mapping.history', { versions: versions.length })}
      </summary>
      <ol className="mt-2 divide-y divide-line">
        {versions.map(({ version, author, note, createdAt, rules }) => (
          <li key={version} className="py-2 break-words">
            {t('sci.versions.version', { version })}{' '}
            <span className="text-muted">
              {t('sci.versions.by', { author: visible(author), when: formatInstant(createdAt) })}
              {note !== '' && ` · ${visible(note)}`}
            </span>
            <ul className="mt-1 list-disc ps-5 text-muted">
              {rules.map(({ service, usage }) => (
                <li key={service}>
                  {shortName(service)}:{' '}
                  {usage === null ? t('retries.mapping.states.outside') : selectionWords(t, usage)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </details>
  )
}
