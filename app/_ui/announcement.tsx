import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import type { Report } from '#lib/domain/report/emissions.ts'
import { en } from '../_messages/en.ts'
import { Announced } from './announced.client.tsx'

/** Reads out the new total whenever the view changes. */
export function Announcement({ report, unit }: { report: Report; unit: MassUnit }) {
  const { low, central, high } = report.total.totalKgCo2e
  return (
    <Announced
      text={en.figure.announce(
        `${formatMass(central, unit)} ${unit}`,
        formatMass(low, unit),
        formatMass(high, unit),
        report.groups.length,
      )}
    />
  )
}
