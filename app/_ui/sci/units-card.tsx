import { useTranslations } from 'next-intl'
import { formatCount } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { BoundaryScore } from '#lib/domain/sci/boundary-score.ts'
import type { operations } from '#lib/queries/sci/operations.ts'
import { addDays, formatInstant, formatPeriod } from '../../_format/dates.ts'
import { formatShare } from '../../_format/share.ts'
import type { DataPeriod } from '../../_view/shown-period.ts'
import { Card } from '../card.tsx'
import { CountsDialog } from './counts-dialog.client.tsx'

interface Props {
  readonly slug: string
  readonly shown: BoundaryScore
  readonly counted: Awaited<ReturnType<typeof operations>>
  readonly data: DataPeriod | null
}

const SHOWN_GAPS = 6
const SHOWN_IMPORTS = 4

/** R: what is counted, by whom, and the days that are in no score. */
export function UnitsCard({ slug, shown, counted, data }: Props) {
  const t = useTranslations()
  const { operation, score, units, gaps, allocation } = shown
  const days = data && { from: data.start, to: addDays(data.end, -1) }
  return (
    <Card
      title={t('sci.units.title')}
      action={
        <CountsDialog
          slug={slug}
          boundary={shown.boundary.name}
          days={days}
          known={counted.operations.map(({ operation, unit }) => ({ operation, unit }))}
        />
      }
    >
      <div className="space-y-4 px-5 pb-5 text-[0.8125rem]">
        {operation === null ? (
          <p className="text-muted">{t('sci.units.none')}</p>
        ) : (
          <p>
            <span className="figures text-xl font-semibold tracking-tight">
              {score.ok ? formatCount(score.functionalUnits) : '–'}
            </span>{' '}
            <span className="break-words text-muted">× {visible(operation.unit)}</span>
          </p>
        )}
        {operation && (
          <p className="text-muted">
            {units.version === null
              ? t('sci.units.noSource')
              : t('sci.units.source', {
                  sources: units.sources.map((source) => t(`sci.units.sources.${source}`)).join(', '),
                  version: units.version,
                })}
          </p>
        )}
        {allocation && (
          <p className="text-muted">
            {t('sci.units.allocation', {
              share: formatShare(allocation.share),
              basis: t(`sci.units.bases.${allocation.basis}`),
            })}
          </p>
        )}
        {operation && (
          <div>
            <h3 className="mb-1 text-xs font-medium text-muted">{t('sci.units.gaps')}</h3>
            {gaps.length === 0 ? (
              <p className="text-muted">{t('sci.units.noGaps')}</p>
            ) : (
              <ul className="space-y-1" data-sci="gaps">
                {gaps.slice(0, SHOWN_GAPS).map(({ from, to, reason }) => (
                  <li key={from} className="flex flex-wrap justify-between gap-x-4">
                    <span className="figures">{formatPeriod(from, to)}</span>
                    <span className="text-muted">{t(`sci.units.reasons.${reason}`)}</span>
                  </li>
                ))}
                {gaps.length > SHOWN_GAPS && (
                  <li className="text-muted">
                    {t('sci.units.moreGaps', { count: gaps.length - SHOWN_GAPS })}
                  </li>
                )}
              </ul>
            )}
          </div>
        )}
        {counted.imports.length > 0 && (
          <details>
            <summary className="min-h-6 cursor-pointer text-muted hover:text-ink">
              {t('sci.units.imports', { count: counted.imports.length })}
            </summary>
            <ul className="mt-2 space-y-1">
              {counted.imports.slice(0, SHOWN_IMPORTS).map(({ version, source, author, note, createdAt }) => (
                <li key={version} className="break-words">
                  {t('sci.units.import', {
                    version,
                    source: t(`sci.units.sources.${source}`),
                    author: visible(author),
                    when: formatInstant(createdAt),
                  })}
                  {note !== '' && <span className="text-muted"> · {visible(note)}</span>}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Card>
  )
}
