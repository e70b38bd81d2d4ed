'use client'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Bar, CartesianGrid, ComposedChart, ReferenceArea, Tooltip, XAxis, YAxis } from 'recharts'
import { formatCount } from '#lib/domain/format/count.ts'
import type { MassUnit } from '#lib/domain/format/mass.ts'
import { sciRangeText, sciText } from '../../_format/sci-text.ts'
import { niceTicks } from '../../_view/nice-ticks.ts'
import { changedView } from '../../_view/view-href.ts'
import { massAxis, NAME_AXIS } from '../chart/axes.ts'
import { ChartSpace } from '../chart/chart-space.tsx'
import { ChartTooltip, tooltipOf } from '../chart/chart-tooltip.tsx'
import { Hatch } from '../chart/hatch.tsx'
import { markLines } from '../chart/mark-lines.tsx'
import { useGo } from '../use-go.client.tsx'
import { useViewSearch } from '../use-view-search.client.tsx'
import type { ShownPoint } from './shown-points.ts'

export interface ChartPoint extends ShownPoint {
  readonly marks: readonly { readonly number: number; readonly text: string }[]
}

interface Props {
  readonly label: string
  readonly unit: MassUnit
  readonly points: readonly ChartPoint[]
}

const PARTS = [
  { part: 'operationalG', name: 'operational' },
  { part: 'embodiedG', name: 'embodied' },
] as const

/** Recharts draws bars at 300. */
const ABOVE_BARS = 350

/** Kilograms, as the axis counts; nothing where there is no score. */
const kilogramsOf = (point: ChartPoint, part: (typeof PARTS)[number]['part']): number | null =>
  point.score.ok ? point.score[part].central / 1000 : null

/**
 * E × I and M per unit over time, stacked. Where nothing can be computed there is no bar but a hatched ground; where days are missing the bar
 * is hatched; marks are numbered lines. A click narrows the page to those days.
 */
export function SciChart({ label, unit, points }: Props) {
  const t = useTranslations()
  const id = useId()
  const go = useGo()
  const search = useViewSearch()
  const most = Math.max(0, ...points.map(({ score }) => (score.ok ? score.sciG.central / 1000 : 0)))
  const ticks = niceTicks(most)
  const choose = (index: unknown) => {
    const point = points[Number(index)]
    if (point && points.length > 1)
      go(changedView(search, { from: point.from, to: point.to, period: null, by: null, explain: null }))
  }
  return (
    <figure className="min-w-0">
      <ChartSpace
        label={label}
        className="h-64 cursor-pointer select-none"
        initial={{ width: 900, height: 256 }}
      >
        <ComposedChart
          data={[...points]}
          margin={{ top: 18, right: 4, bottom: 0, left: 0 }}
          barCategoryGap="18%"
          maxBarSize={56}
          accessibilityLayer={false}
          onClick={(state) => choose(state.activeTooltipIndex)}
        >
          <defs>
            <Hatch id={`${id}-gap`} colour="var(--strong-line)" opacity={[0.35, 0.08]} />
            <Hatch id={`${id}-part`} colour="var(--surface)" opacity={[0.7, 0]} />
          </defs>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="label" scale="band" {...NAME_AXIS} minTickGap={16} />
          <YAxis {...massAxis(unit, ticks)} />
          <Tooltip {...tooltipOf((point: ChartPoint) => <PointTooltip point={point} unit={unit} />)} />
          {PARTS.map(({ part, name }, index) => (
            <Bar
              key={part}
              dataKey={(point: ChartPoint) => kilogramsOf(point, part)}
              name={t(`figure.${name}`)}
              stackId="all"
              isAnimationActive={false}
              fill={`var(--series-${index})`}
            />
          ))}
          {points
            .filter(({ score, gapDays }) => !score.ok || gapDays > 0)
            .map(({ from, label: at, score }) => (
              <ReferenceArea
                key={from}
                x1={at}
                x2={at}
                fill={`url(#${id}-${score.ok ? 'part' : 'gap'})`}
                fillOpacity={1}
                zIndex={ABOVE_BARS}
              />
            ))}
          {markLines(
            points.map(({ from, label: at, marks }) => ({
              key: from,
              at,
              numbers: marks.map(({ number }) => number),
            })),
          )}
        </ComposedChart>
      </ChartSpace>
      <figcaption className="mt-3 flex flex-wrap gap-x-4 gap-y-1.5 text-[0.8125rem] text-muted">
        {PARTS.map(({ name }, index) => (
          <span key={name} className="inline-flex items-center gap-1.5">
            <span
              aria-hidden="true"
              className="size-2.5 shrink-0 rounded-[2px]"
              style={{ background: `var(--series-${index})` }}
            />
            {t(`sci.time.legend.${name}`)}
          </span>
        ))}
        {points.some(({ score }) => !score.ok) && <span>{t('sci.time.gap')}</span>}
        {points.some(({ score, gapDays }) => score.ok && gapDays > 0) && <span>{t('sci.time.partial')}</span>}
      </figcaption>
    </figure>
  )
}

function PointTooltip({ point, unit }: { point: ChartPoint; unit: MassUnit }) {
  const t = useTranslations()
  const { score, days, gapDays, label, marks } = point
  return (
    <ChartTooltip title={label}>
      {score.ok ? (
        <>
          <p className="mt-0.5">
            {sciText(score.sciG.central, unit)} {unit}{' '}
            <span className="text-muted">({sciRangeText(score.sciG, unit)})</span>
          </p>
          {PARTS.map(({ part, name }) => (
            <p key={part} className="text-muted">
              {t(`sci.time.legend.${name}`)} {sciText(score[part].central, unit)}
            </p>
          ))}
          <p className="text-muted">R {formatCount(score.functionalUnits)}</p>
        </>
      ) : (
        <p className="mt-0.5">{score.reason}</p>
      )}
      {gapDays > 0 && <p className="text-muted">{t('sci.time.daysOf', { days, all: days + gapDays })}</p>}
      {marks.map(({ number, text }) => (
        <p key={number} className="mt-1 line-clamp-2 break-words">
          {number} {text}
        </p>
      ))}
    </ChartTooltip>
  )
}
