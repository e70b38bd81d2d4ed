import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { formatMass, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { Report } from '#lib/domain/report/emissions.ts'
import { report } from '#lib/queries/report.ts'
import { formatMonth, formatShortDay } from '../../_format/dates.ts'
import { nameOf } from '../../_format/names.ts'
import type { Translate } from '../../_i18n/translate.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import {
  explainedGroup,
  explainKey,
  type GroupKey,
  type NamedDimension,
  narrowed,
} from '../../_view/explained.ts'
import { isWithin } from '../../_view/is-within.ts'
import type { DataPeriod } from '../../_view/shown-period.ts'
import { grainFor, timeSeries } from '../../_view/time-series.ts'
import { changedView } from '../../_view/view-href.ts'
import { MOST_BESIDE } from '../../_view/view-params.ts'
import { Card } from '../card.tsx'
import { ExplainButton } from '../explain-button.client.tsx'
import { Icon } from '../icon.tsx'
import { RangeText } from '../range-text.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { BesideChart, type BesidePoint } from './beside-chart.client.tsx'

interface Row {
  readonly name: string
  readonly key: string
  readonly report: Report
}

/** The finest name first: what it is, then where. */
const rowName = (t: Translate, group: GroupKey): string =>
  Object.entries(group)
    .map(([dimension, value]) => nameOf(t, dimension as NamedDimension, value))
    .reverse()
    .join(', ')

/** The rows that the address sets side by side, over time: as lines and as the same numbers in a table. */
export async function BesideCard({ page, period }: { page: PageRequest; period: DataPeriod }) {
  const { scope, view, search } = page
  const t = await getTranslations()
  const groups = view.beside
    .map(explainedGroup)
    .filter((group) => Object.keys(group).length > 0 && isWithin(view.filter, group))
  if (groups.length === 0) return null
  const clear = (
    <ViewLink
      href={changedView(search, { beside: null })}
      className="inline-flex min-h-7 items-center text-[0.8125rem] text-muted underline-offset-2 hover:text-ink hover:underline"
    >
      {t('services.beside.clear')}
    </ViewLink>
  )
  if (groups.length === 1)
    return (
      <p className="mb-4 flex flex-wrap items-center gap-x-4 rounded-lg bg-accent-wash px-4 py-2 text-[0.8125rem] print:hidden">
        {t('services.beside.oneMore', { name: rowName(t, groups[0] ?? {}), most: MOST_BESIDE })} {clear}
      </p>
    )
  const grain = grainFor(period)
  const { method, factorSet } = view
  const rows = await Promise.all(
    groups.map(
      async (group): Promise<Row> => ({
        name: rowName(t, group),
        key: explainKey(group),
        report: await report(scope, {
          filter: narrowed(view.filter, group),
          groupBy: [grain],
          method,
          factorSet,
        }),
      }),
    ),
  )
  const series = rows.map((row) => timeSeries(row.report.groups, 'component', period, grain).buckets)
  const points = (series[0] ?? []).map(
    ({ time }, index): BesidePoint => ({
      label: grain === 'day' ? formatShortDay(time) : formatMonth(time),
      kilograms: series.map((buckets) => buckets[index]?.total ?? 0),
    }),
  )
  const unit = view.unit ?? sharedMassUnit(points.flatMap(({ kilograms }) => kilograms))
  return (
    <div className="mb-5">
      <Card
        title={t('services.beside.title')}
        detail={`${unit} ${t('co2e.symbol')} ${t(`overview.overTimeBy.${grain}`)}`}
        action={clear}
      >
        <div className="space-y-4 px-5 pt-1 pb-5">
          <BesideChart
            label={t('services.beside.chart', { unit })}
            unit={unit}
            names={rows.map(({ name }) => name)}
            points={points}
          />
          <ul className="divide-y divide-line rounded-lg border border-line px-3 text-[0.8125rem]">
            {rows.map(({ key, name, report: { total } }) => (
              <li key={key} className="flex flex-wrap items-baseline justify-between gap-x-4 py-1.5">
                <span className="min-w-0 break-words">{name}</span>
                <span className="whitespace-nowrap">
                  <ExplainButton of={key} className="min-h-6 font-medium">
                    {formatMass(total.totalKgCo2e.central, unit)} {unit}
                  </ExplainButton>{' '}
                  <span className="ms-2 text-muted">
                    <RangeText kilograms={total.totalKgCo2e} unit={unit} />
                  </span>
                </span>
              </li>
            ))}
          </ul>
          <details>
            <summary className="inline-flex min-h-7 items-center gap-1 text-[0.8125rem] text-muted marker:content-none hover:text-ink">
              <Icon name="chevron" size={14} />
              {t('overview.asTable')}
            </summary>
            <div className="mt-3">
              <BesideTable rows={rows} points={points} unit={unit} time={t(`dimensions.${grain}`)} />
            </div>
          </details>
        </div>
      </Card>
    </div>
  )
}

interface TableProps {
  readonly rows: readonly Row[]
  readonly points: readonly BesidePoint[]
  readonly unit: MassUnit
  readonly time: string
}

function BesideTable({ rows, points, unit, time }: TableProps) {
  const t = useTranslations()
  return (
    <TableScroll label={t('services.beside.title')} isTall={points.length > 12}>
      <table className="figures w-full text-[0.8125rem]">
        <thead>
          <tr className="text-xs text-muted">
            <th
              scope="col"
              className="sticky start-0 top-0 z-20 bg-surface px-3 py-2 text-start font-medium shadow-[inset_0_-1px_0_var(--line)]"
            >
              {time}
            </th>
            {rows.map(({ key, name }) => (
              <th
                key={key}
                scope="col"
                className="sticky top-0 z-10 min-w-28 bg-surface px-3 py-2 text-end font-medium shadow-[inset_0_-1px_0_var(--line)]"
              >
                {name}, {unit}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map(({ label, kilograms }) => (
            <tr key={label} className="border-b border-line">
              <th
                scope="row"
                className="sticky start-0 bg-surface px-3 py-1.5 text-start font-normal whitespace-nowrap"
              >
                {label}
              </th>
              {rows.map(({ key }, index) => (
                <td key={key} className="px-3 py-1.5 text-end">
                  {formatMass(kilograms[index] ?? 0, unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th
              scope="row"
              className="sticky start-0 bottom-0 z-20 bg-surface px-3 py-2 text-start font-medium shadow-[inset_0_1px_0_var(--line)]"
            >
              {t('figure.total')}
            </th>
            {rows.map(({ key, report: { total } }) => (
              <td
                key={key}
                className="sticky bottom-0 bg-surface px-3 py-2 text-end font-medium shadow-[inset_0_1px_0_var(--line)]"
              >
                {formatMass(total.totalKgCo2e.central, unit)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </TableScroll>
  )
}
