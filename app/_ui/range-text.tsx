import { useTranslations } from 'next-intl'
import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import type { Range } from '#lib/domain/units/range.ts'

interface Props {
  readonly kilograms: Range
  readonly unit: MassUnit
  readonly correction?: boolean
}

/** Low to high; a correction has no range and says so. */
export function RangeText({ kilograms, unit, correction = false }: Props) {
  const t = useTranslations()
  if (correction) return <span title={t('figure.correctionHint')}>{t('figure.correction')}</span>
  const low = formatMass(kilograms.low, unit)
  const high = formatMass(kilograms.high, unit)
  return (
    <span className="figures whitespace-nowrap">
      <span className="sr-only">{t('figure.range', { low, high })}</span>
      <span aria-hidden="true">
        {low} – {high}
      </span>
    </span>
  )
}
