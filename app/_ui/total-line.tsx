import type { Report } from '#lib/domain/report/emissions.ts'
import { formatMass, massUnit } from '../_format/mass.ts'
import { formatShare } from '../_format/share.ts'
import { en } from '../_messages/en.ts'
import { EXPLAIN_TOTAL } from '../_view/explained.ts'
import type { View } from '../_view/view.ts'
import { Co2e } from './co2e.tsx'
import { ExplainButton } from './explain-button.client.tsx'
import { RangeText } from './range-text.tsx'

/** Below this share of covered cost a total is marked as partial. */
export const PARTIAL_BELOW = 0.8

/** The total of a page in one line, with its range, coverage, method and factor set. */
export function TotalLine({ report, view }: { report: Report; view: View }) {
  const { totalKgCo2e: total } = report.total
  const unit = view.unit ?? massUnit(total.central)
  const covered = report.coverage ? report.coverage.measured + report.coverage.proxied : null
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <ExplainButton of={EXPLAIN_TOTAL}>
        <span className="text-2xl font-semibold tracking-tight">{formatMass(total.central, unit)}</span>
        <span className="ms-1.5 text-muted">
          {unit} <Co2e />
        </span>
      </ExplainButton>
      <span className="text-[0.8125rem] text-muted">
        <RangeText kilograms={total} unit={unit} /> {unit}
        {covered !== null && <> · {en.band.covered(formatShare(covered))}</>} ·{' '}
        {view.method === 'location' ? en.method.locationBased : en.method.marketBased} ·{' '}
        {en.factors.inText(view.factorSet)}
      </span>
      {covered !== null && covered < PARTIAL_BELOW && (
        <span
          title={en.figure.partialHint}
          className="rounded bg-warn-wash px-1.5 py-0.5 text-xs font-medium text-warn"
        >
          {en.figure.partial}
        </span>
      )}
    </p>
  )
}
