'use client'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Area, Bar, CartesianGrid, ComposedChart, Line, ReferenceArea, Tooltip, XAxis, YAxis } from 'recharts'
import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import { niceTicks } from '../_view/nice-ticks.ts'
import { changedView } from '../_view/view-href.ts'
import { massAxis, NAME_AXIS } from './chart/axes.ts'
import { ChartSpace } from './chart/chart-space.tsx'
import { ChartTooltip, TooltipMass, tooltipOf } from './chart/chart-tooltip.tsx'
import { Hatch } from './chart/hatch.tsx'
import { markLines } from './chart/mark-lines.tsx'
import { useGo } from './use-go.client.tsx'
import { useViewSearch } from './use-view-search.client.tsx'

export interface ChartBar {
  readonly label: string
  readonly kilograms: readonly number[]
  readonly total: number
  readonly low: number
  readonly high: number
  readonly isPartial: boolean
  /** The lines of this bar's days. */
  readonly href: string
  /** Its days, ISO; both included. */
  readonly from: string
  readonly to: string
  /** kg CO2e; null where no target holds. */
  readonly target: number | null
  readonly marks: readonly { readonly number: number; readonly text: string }[]
}

interface Props {
  readonly label: string
  readonly unit: MassUnit
  readonly series: readonly string[]
  readonly bars: readonly ChartBar[]
}

/** The tokens of the palette, in the order of the series. */
const colour = (index: number): string => `var(--series-${index})`

/** With fewer points an area says less than bars do. */
const FEWEST_FOR_AREA = 4

interface Drag {
  readonly from: number
  readonly to: number
}

const indexOf = (state: { activeTooltipIndex?: number | string | null | undefined }): number | null => {
  const index = Number(state.activeTooltipIndex ?? Number.NaN)
  return Number.isInteger(index) ? index : null
}

/**
 * Emissions over time, stacked: areas, or bars where there are few. A click leads to the lines of a day or month, dragging zooms in.
 * What is only partly covered is hatched; notes and the like are numbered lines; a target is dashed.
 */
