'use client'
import { useTranslations } from 'next-intl'
import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import type { Scenarios } from '#lib/domain/change/scenarios.ts'
import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import { niceTicks } from '../../_view/nice-ticks.ts'
import { massAxis, NAME_AXIS } from '../chart/axes.ts'
import { ChartSpace } from '../chart/chart-space.tsx'
import { ChartTooltip, tooltipOf } from '../chart/chart-tooltip.tsx'
import { useGo } from '../use-go.client.tsx'

export interface WaterfallStep {
  readonly label: string
  /** A total stands on zero; a part goes on from the step before. */
  readonly isTotal: boolean
  readonly kilograms: Scenarios
  /** In words, for the tooltip. */
  readonly range: string
  readonly href: string
}

interface Props {
  readonly label: string
  readonly unit: MassUnit
  readonly steps: readonly WaterfallStep[]
}

interface Drawn extends WaterfallStep {
  readonly span: readonly [number, number]
}

/** Where each step begins and ends. */
function drawn(steps: readonly WaterfallStep[]): Drawn[] {
  let at = 0
  return steps.map((step) => {
    const from = step.isTotal ? 0 : at
    at = from + step.kilograms.central
    return { ...step, span: [Math.min(from, at), Math.max(from, at)] as const }
  })
}

/** The part of the scale that matters: from zero, unless the parts are so small beside the totals that they would vanish. */
function scaleOf(steps: readonly Drawn[]): readonly [number, number] {
  const parts = steps.filter((step) => !step.isTotal).flatMap((step) => [...step.span])
  const most = Math.max(0, ...steps.map((step) => step.span[1]))
  const least = Math.min(0, ...steps.map((step) => step.span[0]))
  const lowest = Math.min(...parts, most)
  const room = Math.max(...parts) - lowest
  const isSmall = least === 0 && room < most * 0.25
  return isSmall ? [Math.max(0, lowest - room * 0.6), most + room * 0.35] : [least * 1.05, most * 1.15]
}

/** Round numbers within a scale. */
function ticksBetween(least: number, most: number): number[] {
  const step = niceTicks(most - least)[1] ?? 1
  const first = Math.ceil(least / step)
  const count = Math.max(0, Math.floor(most / step) - first + 1)
  return Array.from({ length: count }, (_, index) => Number(((first + index) * step).toPrecision(12)))
}

const fillOf = ({ isTotal, kilograms }: WaterfallStep): string => {
  if (isTotal) return 'var(--series-8)'
  return kilograms.central > 0 ? 'var(--more)' : 'var(--less)'
}

/** From one total to the other by the parts of the difference. A step leads to what it is made of. */
export function Waterfall({ label, unit, steps }: Props) {
  const t = useTranslations()
  const go = useGo()
  const bars = drawn(steps)
  const [least, most] = scaleOf(bars)
  const clipped = bars.map((bar) => ({ ...bar, span: [Math.max(least, bar.span[0]), bar.span[1]] as const }))
  return (
    <figure className="min-w-0">
      <ChartSpace label={label} className="h-60" initial={{ width: 560, height: 240 }}>
        <BarChart
          data={clipped}
          margin={{ top: 22, right: 4, bottom: 0, left: 0 }}
          barCategoryGap="18%"
          maxBarSize={88}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis dataKey="label" {...NAME_AXIS} tick={{ ...NAME_AXIS.tick, fontSize: 11 }} interval={0} />
          <YAxis {...massAxis(unit, ticksBetween(least, most))} domain={[least, most]} allowDataOverflow />
          <Tooltip {...tooltipOf((step: Drawn) => <StepTooltip step={step} unit={unit} />)} />
          <ReferenceLine y={0} stroke="var(--strong-line)" />
          <Bar
            dataKey={(bar: Drawn) => [...bar.span]}
            isAnimationActive={false}
            className="cursor-pointer"
            shape={({ x, y, width, height, payload }) => (
              <Step
                x={Number(x)}
                y={Number(y)}
                width={Number(width)}
                height={Number(height)}
                step={payload as Drawn}
                unit={unit}
              />
            )}
            onClick={({ payload }) => {
              const { href } = payload as Drawn
              go(href)
            }}
          />
        </BarChart>
      </ChartSpace>
      {least > 0 && <figcaption className="mt-1 text-xs text-muted">{t('change.cut')}</figcaption>}
    </figure>
  )
}

interface StepProps {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly step: Drawn
  readonly unit: MassUnit
}

function Step({ x, y, width, height, step, unit }: StepProps) {
  const { central } = step.kilograms
  const sign = !step.isTotal && central > 0 ? '+' : ''
  return (
    <g>
      <rect
        x={x}
        y={height < 0 ? y + height : y}
        width={width}
        height={Math.max(1.5, Math.abs(height))}
        rx={2}
        fill={fillOf(step)}
      />
      <text
        x={x + width / 2}
        y={(height < 0 ? y + height : y) - 6}
        textAnchor="middle"
        fontSize={11}
        fill="var(--ink)"
        className="figures"
      >
        {sign}
        {formatMass(central, unit)}
      </text>
    </g>
  )
}

function StepTooltip({ step, unit }: { step: Drawn; unit: MassUnit }) {
  return (
    <ChartTooltip title={step.label}>
      <p className="mt-0.5">
        {formatMass(step.kilograms.central, unit)} {unit} <span className="text-muted">({step.range})</span>
      </p>
    </ChartTooltip>
  )
}
