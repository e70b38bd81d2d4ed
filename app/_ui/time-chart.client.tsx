'use client'
import { useRouter } from 'next/navigation'
import { useId } from 'react'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatMass, type MassUnit, massIn } from '#lib/domain/format/mass.ts'
import { en } from '../_messages/en.ts'
import { niceTicks } from '../_view/nice-ticks.ts'
import { usePending } from './pending.client.tsx'

export interface ChartBar {
  readonly label: string
  readonly kilograms: readonly number[]
  readonly total: number
  readonly low: number
  readonly high: number
  readonly isPartial: boolean
  /** The view of this bar's period. */
  readonly href: string
}

interface Props {
  readonly label: string
  readonly unit: MassUnit
  readonly series: readonly string[]
  readonly bars: readonly ChartBar[]
}

/** The tokens of the palette, in the order of the series. */
const colour = (index: number): string => `var(--series-${index})`

/** Stacked bars over time. A bar leads to its period; a period that is only partly covered is hatched. */
export function TimeChart({ label, unit, series, bars }: Props) {
  const id = useId()
  const router = useRouter()
  const ticks = niceTicks(Math.max(0, ...bars.map((bar) => bar.total)))
  const { startTransition } = usePending()
  return (
    <figure className="min-w-0">
      <div className="h-72" role="img" aria-label={label}>
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 900, height: 288 }}>
          <BarChart
            data={[...bars]}
            margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
            barCategoryGap="22%"
            maxBarSize={56}
            accessibilityLayer={false}
          >
            <defs>
              {series.map((name, index) => (
                <pattern
                  key={name}
                  id={`${id}-${index}`}
                  width="6"
                  height="6"
                  patternUnits="userSpaceOnUse"
                  patternTransform="rotate(45)"
                >
                  <rect width="6" height="6" fill={colour(index)} fillOpacity="0.35" />
                  <rect width="2.5" height="6" fill={colour(index)} />
                </pattern>
              ))}
            </defs>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="label"
              tickLine={false}
              axisLine={{ stroke: 'var(--line)' }}
              tick={{ fill: 'var(--muted)', fontSize: 12 }}
              minTickGap={16}
            />
            <YAxis
              width={52}
              tickLine={false}
              axisLine={false}
              tick={{ fill: 'var(--muted)', fontSize: 12 }}
              ticks={ticks}
              domain={[0, ticks.at(-1) ?? 0]}
              tickFormatter={(kilograms: number) => axisNumber(massIn(kilograms, unit))}
            />
            <Tooltip
              cursor={{ fill: 'var(--sunken)' }}
              isAnimationActive={false}
              content={({ active, payload }) => {
                const bar = active ? (payload[0]?.payload as ChartBar | undefined) : undefined
                return bar ? <BarTooltip bar={bar} unit={unit} series={series} /> : null
              }}
            />
            {series.map((name, index) => (
              <Bar
                key={name}
                dataKey={(bar: ChartBar) => bar.kilograms[index] ?? 0}
                name={name}
                stackId="all"
                isAnimationActive={false}
                stroke="var(--surface)"
                strokeWidth={1}
                fill={colour(index)}
                className="cursor-pointer"
                shape={({ x, y, width, height, payload }) => (
                  <rect
                    x={x}
                    y={y}
                    width={width}
                    height={Math.max(0, height)}
                    fill={(payload as ChartBar).isPartial ? `url(#${id}-${index})` : colour(index)}
                    stroke="var(--surface)"
                    strokeWidth={height > 2 ? 1 : 0}
                  />
                )}
                onClick={({ payload }) => {
                  const { href } = payload as ChartBar
                  startTransition(() => router.push(href))
                }}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
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
        {bars.some((bar) => bar.isPartial) && <span>{en.overview.partialBar}</span>}
      </figcaption>
    </figure>
  )
}

const axisFormat = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })
const axisNumber = (value: number): string => axisFormat.format(value)

function BarTooltip({ bar, unit, series }: { bar: ChartBar; unit: MassUnit; series: readonly string[] }) {
  return (
    <div className="figures max-w-72 rounded-lg border border-line bg-raised p-3 text-[0.8125rem] shadow-[0_8px_30px_rgb(0_0_0/0.14)]">
      <p className="font-medium">{bar.label}</p>
      <p className="mt-0.5">
        {formatMass(bar.total, unit)} {unit}{' '}
        <span className="text-muted">
          ({formatMass(bar.low, unit)}–{formatMass(bar.high, unit)})
        </span>
      </p>
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
    </div>
  )
}
