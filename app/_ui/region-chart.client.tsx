'use client'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { formatMass, type MassUnit, massIn } from '#lib/domain/format/mass.ts'
import type { Range } from '#lib/domain/units/range.ts'
import { niceTicks } from '../_view/nice-ticks.ts'

export interface RegionBar {
  readonly label: string
  readonly kilograms: Range
  /** g CO2e per kWh, and its bin; null where the place has no factor. */
  readonly intensity: number | null
  readonly bin: number | null
}

interface Props {
  readonly label: string
  readonly unit: MassUnit
  readonly bars: readonly RegionBar[]
}

const ROW_HEIGHT = 34
const BAR_HEIGHT = 12
const axisFormat = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

/** A bar per region: its length is our carbon, the line under it the range, its colour the grid's intensity. */
export function RegionChart({ label, unit, bars }: Props) {
  const height = bars.length * ROW_HEIGHT + 36
  const ticks = niceTicks(Math.max(0, ...bars.map((bar) => bar.kilograms.high)))
  return (
    <div role="img" aria-label={label} style={{ height }}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 900, height }}>
        <BarChart
          layout="vertical"
          data={[...bars]}
          margin={{ top: 0, right: 16, bottom: 0, left: 0 }}
          barSize={BAR_HEIGHT}
          accessibilityLayer={false}
        >
          <CartesianGrid horizontal={false} stroke="var(--line)" />
          <XAxis
            type="number"
            ticks={ticks}
            domain={[0, ticks.at(-1) ?? 0]}
            tickLine={false}
            axisLine={false}
            tick={{ fill: 'var(--muted)', fontSize: 12 }}
            tickFormatter={(kilograms: number) => axisFormat.format(massIn(kilograms, unit))}
          />
          <YAxis
            type="category"
            dataKey="label"
            width={112}
            tickLine={false}
            axisLine={false}
            interval={0}
            tick={{ fill: 'var(--ink)', fontSize: 12 }}
          />
          <Tooltip
            cursor={{ fill: 'var(--sunken)' }}
            isAnimationActive={false}
            content={({ active, payload }) => {
              const bar = active ? (payload[0]?.payload as RegionBar | undefined) : undefined
              return bar ? <RegionTooltip bar={bar} unit={unit} /> : null
            }}
          />
          <Bar
            dataKey={(bar: RegionBar) => bar.kilograms.central}
            isAnimationActive={false}
            shape={({ x, y, width, payload }) => (
              <BarWithRange x={Number(x)} y={Number(y)} width={Number(width)} bar={payload as RegionBar} />
            )}
          />
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}

function BarWithRange({ x, y, width, bar }: { x: number; y: number; width: number; bar: RegionBar }) {
  const { low, central, high } = bar.kilograms
  const at = (kilograms: number) => x + (central > 0 ? (kilograms / central) * width : 0)
  const under = y + BAR_HEIGHT + 4
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={Math.max(1, width)}
        height={BAR_HEIGHT}
        rx={2}
        fill={bar.bin === null ? 'var(--sunken)' : `var(--intensity-${bar.bin})`}
        stroke="var(--strong-line)"
      />
      <path
        d={`M${at(low)} ${under}H${at(high)}M${at(low)} ${under - 2}v4M${at(high)} ${under - 2}v4`}
        stroke="var(--muted)"
        fill="none"
      />
    </g>
  )
}

function RegionTooltip({ bar, unit }: { bar: RegionBar; unit: MassUnit }) {
  const { low, central, high } = bar.kilograms
  return (
    <div className="figures rounded-lg border border-line bg-raised p-3 text-[0.8125rem] shadow-[0_8px_30px_rgb(0_0_0/0.14)]">
      <p className="font-medium">{bar.label}</p>
      <p className="mt-0.5">
        {formatMass(central, unit)} {unit}{' '}
        <span className="text-muted">
          ({formatMass(low, unit)}–{formatMass(high, unit)})
        </span>
      </p>
      {bar.intensity !== null && <p className="text-muted">{Math.round(bar.intensity)} g/kWh</p>}
    </div>
  )
}
