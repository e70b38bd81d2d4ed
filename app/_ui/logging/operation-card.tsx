import { useTranslations } from 'next-intl'
import { formatCount, formatQuantity } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { GbPerOperation } from '#lib/domain/logging/logging-report.ts'
import type { LoggedOperation } from '#lib/queries/logged-operations.ts'
import { changedView, otherPage } from '../../_view/view-href.ts'
import { Card } from '../card.tsx'
import { Segments } from '../segments.client.tsx'
import { ViewLink } from '../view-link.client.tsx'

interface Props {
  readonly slug: string
  readonly search: string
  readonly operations: readonly LoggedOperation[]
  /** Of the chosen one; null where there is none to choose. */
  readonly answer: GbPerOperation | null
}

/** How much one operation of a boundary logs, over the days that were counted whole. */
export function OperationCard({ slug, search, operations, answer }: Props) {
  const t = useTranslations()
  return (
    <Card title={t('logging.perOperation.title')}>
      <div className="space-y-2 px-5 pb-4 text-[0.8125rem]">
        {operations.length > 1 && (
          <Segments
            label={t('logging.perOperation.choose')}
            segments={operations.map(({ boundary, operation }) => ({
              label: `${visible(boundary)}: ${visible(operation)}`,
              href: changedView(search, { boundary, operation, explain: null }),
              current: boundary === answer?.boundary && operation === answer.operation,
            }))}
          />
        )}
        {answer === null && <p className="text-muted">{t('logging.perOperation.none')}</p>}
        {answer && answer.gbPerOperation === null && (
          <p className="break-words text-muted">
            {t('logging.perOperation.unknown', { boundary: visible(answer.boundary) })}
          </p>
        )}
        {answer && answer.gbPerOperation !== null && (
          <>
            <p className="figures text-[0.9375rem] font-medium break-words">
              {t('logging.perOperation.figure', {
                gb: formatQuantity(answer.gbPerOperation),
                operation: visible(answer.operation),
              })}
            </p>
            <p className="figures break-words text-muted">
              {t('logging.perOperation.of', {
                written: formatQuantity(answer.writtenGb),
                days: answer.days,
                operations: formatCount(answer.operations),
                boundary: visible(answer.boundary),
              })}
            </p>
          </>
        )}
        <ViewLink
          href={otherPage(`/o/${slug}/sci`, search, answer ? { boundary: answer.boundary } : {})}
          className="inline-block min-h-6 leading-6 text-accent underline underline-offset-2"
        >
          {t('logging.perOperation.toSci')}
        </ViewLink>
      </div>
    </Card>
  )
}
