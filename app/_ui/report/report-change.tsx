import { useTranslations } from 'next-intl'
import { CHANGE_PARTS } from '#lib/domain/change/change.ts'
import type { ChangeReport } from '#lib/domain/change/change-report.ts'
import { directionOf, type Scenarios, spanOf } from '#lib/domain/change/scenarios.ts'
import { formatMass, massUnit } from '#lib/domain/format/mass.ts'
import { formatPeriod } from '../../_format/dates.ts'
import type { View } from '../../_view/view.ts'
import { CELL, HEAD_CELL, NAME_CELL, ReportSection } from './report-section.tsx'

/** Why the total is another than in the period before, in parts that add up to the change. */
export function ReportChange({ report: { base, now, change }, view }: { report: ChangeReport; view: View }) {
  const t = useTranslations()
  const unit = view.unit ?? massUnit(Math.max(change.base.central, change.now.central))
  const print = (value: number) => formatMass(value, unit)
  const signed = (value: number) => `${value > 0 ? '+' : ''}${print(value)}`
  const rows: readonly (readonly [string, Scenarios, (value: number) => string])[] = [
    [`${t('report.changeFrom')}, ${formatPeriod(base.from, base.to)}`, change.base, print],
    ...CHANGE_PARTS.map((part) => [t(`report.changeParts.${part}`), change.parts[part], signed] as const),
    [`${t('report.changeTo')}, ${formatPeriod(now.from, now.to)}`, change.now, print],
    [t('report.change'), change.difference, signed],
  ]
  return (
    <ReportSection title={t('report.changeTitle')}>
      <p className="mb-2 text-muted">
        {t('report.changeIntro', { before: formatPeriod(base.from, base.to) })}
      </p>
      <table className="figures w-full">
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            <th scope="col">
              <span className="sr-only">{t('report.change')}</span>
            </th>
            <th scope="col" className={HEAD_CELL}>
              CO2e, {unit}
            </th>
            <th scope="col" className={HEAD_CELL}>
              {t('figure.rangeLabel')}, {unit}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, figure, write]) => {
            const { from, to } = spanOf(figure)
            return (
              <tr key={name} className="break-inside-avoid border-b border-line">
                <th scope="row" className={NAME_CELL}>
                  {name}
                </th>
                <td className={`${CELL} font-medium`}>{write(figure.central)}</td>
                <td className={CELL}>
                  {write(from)} – {write(to)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {directionOf(change.difference) === 'unclear' && <p className="mt-2">{t('report.unclear')}</p>}
    </ReportSection>
  )
}
