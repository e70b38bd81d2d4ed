import { useTranslations } from 'next-intl'
import { formatMass, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { MonthStatus } from '#lib/domain/targets/month-status.ts'
import { formatMonth } from '../../_format/dates.ts'
import { EXPLAIN_TOTAL } from '../../_view/explained.ts'
import type { View } from '../../_view/view.ts'
import { Co2e } from '../co2e.tsx'
import { ExplainButton } from '../explain-button.client.tsx'
import { StatusBadge } from './status-badge.tsx'
import { statusSentence, usedSentence } from './status-sentence.ts'
import { TargetGauge } from './target-gauge.tsx'

/** The answer of a team's page: the month's status in a sentence, and what stands behind it. */
export function StatusHead({ month, view }: { month: MonthStatus; view: View }) {
  const t = useTranslations()
  const unit =
    view.unit ??
    sharedMassUnit([month.usedKgCo2e.central, month.targetKgCo2e ?? 0, month.projection?.kgCo2e.central ?? 0])
  const used = usedSentence(t, month, unit)
  const mass = (kilograms: number) => `${formatMass(kilograms, unit)}\u00a0${unit}`
  const estimate = month.projection?.withEstimateKgCo2e ?? month.usedKgCo2e
  return (
    <section
      aria-label={t('team.status.title')}
      className="mb-4 rounded-xl border border-line bg-surface px-4 py-4 sm:px-5"
    >
      <div className="flex items-center justify-between gap-3">
        <StatusBadge status={month.status} />
        <span className="text-[0.8125rem] text-muted">{formatMonth(month.month)}</span>
      </div>
      <p role="status" className="figures mt-2 max-w-3xl text-lg leading-snug font-medium text-pretty">
        {statusSentence(t, month, unit)}
      </p>
      {used && <p className="figures mt-1">{used}</p>}
      <div className="mt-3">
        <TargetGauge month={month} unit={unit} />
      </div>
      <p className="mt-3 text-[0.8125rem] text-muted">
        <ExplainButton of={EXPLAIN_TOTAL} className="min-h-6 font-medium text-ink">
          {mass(month.usedKgCo2e.central)} <Co2e />
        </ExplainButton>{' '}
        {t('team.status.used')}
        {month.reason !== 'no-data' && (
          <>
            {'. '}
            <span title={t('team.status.estimateHint')}>
              {t('team.status.estimate', { low: formatMass(estimate.low, unit), high: mass(estimate.high) })}
            </span>
          </>
        )}{' '}
        {t('team.status.ownOnly')}
      </p>
    </section>
  )
}
