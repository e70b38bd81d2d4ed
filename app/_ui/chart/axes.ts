import { type MassUnit, massIn } from '#lib/domain/format/mass.ts'

const FONT_SIZE = 12

/** How wide an axis of amounts is. */
export const AMOUNT_AXIS_PIXELS = 48

const format = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

const tick = { fill: 'var(--muted)', fontSize: FONT_SIZE }

/** The look of an axis of names or times. */
export const NAME_AXIS = { tickLine: false, axisLine: { stroke: 'var(--line)' }, tick } as const

/** An axis of kilograms CO2e, written in a unit, from the first tick to the last. */
export const massAxis = (unit: MassUnit, ticks: readonly number[]) => ({
  width: AMOUNT_AXIS_PIXELS,
  tickLine: false,
  axisLine: false,
  tick,
  ticks: [...ticks],
  domain: [ticks[0] ?? 0, ticks.at(-1) ?? 0],
  tickFormatter: (kilograms: number) => format.format(massIn(kilograms, unit)),
})
