'use client'
import { Bar, BarChart, CartesianGrid, ErrorBar, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { Range } from '#lib/domain/units/range.ts'
import { formatMass, type MassUnit, massIn } from '../_format/mass.ts'

export interface RegionBar {
  readonly label: string
  readonly kilograms: Range
  /** g CO2e per kWh, and its bin; null where the place has no factor. */
  readonly intensity: number | null
  readonly bin: number | null
}

const ROW_HEIGHT = 30
const axisFormat = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

/** A bar per region: its length is our carbon with the range, its colour the grid's intensity. */
export function RegionChart({
  label,
  unit,
  bars,
}: {
  label: string
  unit: MassUnit
  bars: readonly RegionBar[]
}) {
  const height = bars.length * ROW_HEIGHT + 36
  return (
    <div role="img" aria-label={label} style={{ height }}>
      <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 900, height }}>
        <BarChart
          layout="vertical"
          data={[...bars]}
          margin={{ top: 0, right: 16, bottom: 0, left: 0 }}
          barSize={14}
        >
          <CartesianGrid horizontal={false} stroke="var(--line)" />
          <XAxis
            type="number"
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
            shape={({ x, y, width, height: thickness, payload }) => {
              const { bin } = payload as RegionBar
              return (
                <rect
                  x={x}
                  y={y}
                  width={Math.max(1, width)}
                  height={thickness}
                  rx={2}
                  fill={bin === null ? 'var(--sunken)' : `var(--intensity-${bin})`}
                  stroke="var(--strong-line)"
                  strokeWidth={1}
                />
              )
            }}
          >
            <ErrorBar
              dataKey={({ kilograms }: RegionBar) => [
                kilograms.central - kilograms.low,
                kilograms.high - kilograms.central,
              ]}
              direction="x"
              width={4}
              strokeWidth={1}
              stroke="var(--ink)"
              isAnimationActive={false}
            />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}

function RegionTooltip({ bar, unit }: { bar: RegionBar; unit: MassUnit }) {
  return (
    <div className="figures rounded-lg border border-line bg-raised p-3 text-[0.8125rem] shadow-[0_8px_30px_rgb(0_0_0/0.14)]">
      <p className="font-medium">{bar.label}</p>
      <p className="mt-0.5">
        {formatMass(bar.kilograms.central, unit)} {unit}{' '}
        <span className="text-muted">
          ({formatMass(bar.kilograms.low, unit)}–{formatMass(bar.kilograms.high, unit)})
        </span>
      </p>
      {bar.intensity !== null && <p className="text-muted">{Math.round(bar.intensity)} g/kWh</p>}
    </div>
  )
}
