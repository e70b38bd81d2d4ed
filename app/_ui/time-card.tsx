import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { BilledMonth } from '#lib/domain/change/is-billed.ts'
import { isBilledDay } from '#lib/domain/change/is-billed.ts'
import { formatMass, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { Report } from '#lib/domain/report/emissions.ts'
import type { Mark } from '#lib/queries/marks.ts'
import { firstDay, formatMonth, formatShortDay, lastDay } from '../_format/dates.ts'
import { markText } from '../_format/mark-text.ts'
import { nameOf } from '../_format/names.ts'
import type { Translate } from '../_i18n/translate.ts'
import { explainKey } from '../_view/explained.ts'
import type { DataPeriod } from '../_view/shown-period.ts'
import { type Bucket, type TimeGrain, type TimeSeries, timeSeries } from '../_view/time-series.ts'
import type { View } from '../_view/view.ts'
import { changedView, otherPage } from '../_view/view-href.ts'
import { SPLITS } from '../_view/view-params.ts'
import { Card } from './card.tsx'
import { TimeCell } from './chart/time-cell.tsx'
import { ExplainButton } from './explain-button.client.tsx'
import { Icon } from './icon.tsx'
import { MarkList } from './overview/mark-list.tsx'
import { RangeText } from './range-text.tsx'
import { Segments } from './segments.client.tsx'
import { TableScroll } from './table-scroll.tsx'
import { TimeChart } from './time-chart.client.tsx'

interface Props {
  readonly slug: string
  readonly report: Report
  readonly period: DataPeriod
  readonly view: View
  readonly search: string
  /** Of the lines behind it, where they are not all that the view shows. */
  readonly linesSearch?: string
  readonly grain: TimeGrain
  readonly billed?: readonly BilledMonth[]
  readonly marks?: readonly Mark[]
  /** kg CO2e that a day or a month may have; null where no target holds. */
  readonly targetOf?: (time: string, grain: TimeGrain) => number | null
  /** Beside the switch of the table. */
  readonly note?: ReactNode
}

const NO_MARKS: readonly Mark[] = []

/** Emissions over the period, split as the address says; the same numbers as a chart and as a table. */
export function TimeCard({
  slug,
  grain,
  report,
  period,
  view,
  search,
  linesSearch = search,
  billed,
  marks = NO_MARKS,
  targetOf,
  note,
}: Props) {
  const t = useTranslations()
  const data = timeSeries(
    report.groups,
    view.split,
    period,
    grain,
    billed && ((day) => isBilledDay(billed, day)),
  )
  const unit = view.unit ?? sharedMassUnit(data.buckets.map((bucket) => bucket.total))
  const series = data.series.map((name) => seriesName(t, name, view))
  const hrefOf = ({ time }: Bucket) =>
    otherPage(`/o/${slug}/services`, linesSearch, {
      from: data.grain === 'day' ? time : firstDay(time),
      to: data.grain === 'day' ? time : lastDay(time),
    })
  const labelOf = ({ time }: Bucket) => (data.grain === 'day' ? formatShortDay(time) : formatMonth(time))
  return (
    <Card
      title={t('overview.overTime')}
      detail={`${unit} ${t('co2e.symbol')} ${t(`overview.overTimeBy.${data.grain}`)}`}
      action={
        <Segments
          label={t('overview.split')}
          segments={SPLITS.map((split) => ({
            label: t(`dimensions.${split}`),
            href: changedView(search, { split: split === 'component' ? null : split }),
            current: split === view.split,
          }))}
        />
      }
    >
      <div className="px-5 pt-1 pb-5">
        <TimeChart
          label={t('overview.chartLabel', { unit, split: t(`dimensions.${view.split}`) })}
          unit={unit}
          series={series}
          bars={data.buckets.map((bucket) => ({
            ...bucket,
            label: labelOf(bucket),
            href: hrefOf(bucket),
            from: data.grain === 'day' ? bucket.time : firstDay(bucket.time),
            to: data.grain === 'day' ? bucket.time : lastDay(bucket.time),
            target: targetOf?.(bucket.time, data.grain) ?? null,
            marks: marks.flatMap((mark, index) =>
              mark.day.startsWith(bucket.time) ? [{ number: index + 1, text: markText(t, mark) }] : [],
            ),
          }))}
        />
        <MarkList slug={slug} marks={marks} />
        {note && <div className="mt-3">{note}</div>}
        <details className="mt-2">
          <summary className="inline-flex min-h-7 items-center gap-1 text-[0.8125rem] text-muted marker:content-none hover:text-ink">
            <Icon name="chevron" size={14} />
            {t('overview.asTable')}
          </summary>
          <div className="mt-3">
            <TableScroll label={t('overview.overTime')}>
              <TimeTable data={data} series={series} unit={unit} hrefOf={hrefOf} labelOf={labelOf} />
            </TableScroll>
          </div>
        </details>
      </div>
    </Card>
  )
}

function seriesName(t: Translate, name: string | null, { split }: View): string {
  if (name === null) return t('overview.others')
  if (split !== 'component') return nameOf(t, split, name)
  return name === 'operational' ? t('figure.operational') : t('figure.embodied')
}

interface TableProps {
  readonly data: TimeSeries
  readonly series: readonly string[]
  readonly unit: Parameters<typeof formatMass>[1]
  readonly hrefOf: (bucket: Bucket) => string
  readonly labelOf: (bucket: Bucket) => string
}

function TimeTable({ data, series, unit, hrefOf, labelOf }: TableProps) {
  const t = useTranslations()
  const heading = 'px-3 py-2 text-end font-medium whitespace-nowrap'
  return (
    <table className="figures w-full text-[0.8125rem]">
      <thead>
        <tr className="border-b border-line text-xs text-muted">
          <th scope="col" className="sticky start-0 bg-surface px-3 py-2 text-start font-medium">
            {t(`dimensions.${data.grain}`)}
          </th>
          <th scope="col" className={heading}>
            {t('figure.total')}, {unit}
          </th>
          <th scope="col" className={heading}>
            {t('figure.rangeLabel')}, {unit}
          </th>
          {series.map((name) => (
            <th scope="col" key={name} className={heading}>
              {name}, {unit}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.buckets.map((bucket) => (
          <tr key={bucket.time} className="border-b border-line last:border-0">
            <TimeCell href={hrefOf(bucket)} label={labelOf(bucket)}>
              {bucket.isPartial && <span className="text-xs text-muted"> {t('overview.partial')}</span>}
            </TimeCell>
            <td className="px-3 py-1.5 text-end font-medium">
              <ExplainButton of={explainKey({ [data.grain]: bucket.time })} className="min-h-6">
                {formatMass(bucket.total, unit)}
              </ExplainButton>
            </td>
            <td className="px-3 py-1.5 text-end text-muted">
              <RangeText
                kilograms={{ low: bucket.low, central: bucket.total, high: bucket.high }}
                unit={unit}
              />
            </td>
            {bucket.kilograms.map((kilograms, index) => (
              <td key={series[index]} className="px-3 py-1.5 text-end">
                {formatMass(kilograms, unit)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
