import { useTranslations } from 'next-intl'
import { formatEnergyWithUnit } from '#lib/domain/format/energy.ts'
import { formatMass, formatMassWithUnit, massUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { Report } from '#lib/domain/report/emissions.ts'
import { addDays, formatInstant, formatPeriod } from '../../_format/dates.ts'
import { methodName } from '../../_format/method-name.ts'
import { formatMoney } from '../../_format/money.ts'
import { nameOf } from '../../_format/names.ts'
import { filterInWords } from '../../_format/view-in-words.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { covered } from '../../_view/covered.ts'
import { Co2e } from '../co2e.tsx'
import { NoteMark } from './report-section.tsx'

interface Props {
  readonly page: PageRequest
  /** By provider. */
  readonly report: Report
  readonly note: number
  readonly snapshot: string
}

/** Whose emissions, of when and of what, and how much. */
export function ReportHead({ page: { organisation, view, shown }, report, note, snapshot }: Props) {
  const t = useTranslations()
  const { total, cost, period } = report
  const unit = view.unit ?? massUnit(total.totalKgCo2e.central)
  const mass = (kilograms: number) => `${formatMass(kilograms, unit)}\u00a0${unit}`
  const { text, isPartial } = covered(t, cost)
  const filter = filterInWords(t, view)
  const providers = report.groups.map((group) => nameOf(t, 'provider', group.key.provider ?? '')).join(', ')
  const days = view.filter.from && view.filter.to ? [view.filter.from, view.filter.to] : null
  const [from, to] = days ?? (period ? [period.start, addDays(period.end, -1)] : [])
  const facts = [
    [
      t('report.period'),
      `${from && to ? formatPeriod(from, to) : ''}${shown?.isPartial ? `. ${t('report.partial')}` : ''}`,
    ],
    [
      t('report.boundary'),
      t('report.boundaryText', {
        providers,
        filter: filter === '' ? t('report.boundaryAll') : t('report.boundaryFilter', { filter }),
      }),
    ],
    [t('report.made'), formatInstant(new Date().toISOString())],
    [t('report.snapshot'), snapshot],
  ] as const
  return (
    <header>
      {organisation.isDemo && (
        <p className="mb-4 border-2 border-warn px-3 py-1.5 text-sm font-semibold text-warn">
          {t('exports.demo')}
        </p>
      )}
      <h1 className="text-2xl font-semibold tracking-tight text-balance">
        {t('report.heading', { organisation: visible(organisation.name) })}
      </h1>
      <p className="mt-1.5 text-[0.8125rem] text-muted">{t('report.label')}</p>
      <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-5 gap-y-1 text-[0.8125rem]">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-muted">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-5 break-inside-avoid border-y-2 border-ink py-4">
        <p className="text-[0.8125rem] text-muted">
          {t('report.total')}, {methodName(t, view.method)}, {t('factors.inText', { id: view.factorSet })}
        </p>
        <p className="figures mt-1 text-4xl font-semibold tracking-tight">
          {formatMass(total.totalKgCo2e.central, unit)}{' '}
          <span className="text-xl text-muted">
            {unit} <Co2e />
          </span>
          <NoteMark note={note} />
        </p>
        <p className="figures mt-1 text-[0.8125rem]">
          {t('report.range', { low: mass(total.totalKgCo2e.low), high: mass(total.totalKgCo2e.high) })} ·{' '}
          {text}
        </p>
        {isPartial && (
          <p className="mt-1 text-[0.8125rem] font-medium text-warn">{t('report.partialMark')}</p>
        )}
        <dl className="figures mt-3 grid grid-cols-1 gap-x-6 gap-y-1 text-[0.8125rem] sm:grid-cols-2 print:grid-cols-2">
          <Part name={t('report.operational')} value={formatMassWithUnit(total.operationalKgCo2e.central)} />
          <Part name={t('report.energy')} value={formatEnergyWithUnit(total.energyKwh.central)} />
          <Part name={t('report.embodied')} value={formatMassWithUnit(total.embodiedKgCo2e.central)} />
          <Part
            name={t('report.cost')}
            value={cost.map(({ currency, kept }) => formatMoney(kept, currency)).join(' + ')}
          />
        </dl>
      </div>
      <p className="mt-2 text-xs text-muted">{t('report.rangeMeaning')}</p>
    </header>
  )
}

const Part = ({ name, value }: { name: string; value: string }) => (
  <div className="flex justify-between gap-3">
    <dt className="text-muted">{name}</dt>
    <dd className="font-medium whitespace-nowrap">{value}</dd>
  </div>
)
