import { useTranslations } from 'next-intl'
import { formatCount } from '#lib/domain/format/count.ts'
import type { MassUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { BoundaryScore } from '#lib/domain/sci/boundary-score.ts'
import { SCI_PERIODS } from '#lib/domain/sci/series.ts'
import type { Mark } from '#lib/queries/marks.ts'
import { markText } from '../../_format/mark-text.ts'
import { sciRangeText, sciText, sciUnit } from '../../_format/sci-text.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { changedView } from '../../_view/view-href.ts'
import { Card } from '../card.tsx'
import { Icon } from '../icon.tsx'
import { MarkList } from '../overview/mark-list.tsx'
import { Segments } from '../segments.client.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { SciChart } from './sci-chart.client.tsx'
import { type ShownPoint, shownPoints } from './shown-points.ts'

interface Props {
  readonly page: PageRequest
  readonly shown: BoundaryScore
  readonly marks: readonly Mark[]
}

/** The score over time, as a chart and as a table of the same numbers. What cannot be computed is a gap in both. */
export function SciTimeCard({ page, shown, marks }: Props) {
  const t = useTranslations()
  const { by, operation } = shown
  const points = shownPoints(shown)
  const unit = sciUnit(
    points.flatMap(({ score }) => (score.ok ? [score.sciG.central] : [])),
    page.view.unit,
  )
  const per = t('sci.per', { unit: visible(operation?.unit ?? '') })
  return (
    <Card
      title={t('sci.time.title')}
      detail={`${unit} ${t('co2e.symbol')} ${per}`}
      action={
        <Segments
          label={t('sci.time.by')}
          segments={SCI_PERIODS.map((one) => ({
            label: t(`sci.time.periods.${one}`),
            href: changedView(page.search, { by: one }),
            current: one === by,
          }))}
        />
      }
    >
      <div className="px-5 pt-1 pb-5">
        <SciChart
          label={t('sci.time.chart', { unit, per })}
          unit={unit}
          points={points.map((point) => ({
            ...point,
            marks: marks.flatMap((mark, index) =>
              mark.day >= point.from && mark.day <= point.to
                ? [{ number: index + 1, text: markText(t, mark) }]
                : [],
            ),
          }))}
        />
        <MarkList slug={page.organisation.slug} marks={marks} />
        <details className="mt-2">
          <summary className="inline-flex min-h-7 items-center gap-1 text-[0.8125rem] text-muted marker:content-none hover:text-ink">
            <Icon name="chevron" size={14} />
            {t('overview.asTable')}
          </summary>
          <div className="mt-3">
            <TableScroll label={t('sci.time.title')}>
              <PointTable points={points} unit={unit} />
            </TableScroll>
          </div>
        </details>
      </div>
    </Card>
  )
}

const END = 'px-3 py-1.5 text-end whitespace-nowrap'

function PointTable({ points, unit }: { points: readonly ShownPoint[]; unit: MassUnit }) {
  const t = useTranslations()
  const heads = ['score', 'range', 'operational', 'embodied', 'units', 'days'] as const
  return (
    <table className="figures w-full text-[0.8125rem]" data-sci="series">
      <thead>
        <tr className="border-b border-line text-xs text-muted">
          <th scope="col" className="px-3 py-2 text-start font-medium">
            {t('sci.time.from')}
          </th>
          {heads.map((head) => (
            <th key={head} scope="col" className={`${END} font-medium`}>
              {t(`sci.time.${head}`, { unit })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map(({ label, from, score, days, gapDays }) => (
          <tr key={from} className="border-b border-line last:border-0">
            <th scope="row" className="px-3 py-1.5 text-start font-normal whitespace-nowrap">
              {label}
            </th>
            {score.ok ? (
              <>
                <td className={`${END} font-medium`}>{sciText(score.sciG.central, unit)}</td>
                <td className={`${END} text-muted`}>{sciRangeText(score.sciG, unit)}</td>
                <td className={END}>{sciText(score.operationalG.central, unit)}</td>
                <td className={END}>{sciText(score.embodiedG.central, unit)}</td>
                <td className={END}>{formatCount(score.functionalUnits)}</td>
              </>
            ) : (
              <td colSpan={5} className="px-3 py-1.5 text-start text-muted">
                {score.reason}
              </td>
            )}
            <td className={`${END} text-muted`}>
              {gapDays === 0 ? days : t('sci.time.daysOf', { days, all: days + gapDays })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
