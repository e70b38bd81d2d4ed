import { useTranslations } from 'next-intl'
import { formatCount } from '#lib/domain/format/count.ts'
import { formatMass, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { Report } from '#lib/domain/report/emissions.ts'
import { formatShare } from '../../_format/share.ts'
import type { NotedRow, ReportDimension } from '../../_view/noted-groups.ts'
import type { View } from '../../_view/view.ts'
import { RangeText } from '../range-text.tsx'
import { CELL, HEAD_CELL, NAME_CELL, NoteMark, ReportSection } from './report-section.tsx'

interface Props {
  readonly by: ReportDimension
  readonly report: Report
  readonly rows: readonly NotedRow[]
  readonly view: View
  /** The note of the total. */
  readonly total: number
}

/** The total in its parts, and the total again. */
export function ReportGroups({ by, report, rows, view, total }: Props) {
  const t = useTranslations()
  const unit = view.unit ?? sharedMassUnit(report.groups.map((group) => group.totalKgCo2e.central))
  const whole = report.total.totalKgCo2e.central
  const sum = {
    name: t('report.sum'),
    emissions: report.total,
    lines: report.rows.kept,
    isUnknown: false,
    note: total,
  }
  return (
    <ReportSection title={t(`report.by.${by}`)}>
      <table className="figures w-full">
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            <th scope="col" className={`${HEAD_CELL} !ps-0 !text-start`}>
              {t(`dimensions.${by}`)}
            </th>
            <th scope="col" className={HEAD_CELL}>
              CO2e, {unit}
            </th>
            <th scope="col" className={HEAD_CELL}>
              {t('figure.rangeLabel')}, {unit}
            </th>
            <th scope="col" className={`${HEAD_CELL} hidden sm:table-cell print:table-cell`}>
              {t('report.columns.share')}
            </th>
            <th scope="col" className={`${HEAD_CELL} hidden sm:table-cell print:table-cell`}>
              {t('report.columns.lines')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <GroupRow key={row.note} row={row} unit={unit} whole={whole} />
          ))}
        </tbody>
        <tfoot className="font-semibold">
          <GroupRow row={sum} unit={unit} whole={whole} />
        </tfoot>
      </table>
    </ReportSection>
  )
}

function GroupRow({ row, unit, whole }: { row: NotedRow; unit: MassUnit; whole: number }) {
  const t = useTranslations()
  const { name, emissions, lines, isUnknown, note } = row
  const { totalKgCo2e: mass } = emissions
  return (
    <tr className="break-inside-avoid border-b border-line">
      <th scope="row" className={NAME_CELL}>
        {name}
      </th>
      <td className={`${CELL} font-medium`}>
        {isUnknown ? (
          <span className="font-normal text-muted">{t('figure.notEstimated')}</span>
        ) : (
          formatMass(mass.central, unit)
        )}
        <NoteMark note={note} />
      </td>
      <td className={CELL}>
        {!isUnknown && <RangeText kilograms={mass} unit={unit} correction={mass.central < 0} />}
      </td>
      <td className={`${CELL} hidden sm:table-cell print:table-cell`}>
        {!isUnknown && whole > 0 && formatShare(mass.central / whole)}
      </td>
      <td className={`${CELL} hidden sm:table-cell print:table-cell`}>{formatCount(lines)}</td>
    </tr>
  )
}
