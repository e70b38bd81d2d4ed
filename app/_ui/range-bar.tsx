import type { Range } from '#lib/domain/units/range.ts'

const percent = (value: number, most: number): string =>
  `${Math.max(0, Math.min(100, (value / most) * 100))}%`

/** A bar to the central value with a thin line from low to high. Decoration: the numbers stand beside it. */
export function RangeBar({ kilograms, most }: { kilograms: Range; most: number }) {
  const scale = most > 0 ? most : 1
  return (
    <span aria-hidden="true" className="relative block h-2.5 w-full">
      <span
        className="absolute inset-y-0 start-0 min-w-px rounded-e-[3px] bg-accent/25"
        style={{ width: percent(kilograms.central, scale) }}
      />
      <span
        className="absolute inset-y-0 w-0.5 bg-accent"
        style={{ insetInlineStart: `calc(${percent(kilograms.central, scale)} - 1px)` }}
      />
      <span
        className="absolute top-1/2 h-px bg-accent"
        style={{
          insetInlineStart: percent(kilograms.low, scale),
          width: percent(kilograms.high - kilograms.low, scale),
        }}
      />
    </span>
  )
}
