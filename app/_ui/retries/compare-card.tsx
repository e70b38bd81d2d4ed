import { getTranslations } from 'next-intl/server'
import { formatCount } from '#lib/domain/format/count.ts'
import { massUnit } from '#lib/domain/format/mass.ts'
import { type CompareRow, compareEdges } from '#lib/domain/retries/carbon/compare-edges.ts'
import { type RetryView, retries } from '#lib/queries/retries/retries.ts'
import type { TracedSpan } from '#lib/queries/retries/traced-span.ts'
import { addDays, formatPeriod } from '../../_format/dates.ts'
import { formatAmplification } from '../../_format/retry-text.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { retryQuestionOf } from '../../_server/retries-of-page.ts'
import { comparedDays } from '../../_view/compare.ts'
import { edgeParam } from '../../_view/edge-param.ts'
import { Card } from '../card.tsx'
import { CompareDays } from '../overview/compare-days.client.tsx'
import { DifferenceRange, DifferenceText } from '../overview/difference-text.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { EdgeButton } from './edge-button.client.tsx'
import { EdgeName } from './edge-name.tsx'

interface Props {
  readonly page: PageRequest
  readonly now: RetryView
  readonly span: TracedSpan
}

const MOST = 20
const END = 'px-3 py-2 text-end whitespace-nowrap'

/** The edges of two periods beside each other: what changed, scenario by scenario. */
export async function CompareCard({ page, now, span }: Props) {
  const t = await getTranslations()
  const { view, shown } = page
  const data = { start: span.from, end: addDays(span.to, 1) }
  const base =
    typeof view.compare === 'string'
      ? comparedDays(
          view.compare,
          shown ?? (now.period && { ...now.period, choice: 'chosen', isPartial: false }),
          data,
        )
      : view.compare
  const before = base && (await retries(page.scope, { ...retryQuestionOf(page), ...base }))
  const rows = before && before.tracedDays.length > 0 ? compareEdges(before, now, view.blame) : null
  return (
    <Card
      title={t('retries.compare.title')}
      action={
        <CompareDays
          days={base ?? { from: span.from, to: span.to }}
          isChosen={typeof view.compare !== 'string'}
          data={data}
          search={page.search}
        />
      }
    >
      <div className="px-5 pb-5 text-[0.8125rem]" data-retries="compare">
        {rows && base && now.period ? (
          <>
            <p className="mb-3 text-muted">
              {t('retries.compare.periods', {
                now: formatPeriod(now.period.from, now.period.to),
                before: formatPeriod(base.from, base.to),
              })}
            </p>
            <TableScroll label={t('retries.compare.title')}>
              <table className="figures w-full text-[0.8125rem]">
                <thead>
                  <tr className="border-b border-line text-xs text-muted">
                    <th scope="col" className="px-3 py-2 text-start font-medium">
                      {t('retries.columns.edge')}
                    </th>
                    {(['amplification', 'retries', 'wasted'] as const).map((name) => (
                      <th key={name} scope="col" className={`${END} font-medium`}>
                        {t(`retries.columns.${name}`)}
                      </th>
                    ))}
                    <th scope="col" className={`${END} font-medium`}>
                      {t('retries.compare.carbon')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.slice(0, MOST).map((row) => (
                    <Row key={edgeParam(row)} row={row} unknown={t('retries.unknown')} />
                  ))}
                </tbody>
              </table>
            </TableScroll>
            {rows.length > MOST && (
              <p className="mt-2 text-muted">{t('retries.compare.more', { count: rows.length - MOST })}</p>
            )}
            <p className="mt-2 text-muted">{t('retries.compare.how')}</p>
          </>
        ) : (
          <p className="text-muted">
            {base
              ? t('retries.compare.noTraces', { days: formatPeriod(base.from, base.to) })
              : t('retries.compare.none')}
          </p>
        )}
      </div>
    </Card>
  )
}

const pair = (before: string, now: string) => (
  <>
    <span className="text-muted">{before} → </span>
    {now}
  </>
)

function Row({ row, unknown }: { row: CompareRow; unknown: string }) {
  const { before, now, perDayG } = row
  const kilograms = perDayG && {
    low: perDayG.low / 1000,
    central: perDayG.central / 1000,
    high: perDayG.high / 1000,
  }
  const unit = massUnit(Math.abs(kilograms?.central ?? 0))
  const count = (name: 'retries' | 'wasted') =>
    pair(before ? formatCount(before[name]) : '–', now ? formatCount(now[name]) : '–')
  return (
    <tr className="border-b border-line last:border-0">
      <th scope="row" className="min-w-40 px-3 py-2 text-start font-normal">
        {now ? (
          <EdgeButton edge={edgeParam(row)}>
            <EdgeName edge={row} />
          </EdgeButton>
        ) : (
          <EdgeName edge={row} />
        )}
      </th>
      <td className={END}>
        {pair(
          formatAmplification(before?.amplification ?? null),
          formatAmplification(now?.amplification ?? null),
        )}
      </td>
      <td className={END}>{count('retries')}</td>
      <td className={END}>{count('wasted')}</td>
      <td className={END}>
        {kilograms ? (
          <>
            <DifferenceText kilograms={kilograms} unit={unit} />
            <span className="block text-xs">
              <DifferenceRange kilograms={kilograms} unit={unit} />
            </span>
          </>
        ) : (
          <span className="text-muted">{unknown}</span>
        )}
      </td>
    </tr>
  )
}
