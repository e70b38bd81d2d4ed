import { useTranslations } from 'next-intl'
import { formatCount } from '#lib/domain/format/count.ts'
import type { Mark } from '#lib/queries/marks.ts'
import type { RetryEdge } from '#lib/queries/retries/retry-edge.ts'
import { formatDay, formatShortDay } from '../../_format/dates.ts'
import { markText } from '../../_format/mark-text.ts'
import { formatAmplification } from '../../_format/retry-text.ts'
import { TableScroll } from '../table-scroll.tsx'
import { DaysChart } from './days-chart.client.tsx'

interface Props {
  readonly days: RetryEdge['days']
  readonly marks: readonly Mark[]
}

/** Attempts and retries day by day, as a chart and as its table, with what else happened on those days. */
export function EdgeDays({ days, marks }: Props) {
  const t = useTranslations()
  if (days.length === 0) return <p className="text-[0.8125rem] text-muted">{t('retries.days.none')}</p>
  const notes = marks.filter(({ what }) => what === 'note')
  const cell = 'px-3 py-1.5 text-end whitespace-nowrap'
  return (
    <>
      <DaysChart
        label={t('retries.days.chart')}
        days={days.map(({ day, attempts, retries, hedges }) => ({
          day: formatShortDay(day),
          first: attempts - retries - hedges,
          again: retries + hedges,
          marks: notes.flatMap((mark, index) => (mark.day === day ? [index + 1] : [])),
        }))}
      />
      {notes.length > 0 && (
        <ol className="mt-2 list-decimal space-y-1 ps-5 text-[0.8125rem]" aria-label={t('overview.marks')}>
          {notes.map((mark) => (
            <li key={`${mark.day} ${markText(t, mark)}`} className="break-words">
              <span className="text-muted">{formatDay(mark.day)}</span> {markText(t, mark)}
            </li>
          ))}
        </ol>
      )}
      <div className="mt-3">
        <TableScroll label={t('retries.days.title')}>
          <table className="figures w-full text-[0.8125rem]" data-retries="days">
            <thead>
              <tr className="border-b border-line text-xs text-muted">
                <th scope="col" className="px-3 py-2 text-start font-medium">
                  {t('retries.days.day')}
                </th>
                {(['attempts', 'retries', 'wasted', 'amplification'] as const).map((name) => (
                  <th key={name} scope="col" className={`${cell} font-medium`}>
                    {t(`retries.columns.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.map((each) => (
                <tr key={each.day} className="border-b border-line last:border-0">
                  <th scope="row" className="px-3 py-1.5 text-start font-normal whitespace-nowrap">
                    {formatDay(each.day)}
                  </th>
                  <td className={cell}>{formatCount(each.attempts)}</td>
                  <td className={cell}>{formatCount(each.retries)}</td>
                  <td className={cell}>{formatCount(each.wasted)}</td>
                  <td className={cell}>{formatAmplification(each.amplification)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </div>
    </>
  )
}
