import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatMass, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { Group } from '#lib/domain/report/emissions.ts'
import { type Jump, largestJump } from '#lib/domain/targets/largest-jump.ts'
import { monthAfter } from '#lib/domain/targets/month-days.ts'
import type { MonthStatus } from '#lib/domain/targets/month-status.ts'
import type { Mark } from '#lib/queries/marks.ts'
import { firstDay, formatMonth, formatShortDay, lastDay } from '../../_format/dates.ts'
import { markText } from '../../_format/mark-text.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { explainKey } from '../../_view/explained.ts'
import { type DayBar, monthBars } from '../../_view/month-bars.ts'
import { changedView, otherPage } from '../../_view/view-href.ts'
import type { DrillLevel } from '../../_view/view-params.ts'
import { Card } from '../card.tsx'
import { TimeCell } from '../chart/time-cell.tsx'
import { ExplainButton } from '../explain-button.client.tsx'
import { Icon } from '../icon.tsx'
import { MarkList } from '../overview/mark-list.tsx'
import { NoteDialog } from '../overview/note-dialog.client.tsx'
import { RangeText } from '../range-text.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { MonthChart } from './month-chart.client.tsx'

interface Props {
  readonly page: PageRequest
  readonly team: string
  readonly status: MonthStatus
  /** By day. */
  readonly groups: readonly Group[]
  /** By day. */
  readonly marks: readonly Mark[]
}

/** The month's days as a chart and as a table, the target for a day, and the day that stands out. */
export function MonthCard({ page, team, status, groups, marks }: Props) {
  const t = useTranslations()
  const { organisation, view, search } = page
  const bars = monthBars(status, groups)
  const paceKgCo2e = status.targetKgCo2e === null ? null : status.targetKgCo2e / status.days
  const unit =
    view.unit ??
    sharedMassUnit([paceKgCo2e ?? 0, ...bars.map((bar) => bar.usedKgCo2e.central + bar.projectedKgCo2e)])
  const hrefOf = (day: string, group: DrillLevel | null = null) =>
    otherPage(`/o/${organisation.slug}/services`, search, { team: [team], from: day, to: day, group })
  const notesOf = (day: string) => marks.filter((mark) => mark.day === day).map((item) => markText(t, item))
  const jump = largestJump(
    bars.filter((bar) => bar.isBilled).map(({ day, usedKgCo2e }) => ({ day, kgCo2e: usedKgCo2e.central })),
  )
  const lastBilled = bars.filter((bar) => bar.isBilled).at(-1)
  const about = { slug: organisation.slug, team, teams: [team] }
  return (
    <Card
      title={formatMonth(status.month)}
      detail={`${unit} ${t('co2e.symbol')} ${t('overview.overTimeBy.day')}`}
      action={<OtherMonths month={status.month} search={search} />}
    >
      <div className="px-5 pb-5">
        {jump && (
          <JumpLine jump={jump} unit={unit} href={hrefOf(jump.day, 'line')}>
            {!marks.some(({ what, day }) => what === 'note' && day === jump.day) && (
              <NoteDialog {...about} day={jump.day} label={t('team.month.explained')} />
            )}
          </JumpLine>
        )}
        <MonthChart
          label={t('team.month.chart', { unit, month: formatMonth(status.month) })}
          unit={unit}
          paceKgCo2e={paceKgCo2e}
          days={bars.map((bar) => ({
            label: String(Number(bar.day.slice(8))),
            name: formatShortDay(bar.day),
            used: bar.usedKgCo2e.central,
            low: bar.usedKgCo2e.low,
            high: bar.usedKgCo2e.high,
            projected: bar.projectedKgCo2e,
            isBilled: bar.isBilled,
            notes: notesOf(bar.day),
            href: hrefOf(bar.day),
          }))}
        />
        <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-[0.8125rem] text-muted">
          {paceKgCo2e !== null && (
            <span>
              {t('team.month.pace', { kilogramsPerDay: `${formatMass(paceKgCo2e, unit)}\u00a0${unit}` })}
            </span>
          )}
          {bars.some((bar) => bar.projectedKgCo2e > 0) && <span>{t('team.month.hatched')}</span>}
        </p>
        <MarkList slug={organisation.slug} marks={marks} />
        <p className="mt-2">
          <NoteDialog {...about} day={lastBilled?.day ?? firstDay(status.month)} />
        </p>
        <details className="mt-3">
          <summary className="inline-flex min-h-7 items-center gap-1 text-[0.8125rem] text-muted marker:content-none hover:text-ink">
            <Icon name="chevron" size={14} />
            {t('overview.asTable')}
          </summary>
          <div className="mt-3">
            <TableScroll label={formatMonth(status.month)}>
              <DayTable bars={bars} unit={unit} hrefOf={hrefOf} notesOf={notesOf} />
            </TableScroll>
          </div>
        </details>
      </div>
    </Card>
  )
}

