'use client'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Bar, CartesianGrid, ComposedChart, Tooltip, XAxis, YAxis } from 'recharts'
import { formatCount } from '#lib/domain/format/count.ts'
import { AMOUNT_AXIS_PIXELS, NAME_AXIS } from '../chart/axes.ts'
import { ChartSpace } from '../chart/chart-space.tsx'
import { ChartTooltip, tooltipOf } from '../chart/chart-tooltip.tsx'
import { Hatch } from '../chart/hatch.tsx'
import { markLines } from '../chart/mark-lines.tsx'

interface ChartDay {
  readonly day: string
  readonly first: number
  readonly again: number
  /** Numbers of the notes of that day. */
  readonly marks: readonly number[]
}

/** Attempts of each day: first ones, and on top those that were sent again. */
export function DaysChart({ label, days }: { label: string; days: readonly ChartDay[] }) {
  const t = useTranslations()
  const id = useId()
  const parts = [
    { name: 'first', fill: 'var(--series-0)', outline: 'none' },
    { name: 'again', fill: `url(#${id})`, outline: 'var(--series-1)' },
  ] as const
  return (
    <figure className="min-w-0">
      <ChartSpace label={label} className="h-44 select-none" initial={{ width: 600, height: 176 }}>
        <ComposedChart
          data={[...days]}
          margin={{ top: 18, right: 4, bottom: 0, left: 0 }}
          barCategoryGap="18%"
          maxBarSize={48}
          accessibilityLayer={false}
        >
          <defs>
            <Hatch id={id} colour="var(--series-1)" opacity={[0.9, 0.35]} />
          </defs>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="day" scale="band" {...NAME_AXIS} minTickGap={16} />
          <YAxis
            width={AMOUNT_AXIS_PIXELS}
            tickLine={false}
            axisLine={false}
            allowDecimals={false}
            tick={{ fill: 'var(--muted)', fontSize: 12 }}
          />
          <Tooltip
            {...tooltipOf((point: ChartDay) => (
              <ChartTooltip title={point.day}>
                {parts.map(({ name }) => (
                  <p key={name}>
                    {t(`retries.days.${name}`)} {formatCount(point[name])}
                  </p>
                ))}
              </ChartTooltip>
            ))}
          />
          {parts.map(({ name, fill, outline }) => (
            <Bar
              key={name}
              dataKey={name}
              name={t(`retries.days.${name}`)}
              stackId="all"
              isAnimationActive={false}
              fill={fill}
              stroke={outline}
            />
          ))}
          {markLines(days.map(({ day, marks }) => ({ key: day, at: day, numbers: marks })))}
        </ComposedChart>
      </ChartSpace>
      <figcaption className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-[0.8125rem] text-muted">
        {parts.map(({ name }, index) => (
          <span key={name} className="inline-flex items-center gap-1.5">
            <span
              aria-hidden="true"
              className={`size-2.5 shrink-0 rounded-[2px] ${name === 'again' ? 'hatched' : ''}`}
              style={{ backgroundColor: `var(--series-${index})` }}
            />
            {t(`retries.days.${name}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
