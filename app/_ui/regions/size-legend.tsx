import { useTranslations } from 'next-intl'
import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'

const SHARES = [1 / 16, 1 / 4, 1]

interface Props {
  readonly unit: MassUnit
  readonly kilograms: number
  /** Of the circle for so much, in pixels. */
  readonly radius: number
}

/** Circles of the map's own sizes with what they stand for. */
export function SizeLegend({ unit, kilograms, radius }: Props) {
  const t = useTranslations()
  return (
    <ul aria-label={t('regions.map.size')} className="flex items-center gap-4 text-[0.8125rem] text-muted">
      {SHARES.map((share) => {
        const own = radius * Math.sqrt(share)
        const side = 2 * own + 2
        return (
          <li key={share} className="figures flex items-center gap-1.5">
            <svg aria-hidden="true" width={side} height={side}>
              <circle cx={side / 2} cy={side / 2} r={own} fill="var(--sunken)" stroke="var(--strong-line)" />
            </svg>
            {formatMass(kilograms * share, unit)} {unit}
          </li>
        )
      })}
    </ul>
  )
}
