import { useTranslations } from 'next-intl'
import { formatCount } from '#lib/domain/format/count.ts'
import { formatMassWithUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { StayingUsage } from '#lib/domain/what-if/move-answer.ts'

const SHOWN = 12

/** What a what-if leaves where it is, and why. */
export function StayingList({ staying }: { staying: readonly StayingUsage[] }) {
  const t = useTranslations()
  if (staying.length === 0) return null
  const estimated = staying.filter(({ reason }) => reason !== 'not-estimated')
  const unknown = staying.length - estimated.length
  const kilograms = estimated.reduce((sum, { totalKgCo2e }) => sum + totalKgCo2e.central, 0)
  return (
    <details className="mt-4 text-[0.8125rem]">
      <summary className="min-h-6 text-muted">
        {[
          t('regions.move.left', { count: staying.length }),
          ...(estimated.length > 0 ? [formatMassWithUnit(kilograms)] : []),
          ...(unknown > 0 ? [t('regions.move.leftUnknown', { unknown })] : []),
        ].join(' · ')}
      </summary>
      <ul className="figures mt-2 space-y-1.5">
        {staying.slice(0, SHOWN).map(({ reason, service, usageType, region, lines, totalKgCo2e }) => (
          <li key={`${reason} ${service} ${usageType} ${region}`} className="break-words">
            {visible(service)} <span className="text-muted">{visible(usageType)}</span> ·{' '}
            {reason === 'not-estimated' ? t('figure.notEstimated') : formatMassWithUnit(totalKgCo2e.central)}{' '}
            · {t('coverage.lines', { count: formatCount(lines) })} ·{' '}
            {t(`regions.move.stayingReasons.${reason}`)}
          </li>
        ))}
        {staying.length > SHOWN && (
          <li className="text-muted">{t('regions.move.more', { count: staying.length - SHOWN })}</li>
        )}
      </ul>
    </details>
  )
}