interface JumpProps {
  readonly jump: Jump
  readonly unit: MassUnit
  readonly href: string
  readonly children: ReactNode
}

function JumpLine({ jump, unit, href, children }: JumpProps) {
  const t = useTranslations()
  const day = formatShortDay(jump.day)
  return (
    <p className="mb-2 text-[0.8125rem]">
      {t(`team.month.jump.${jump.isWeekend ? 'weekend' : 'working'}`, {
        day,
        more: `${formatMass(jump.moreKgCo2e, unit)}\u00a0${unit}`,
      })}{' '}
      <ViewLink href={href} className="inline-block min-h-6 leading-6 underline underline-offset-2">
        {t('team.month.jumpLink', { day })}
      </ViewLink>{' '}
      {children}
    </p>
  )
}

function OtherMonths({ month, search }: { month: string; search: string }) {
  const t = useTranslations()
  const to = (other: string) =>
    changedView(search, { from: firstDay(other), to: lastDay(other), explain: null })
  const [previous, next] = [monthAfter(month, -1), monthAfter(month, 1)]
  const look =
    'inline-flex min-h-7 min-w-7 items-center justify-center rounded-md border border-line text-muted hover:border-strong-line hover:text-ink'
  return (
    <span className="inline-flex gap-1.5">
      <ViewLink
        href={to(previous)}
        aria-label={t('team.month.previous', { month: formatMonth(previous) })}
        className={look}
      >
        <span aria-hidden="true" className="rotate-90 rtl:-rotate-90">
          <Icon name="chevron" size={16} />
        </span>
      </ViewLink>
      <ViewLink
        href={to(next)}
        aria-label={t('team.month.next', { month: formatMonth(next) })}
        className={look}
      >
        <span aria-hidden="true" className="-rotate-90 rtl:rotate-90">
          <Icon name="chevron" size={16} />
        </span>
      </ViewLink>
    </span>
  )
}

interface TableProps {
  readonly bars: readonly DayBar[]
  readonly unit: MassUnit
  readonly hrefOf: (day: string) => string
  readonly notesOf: (day: string) => readonly string[]
}

function DayTable({ bars, unit, hrefOf, notesOf }: TableProps) {
  const t = useTranslations()
  const heading = 'px-3 py-2 text-end font-medium whitespace-nowrap'
  return (
    <table className="figures w-full text-[0.8125rem]">
      <thead>
        <tr className="border-b border-line text-xs text-muted">
          <th scope="col" className="sticky start-0 bg-surface px-3 py-2 text-start font-medium">
            {t('team.month.day')}
          </th>
          <th scope="col" className={heading}>
            CO2e, {unit}
          </th>
          <th scope="col" className={heading}>
            {t('figure.rangeLabel')}, {unit}
          </th>
          <th scope="col" className={heading}>
            {t('team.month.projectedDay')}, {unit}
          </th>
          <th scope="col" className="px-3 py-2 text-start font-medium">
            {t('team.month.notes')}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ day, usedKgCo2e, projectedKgCo2e, isBilled }) => (
          <tr key={day} className="border-b border-line last:border-0">
            <TimeCell href={hrefOf(day)} label={formatShortDay(day)} />
            <td className="px-3 py-1.5 text-end font-medium">
              {(isBilled || usedKgCo2e.central !== 0) && (
                <ExplainButton of={explainKey({ day })} className="min-h-6">
                  {formatMass(usedKgCo2e.central, unit)}
                </ExplainButton>
              )}
            </td>
            <td className="px-3 py-1.5 text-end text-muted">
              {(isBilled || usedKgCo2e.central !== 0) && <RangeText kilograms={usedKgCo2e} unit={unit} />}
            </td>
            <td className="px-3 py-1.5 text-end text-muted">
              {projectedKgCo2e > 0 && formatMass(projectedKgCo2e, unit)}
            </td>
            <td className="min-w-40 px-3 py-1.5 break-words">{notesOf(day).join(' · ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
