import type { ReactNode } from 'react'
import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import type { Range } from '#lib/domain/units/range.ts'
import { AMOUNT_AXIS_PIXELS } from './axes.ts'

/** The most that a chart leaves free at its end. */
const END_PIXELS = 8

interface Shown {
  readonly active?: boolean
  readonly payload?: readonly { readonly payload?: unknown }[]
}

/** What a chart needs to say something of the row under the pointer. The type of its rows is the caller's to know. */
export const tooltipOf = <Row,>(of: (row: Row) => ReactNode) => ({
  cursor: { fill: 'var(--sunken)' },
  isAnimationActive: false,
  // As wide as a chart is between its axis and its end: a wider one would stick out of a narrow chart.
  wrapperStyle: { maxWidth: `calc(100% - ${AMOUNT_AXIS_PIXELS + END_PIXELS}px)` },
  content: ({ active, payload }: Shown) => {
    const row = active ? (payload?.[0]?.payload as Row | undefined) : undefined
    return row ? of(row) : null
  },
})

/** The box beside the pointer: what it stands on, and what is to be said of it. */
export function ChartTooltip({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="figures max-w-72 rounded-lg border border-line bg-raised p-3 text-[0.8125rem] shadow-[0_8px_30px_rgb(0_0_0/0.14)]">
      <p className="font-medium">{title}</p>
      {children}
    </div>
  )
}

/** A figure with its range, in a line of the box. */
export function TooltipMass({ kilograms, unit }: { kilograms: Range; unit: MassUnit }) {
  const { low, central, high } = kilograms
  return (
    <p className="mt-0.5">
      {formatMass(central, unit)} {unit}{' '}
      <span className="text-muted">
        ({formatMass(low, unit)}–{formatMass(high, unit)})
      </span>
    </p>
  )
}