export function TimeChart({ label, unit, series, bars }: Props) {
  const t = useTranslations()
  const id = useId()
  const search = useViewSearch()
  const [drag, setDrag] = useState<Drag | null>(null)
  const ticks = niceTicks(Math.max(0, ...bars.map((bar) => Math.max(bar.total, bar.target ?? 0))))
  const isArea = bars.length >= FEWEST_FOR_AREA
  const go = useGo()
  const commit = (to: number | null) => {
    setDrag(null)
    const first = bars[Math.min(drag?.from ?? 0, to ?? 0)]
    const last = bars[Math.max(drag?.from ?? 0, to ?? 0)]
    if (!drag || to === null || !first || !last) return
    if (first === last) go(first.href)
    else go(changedView(search, { from: first.from, to: last.to, period: null, explain: null }))
  }
  const dragged = drag && drag.from !== drag.to ? drag : null
  return (
    <figure className="min-w-0">
      <ChartSpace
        label={label}
        className="h-72 cursor-pointer select-none"
        initial={{ width: 900, height: 288 }}
      >
        <ComposedChart
          data={[...bars]}
          margin={{ top: 18, right: 4, bottom: 0, left: 0 }}
          barCategoryGap="22%"
          maxBarSize={56}
          accessibilityLayer={false}
          onMouseDown={(state) => {
            const index = indexOf(state)
            if (index !== null) setDrag({ from: index, to: index })
          }}
          onMouseMove={(state) => {
            const index = indexOf(state)
            if (drag && index !== null && index !== drag.to) setDrag({ ...drag, to: index })
          }}
          onMouseUp={(state) => commit(indexOf(state))}
          onMouseLeave={() => setDrag(null)}
        >
          <defs>
            <Hatch id={`${id}-hatch`} colour="var(--surface)" opacity={[0.7, 0]} />
          </defs>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="label" scale="band" {...NAME_AXIS} minTickGap={16} />
          <YAxis {...massAxis(unit, ticks)} />
          <Tooltip {...tooltipOf((bar: ChartBar) => <BarTooltip bar={bar} unit={unit} series={series} />)} />
          {series.map((name, index) =>
            isArea ? (
              <Area
                key={name}
                dataKey={(bar: ChartBar) => bar.kilograms[index] ?? 0}
                name={name}
                stackId="all"
                type="linear"
                isAnimationActive={false}
                activeDot={false}
                stroke="var(--surface)"
                strokeWidth={1}
                fill={colour(index)}
                fillOpacity={1}
              />
            ) : (
              <Bar
                key={name}
                dataKey={(bar: ChartBar) => bar.kilograms[index] ?? 0}
                name={name}
                stackId="all"
                isAnimationActive={false}
                stroke="var(--surface)"
                strokeWidth={1}
                fill={colour(index)}
              />
            ),
          )}
          {bars
            .filter((bar) => bar.isPartial)
            .map((bar) => (
              <ReferenceArea
                key={bar.from}
                x1={bar.label}
                x2={bar.label}
                fill={`url(#${id}-hatch)`}
                fillOpacity={1}
              />
            ))}
          <Line
            dataKey={(bar: ChartBar) => bar.target}
            type="linear"
            stroke="var(--surface)"
            strokeWidth={4}
            strokeOpacity={0.75}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
          <Line
            dataKey={(bar: ChartBar) => bar.target}
            type="linear"
            stroke="var(--ink)"
            strokeDasharray="5 4"
            strokeWidth={1.5}
            dot={bars.length === 1}
            activeDot={false}
            isAnimationActive={false}
          />
          {markLines(
            bars.map(({ from, label: at, marks }) => ({
              key: from,
              at,
              numbers: marks.map(({ number }) => number),
            })),
          )}
          {dragged && (
            <ReferenceArea
              x1={bars[Math.min(dragged.from, dragged.to)]?.label ?? ''}
              x2={bars[Math.max(dragged.from, dragged.to)]?.label ?? ''}
              fill="var(--accent)"
              fillOpacity={0.18}
            />
          )}
        </ComposedChart>
      </ChartSpace>
      <figcaption className="mt-3 flex flex-wrap gap-x-4 gap-y-1.5 text-[0.8125rem] text-muted">
        {series.map((name, index) => (
          <span key={name} className="inline-flex max-w-full items-center gap-1.5">
            <span
              aria-hidden="true"
              className="size-2.5 shrink-0 rounded-[2px]"
              style={{ background: colour(index) }}
            />
            <span className="truncate">{name}</span>
          </span>
        ))}
        {bars.some((bar) => bar.target !== null) && <span>{t('overview.targetLine')}</span>}
        {bars.some((bar) => bar.isPartial) && <span>{t('overview.partialBar')}</span>}
        {bars.length > 1 && <span className="hidden sm:inline">{t('overview.zoom')}</span>}
      </figcaption>
    </figure>
  )
}

function BarTooltip({ bar, unit, series }: { bar: ChartBar; unit: MassUnit; series: readonly string[] }) {
  const t = useTranslations()
  return (
    <ChartTooltip title={bar.label}>
      <TooltipMass kilograms={{ low: bar.low, central: bar.total, high: bar.high }} unit={unit} />
      <ul className="mt-2 space-y-0.5">
        {series.map((name, index) =>
          (bar.kilograms[index] ?? 0) === 0 ? null : (
            <li key={name} className="flex items-center gap-2">
              <span
                aria-hidden="true"
                className="size-2 shrink-0 rounded-[2px]"
                style={{ background: colour(index) }}
              />
              <span className="min-w-0 flex-1 truncate text-muted">{name}</span>
              <span>{formatMass(bar.kilograms[index] ?? 0, unit)}</span>
            </li>
          ),
        )}
      </ul>
      {bar.target !== null && (
        <p className="mt-2 text-muted">
          {t('overview.target')} {formatMass(bar.target, unit)}
        </p>
      )}
      {bar.marks.map(({ number, text }) => (
        <p key={number} className="mt-1 line-clamp-2 break-words">
          {number} {text}
        </p>
      ))}
    </ChartTooltip>
  )
}
