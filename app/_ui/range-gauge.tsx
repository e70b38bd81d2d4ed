import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import type { Range } from '#lib/domain/units/range.ts'

/** A low value nearer to zero than this share of the high one would be written over the zero. */
const ROOM_FOR_ZERO = 0.12

/** A total within its range, on a scale from zero to the high value. Decoration: the numbers stand beside it. */
export function RangeGauge({
  kilograms: { low, central, high },
  unit,
}: {
  kilograms: Range
  unit: MassUnit
}) {
  if (low === high || high <= 0) return null
  const at = (value: number) => `${(value / high) * 100}%`
  return (
    <div aria-hidden="true" className="figures pt-1 text-xs text-muted">
      <div className="relative h-3 overflow-hidden rounded-[3px] bg-sunken">
        <div
          className="absolute inset-y-0 bg-accent/25"
          style={{ insetInlineStart: at(low), width: at(high - low) }}
        />
        <div
          className="absolute inset-y-0 w-[3px] bg-accent"
          style={{ insetInlineStart: `calc(${at(central)} - 1.5px)` }}
        />
      </div>
      <div className="mt-1 grid grid-cols-[auto_1fr_auto]">
        <span>{low / high > ROOM_FOR_ZERO ? '0' : ''}</span>
        <span className="relative">
          <span
            className={`absolute ${low / high > ROOM_FOR_ZERO ? '-translate-x-1/2' : ''}`}
            style={{ insetInlineStart: at(low) }}
          >
            {formatMass(low, unit)}
          </span>
        </span>
        <span>
          {formatMass(high, unit)} {unit}
        </span>
      </div>
    </div>
  )
}
