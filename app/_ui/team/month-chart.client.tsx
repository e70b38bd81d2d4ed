'use client'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { Bar, BarChart, CartesianGrid, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts'
import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import { niceTicks } from '../../_view/nice-ticks.ts'
import { massAxis, NAME_AXIS } from '../chart/axes.ts'
import { ChartSpace } from '../chart/chart-space.tsx'
import { ChartTooltip, TooltipMass, tooltipOf } from '../chart/chart-tooltip.tsx'
import { Hatch } from '../chart/hatch.tsx'
import { useGo } from '../use-go.client.tsx'

export interface ChartDay {
  /** The number of the day in its month. */
  readonly label: string
  readonly name: string
  readonly used: number
  readonly low: number
  readonly high: number
  readonly projected: number
  readonly isBilled: boolean
  readonly notes: readonly string[]
  /** The usage of the day. */
  readonly href: string
}

interface Props {
  readonly label: string
  readonly unit: MassUnit
  readonly days: readonly ChartDay[]
  /** The target for a day, kg; null without one. */
  readonly paceKgCo2e: number | null
}

/** One bar a day, hatched where a bill is still to come; a line at the target for a day and at each day with a note. */
export function MonthChart({ label, unit, days, paceKgCo2e }: Props) {
  const id = useId()
  const go = useGo()
  const most = Math.max(paceKgCo2e ?? 0, ...days.map((day) => day.used + day.projected))
  const ticks = niceTicks(most)
  return (
    <ChartSpace label={label} className="h-56" initial={{ width: 900, height: 224 }}>
      <BarChart
        data={[...days]}
        margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
        barCategoryGap="18%"
        maxBarSize={40}
        accessibilityLayer={false}
        className="cursor-pointer"
        onClick={({ activeTooltipIndex }) => {
          const day = days[Number(activeTooltipIndex)]
          if (day) go(day.href)
        }}
      >
        <defs>
          <Hatch id={id} colour="var(--series-0)" opacity={[0.7, 0.18]} />
        </defs>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="label" {...NAME_AXIS} minTickGap={10} />
        <YAxis {...massAxis(unit, ticks)} />
        <Tooltip {...tooltipOf((day: ChartDay) => <DayTooltip day={day} unit={unit} />)} />
        <Bar dataKey="used" stackId="day" isAnimationActive={false} fill="var(--series-0)" />
        <Bar
          dataKey="projected"
          stackId="day"
          isAnimationActive={false}
          fill={`url(#${id})`}
          stroke="var(--series-0)"
          strokeOpacity={0.6}
        />
        {paceKgCo2e !== null && (
          <ReferenceLine y={paceKgCo2e} stroke="var(--ink)" strokeWidth={1.5} strokeDasharray="5 3" />
        )}
        {days
          .filter((day) => day.notes.length > 0)
          .map((day) => (
            <ReferenceLine key={day.label} x={day.label} stroke="var(--warn)" strokeWidth={1.5} />
          ))}
      </BarChart>
    </ChartSpace>
  )
}

function DayTooltip({ day, unit }: { day: ChartDay; unit: MassUnit }) {
  const t = useTranslations()
  return (
    <ChartTooltip title={day.name}>
      {(day.isBilled || day.used > 0) && (
        <TooltipMass kilograms={{ low: day.low, central: day.used, high: day.high }} unit={unit} />
      )}
      {!day.isBilled && (
        <p className="mt-0.5 text-muted">
          {day.projected > 0 && `${formatMass(day.projected, unit)} ${unit} `}
          {day.used > 0 ? t('team.month.partialDay') : t('team.month.projectedDay')}
        </p>
      )}
      {day.notes.map((note) => (
        <p key={note} className="mt-1 break-words">
          {note}
        </p>
      ))}
    </ChartTooltip>
  )
}
