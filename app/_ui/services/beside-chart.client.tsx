'use client'
import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts'
import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import { niceTicks } from '../../_view/nice-ticks.ts'
import { massAxis, NAME_AXIS } from '../chart/axes.ts'
import { ChartSpace } from '../chart/chart-space.tsx'
import { ChartTooltip, tooltipOf } from '../chart/chart-tooltip.tsx'

export interface BesidePoint {
  readonly label: string
  /** Of each row, in the order of the names. */
  readonly kilograms: readonly number[]
}

interface Props {
  readonly label: string
  readonly unit: MassUnit
  readonly names: readonly string[]
  readonly points: readonly BesidePoint[]
}

/** A pattern of dashes for each line: colour is never the only carrier. */
const DASHES = ['0', '6 3', '2 3', '8 3 2 3', '1 4'] as const

/** The token of the palette for a row. */
const colourOf = (index: number): string => `var(--series-${index})`

/** Rows over time as lines from one zero, so that their heights compare. */
export function BesideChart({ label, unit, names, points }: Props) {
  const ticks = niceTicks(Math.max(0, ...points.flatMap(({ kilograms }) => kilograms)))
  return (
    <figure className="min-w-0">
      <ChartSpace label={label} className="h-60" initial={{ width: 900, height: 240 }}>
        <LineChart
          data={[...points]}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="label" {...NAME_AXIS} minTickGap={16} />
          <YAxis {...massAxis(unit, ticks)} />
          <Tooltip
            {...tooltipOf(({ label: time, kilograms }: BesidePoint) => (
              <ChartTooltip title={time}>
                {names.map((name, index) => (
                  <p key={name} className="mt-0.5 flex justify-between gap-4">
                    <span className="min-w-0 truncate text-muted">{name}</span>
                    <span className="whitespace-nowrap">
                      {formatMass(kilograms[index] ?? 0, unit)} {unit}
                    </span>
                  </p>
                ))}
              </ChartTooltip>
            ))}
          />
          {names.map((name, index) => (
            <Line
              key={name}
              dataKey={({ kilograms }: BesidePoint) => kilograms[index] ?? 0}
              name={name}
              type="linear"
              stroke={colourOf(index)}
              strokeWidth={2}
              strokeDasharray={DASHES[index] ?? '0'}
              dot={points.length === 1}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </ChartSpace>
      <figcaption className="mt-2 flex flex-wrap gap-x-4 gap-y-1.5 text-[0.8125rem] text-muted">
        {names.map((name, index) => (
          <span key={name} className="inline-flex max-w-full items-center gap-1.5">
            <svg aria-hidden="true" width="22" height="8" className="shrink-0">
              <line
                x1="0"
                x2="22"
                y1="4"
                y2="4"
                stroke={colourOf(index)}
                strokeWidth="2"
                strokeDasharray={DASHES[index] ?? '0'}
              />
            </svg>
            <span className="truncate">{name}</span>
          </span>
        ))}
      </figcaption>
    </figure>
  )
}
