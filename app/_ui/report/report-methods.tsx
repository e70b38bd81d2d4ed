import { useTranslations } from 'next-intl'
import { formatMass, massUnit } from '#lib/domain/format/mass.ts'
import type { Group, Report } from '#lib/domain/report/emissions.ts'
import { methodName } from '../../_format/method-name.ts'
import { nameOf } from '../../_format/names.ts'
import type { View } from '../../_view/view.ts'
import { RangeText } from '../range-text.tsx'
import { CELL, HEAD_CELL, NAME_CELL, NoteMark, ReportSection } from './report-section.tsx'

interface Props {
  /** Both by provider. */
  readonly location: Report
  readonly market: Report
  readonly view: View
  /** The notes of the totals by each. */
  readonly notes: { readonly location: number; readonly market: number }
}

/** Equal but for the order in which doubles were added. */
const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))

/** The same usage by both methods of scope 2, side by side, and where the difference comes from. */
export function ReportMethods({ location, market, view, notes }: Props) {
  const t = useTranslations()
  const unit = view.unit ?? massUnit(location.total.totalKgCo2e.central)
  const kilograms = (group: Group | undefined) => group?.totalKgCo2e.central ?? 0
  const providers = location.groups.map(({ key }) => {
    const of = ({ groups }: Report) => groups.find((group) => group.key.provider === key.provider)
    return {
      name: nameOf(t, 'provider', key.provider ?? ''),
      location: kilograms(of(location)),
      market: kilograms(of(market)),
    }
  })
  const same = providers.filter((each) => isSame(each.location, each.market))
  const differ = providers.filter((each) => !isSame(each.location, each.market))
  const signed = (value: number) => `${value > 0 ? '+' : ''}${formatMass(value, unit)}\u00a0${unit}`
  return (
    <ReportSection title={t('report.methodsTitle')}>
      <table className="figures w-full">
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            <th scope="col" className={`${HEAD_CELL} !text-start`}>
              {t('report.method')}
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
          {[location, market].map((each) => (
            <tr key={each.method} className="border-b border-line">
              <th scope="row" className={NAME_CELL}>
                {methodName(t, each.method)}
              </th>
              <td className={`${CELL} font-medium`}>
                {formatMass(each.total.totalKgCo2e.central, unit)}
                <NoteMark note={notes[each.method]} />
              </td>
              <td className={CELL}>
                <RangeText kilograms={each.total.totalKgCo2e} unit={unit} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="mt-2 list-disc space-y-0.5 ps-4">
        {differ.map((each) => (
          <li key={each.name}>
            {t('report.differsBy', { provider: each.name, difference: signed(each.market - each.location) })}
          </li>
        ))}
        {same.length > 0 && (
          <li>{t('report.sameBy', { providers: same.map(({ name }) => name).join(', ') })}</li>
        )}
      </ul>
      <p className="mt-2 text-muted">{t('report.methodsIntro')}</p>
    </ReportSection>
  )
}
