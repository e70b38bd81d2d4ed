import { useTranslations } from 'next-intl'
import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import type { MapMark } from '../../_view/map/map-mark.ts'

/** The room that a label of two lines takes. */
export const LABEL_PIXELS = { width: 46, height: 30, font: 11 }

interface LabelProps {
  readonly mark: MapMark
  readonly box: { readonly x: number; readonly y: number; readonly width: number } | null
  readonly unit: MassUnit
  readonly perPixel: number
}

/** What a circle stands for, in figures: how many regions, their carbon, and the intensity. */
export function MarkLabel({ mark, box, unit, perPixel }: LabelProps) {
  const t = useTranslations()
  const font = LABEL_PIXELS.font * perPixel
  const count = mark.points.length > 1 ? `${mark.points.length}` : null
  return (
    <g className="pointer-events-none figures" fontSize={font} textAnchor="middle">
      {count && mark.radius > 8 * perPixel && (
        <text
          x={mark.x}
          y={mark.y + font * 0.35}
          fontWeight="600"
          fill="var(--ink)"
          stroke="var(--surface)"
          strokeWidth={3 * perPixel}
          paintOrder="stroke"
        >
          ×{count}
        </text>
      )}
      {box && mark.kilograms !== null && (
        <text
          x={box.x + box.width / 2}
          y={box.y + font * 1.15}
          fill="var(--ink)"
          stroke="var(--surface)"
          strokeWidth={3 * perPixel}
          paintOrder="stroke"
        >
          <tspan fontWeight="600">
            {formatMass(mark.kilograms, unit)} {unit}
          </tspan>
          <tspan x={box.x + box.width / 2} dy={font * 1.2} fill="var(--muted)">
            {mark.gramsPerKwh === null ? t('regions.noFactor') : `${Math.round(mark.gramsPerKwh)} g`}
          </tspan>
        </text>
      )}
    </g>
  )
}
