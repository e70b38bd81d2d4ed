import { useTranslations } from 'next-intl'
import type { Figure } from '#lib/domain/factors/figure.ts'
import { formatQuantity } from '#lib/domain/format/count.ts'
import { INTENSITY_BINS, intensityBin } from '../_format/intensity-bins.ts'

function Swatch({ bin }: { bin: number }) {
  return (
    <span
      aria-hidden="true"
      className="inline-block size-3 shrink-0 rounded-[3px] border border-strong-line"
      style={{ background: `var(--intensity-${bin})` }}
    />
  )
}

/** A grid intensity in g CO2e per kWh: the colour of its bin and always its value. */
export function IntensityValue({ figure }: { figure: Figure | null }) {
  const t = useTranslations()
  if (!figure) return <span className="text-muted">{t('regions.noFactor')}</span>
  return (
    <span title={`${figure.basis}, ${figure.year}`} className="flex items-center justify-end gap-2">
      <Swatch bin={intensityBin(figure.central)} />
      <span className="min-w-8">{formatQuantity(Math.round(figure.central))}</span>
    </span>
  )
}

/** The fixed bins with their colours, low to high. */
export function IntensityScale() {
  const t = useTranslations()
  return (
    <div className="mt-4 text-[0.8125rem] text-muted">
      <p className="mb-1.5">{t('regions.scale')}</p>
      <ul className="figures flex flex-wrap gap-x-4 gap-y-1">
        {INTENSITY_BINS.map((label, bin) => (
          <li key={label} className="inline-flex items-center gap-1.5">
            <Swatch bin={bin} />
            {label}
          </li>
        ))}
      </ul>
    </div>
  )
}
