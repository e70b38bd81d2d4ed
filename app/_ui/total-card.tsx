import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatEnergyWithUnit } from '#lib/domain/format/energy.ts'
import { formatMass, formatMassWithUnit, massUnit } from '#lib/domain/format/mass.ts'
import type { Report } from '#lib/domain/report/emissions.ts'
import { methodName } from '../_format/method-name.ts'
import { formatMoney } from '../_format/money.ts'
import { covered } from '../_view/covered.ts'
import { EXPLAIN_TOTAL } from '../_view/explained.ts'
import type { View } from '../_view/view.ts'
import { Announcement } from './announcement.tsx'
import { Co2e } from './co2e.tsx'
import { ExplainButton } from './explain-button.client.tsx'
import { PartialMark } from './partial-mark.tsx'
import { RangeGauge } from './range-gauge.tsx'
import { RangeText } from './range-text.tsx'

interface Props {
  readonly report: Report
  readonly view: View
  /** What it is the total of, where that is not all emissions. */
  readonly title?: string
  /** What the total is compared with. */
  readonly children?: ReactNode
  /** What can be done about it. */
  readonly action?: ReactNode
}

/** The total of a view with everything that must stand beside it, and its two parts. */
export function TotalCard({ report, view, title, children, action }: Props) {
  const t = useTranslations()
  const { total, cost } = report
  const unit = view.unit ?? massUnit(total.totalKgCo2e.central)
  const { text, isPartial } = covered(t, cost)
  return (
    <section className="flex min-w-0 flex-col rounded-xl border border-line bg-surface p-5">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="text-sm font-semibold">{title ?? t('figure.total')}</h2>
        {isPartial && <PartialMark />}
        <Announcement report={report} unit={unit} />
        {action && <div className="ms-auto">{action}</div>}
      </div>
      <ExplainButton of={EXPLAIN_TOTAL} className="mt-4 self-start text-start">
        <span className="text-[3rem] leading-none font-semibold tracking-tight">
          {formatMass(total.totalKgCo2e.central, unit)}
        </span>{' '}
        <span className="ms-2 text-lg text-muted">
          {unit} <Co2e />
        </span>
      </ExplainButton>
      <p className="mt-3 text-[0.9375rem]">
        <span className="text-muted">{t('figure.rangeLabel')}</span>{' '}
        <RangeText kilograms={total.totalKgCo2e} unit={unit} /> {unit}
      </p>
      <p className="mt-1 text-[0.8125rem] text-muted">
        {[text, methodName(t, view.method), t('factors.inText', { id: view.factorSet })].join(' · ')}
      </p>
      {children && <div className="mt-4 space-y-1">{children}</div>}
      <div className="my-6">
        <RangeGauge kilograms={total.totalKgCo2e} unit={unit} />
      </div>
      <dl className="mt-auto grid grid-cols-2 gap-x-6 gap-y-4 border-t border-line pt-4 sm:grid-cols-5">
        <Part label={t('figure.operational')} value={formatMassWithUnit(total.operationalKgCo2e.central)} />
        <Part label={t('figure.embodied')} value={formatMassWithUnit(total.embodiedKgCo2e.central)} />
        <Part label={t('figure.energy')} value={formatEnergyWithUnit(total.energyKwh.central)} />
        <div title={t('figure.costHint')}>
          <dt className="text-xs text-muted">{t('figure.cost')}</dt>
          {cost.map(({ currency, kept }) => (
            <dd key={currency} className="figures mt-0.5 text-[0.9375rem] font-medium">
              {formatMoney(kept, currency)}
            </dd>
          ))}
        </div>
        <PerCost report={report} />
      </dl>
    </section>
  )
}

/** Emissions for each unit of cost. Several currencies are never added, so that then there is no such figure. */
function PerCost({ report: { total, cost } }: { report: Report }) {
  const t = useTranslations()
  const [only, ...others] = cost
  if (!only || others.length > 0 || only.kept <= 0) return null
  return (
    <div title={t('overview.perHint')}>
      <dt className="text-xs text-muted">{t('overview.per', { currency: only.currency })}</dt>
      <dd className="figures mt-0.5 text-[0.9375rem] font-medium">
        {formatMassWithUnit(total.totalKgCo2e.central / only.kept)}
      </dd>
    </div>
  )
}

function Part({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="mt-0.5">
        <ExplainButton of={EXPLAIN_TOTAL} className="min-h-6 text-[0.9375rem] font-medium">
          {value}
        </ExplainButton>
      </dd>
    </div>
  )
}
