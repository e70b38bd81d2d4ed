import { useTranslations } from 'next-intl'
import { formatMass, massUnit } from '#lib/domain/format/mass.ts'
import type { Report } from '#lib/domain/report/emissions.ts'
import { methodName } from '../_format/method-name.ts'
import { covered } from '../_view/covered.ts'
import { EXPLAIN_TOTAL } from '../_view/explained.ts'
import type { View } from '../_view/view.ts'
import { Announcement } from './announcement.tsx'
import { Co2e } from './co2e.tsx'
import { ExplainButton } from './explain-button.client.tsx'
import { PartialMark } from './partial-mark.tsx'
import { RangeText } from './range-text.tsx'

/** The total of a page in one line, with its range, coverage, method and factor set. */
export function TotalLine({ report, view }: { report: Report; view: View }) {
  const t = useTranslations()
  const { totalKgCo2e: total } = report.total
  const unit = view.unit ?? massUnit(total.central)
  const { text, isPartial } = covered(t, report.cost)
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <ExplainButton of={EXPLAIN_TOTAL}>
        <span className="text-2xl font-semibold tracking-tight">{formatMass(total.central, unit)}</span>{' '}
        <span className="ms-1.5 text-muted">
          {unit} <Co2e />
        </span>
      </ExplainButton>
      <span className="text-[0.8125rem] text-muted">
        <RangeText kilograms={total} unit={unit} /> {unit} · {text} · {methodName(t, view.method)} ·{' '}
        {t('factors.inText', { id: view.factorSet })}
      </span>
      {isPartial && <PartialMark />}
      <Announcement report={report} unit={unit} />
    </div>
  )
}
