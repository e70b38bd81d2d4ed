import { useTranslations } from 'next-intl'
import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import type { Report } from '#lib/domain/report/emissions.ts'
import { Announced } from './announced.client.tsx'

/** Reads out the new total whenever the view changes. */
export function Announcement({ report, unit }: { report: Report; unit: MassUnit }) {
  const t = useTranslations()
  const { low, central, high } = report.total.totalKgCo2e
  return (
    <Announced
      text={t('figure.announce', {
        total: `${formatMass(central, unit)} ${unit}`,
        low: formatMass(low, unit),
        high: formatMass(high, unit),
        groups: report.groups.length,
      })}
    />
  )
}
