import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatBytes, formatQuantity } from '#lib/domain/format/count.ts'
import { formatMass, formatMassWithUnit, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { Emissions } from '#lib/domain/report/emissions.ts'
import type { Range } from '#lib/domain/units/range.ts'
import type { MoveResult as Result } from '#lib/domain/what-if/move-answer.ts'
import type { CostChange } from '#lib/domain/what-if/price-move.ts'
import { formatMoney } from '../../_format/money.ts'
import { formatShare } from '../../_format/share.ts'
import { Direction } from './direction.tsx'

const BYTES_PER_GB = 1e9
const ALL = 1 - 1e-9

const signed = (text: string, value: number): string => (value > 0 ? `+${text}` : text)

/** A difference in three scenarios, with its sign. */
export function Scenarios({ kilograms, unit }: { kilograms: Range; unit: MassUnit }) {
  const t = useTranslations()
  const { low, central, high } = kilograms
  return (
    <span className="figures whitespace-nowrap" title={t('regions.move.scenarios')}>
      {[low, central, high].map((value) => signed(formatMass(value, unit), value)).join(' / ')}
    </span>
  )
}

/** What a move would change: carbon before and after, and everything beside the carbon that it costs. */
export function MoveResult({ result, moving }: { result: Result; moving: Emissions }) {
  const t = useTranslations()
  const { before, after, differenceKg, direction, cost, grids, pue, target, source, transfer } = result
  const unit = sharedMassUnit([before.totalKgCo2e.central, after.totalKgCo2e.central])
  const newest = Math.max(...grids.map(({ year }) => year))
  return (
    <div data-what-if="result">
      <dl className="figures grid gap-x-8 gap-y-3 sm:grid-cols-3">
        <Amount label={t('regions.move.before')} kilograms={before.totalKgCo2e} unit={unit} />
        <Amount label={t('regions.move.after')} kilograms={after.totalKgCo2e} unit={unit} />
        <div>
          <dt className="text-[0.8125rem] text-muted">{t('regions.move.difference')}</dt>
          <dd className="text-xl font-semibold tracking-tight">
            <Direction direction={direction}>
              {signed(formatMass(differenceKg.central, unit), differenceKg.central)} {unit}
            </Direction>
          </dd>
          <dd className="text-[0.8125rem] text-muted">
            <Scenarios kilograms={differenceKg} unit={unit} />
            <span className="block text-xs">{t('regions.move.scenarios')}</span>
          </dd>
        </div>
      </dl>
      <p className="mt-3 rounded-md bg-warn-wash px-3 py-2 text-[0.8125rem]">{t('regions.move.marginal')}</p>
      <dl className="mt-4 grid gap-x-8 gap-y-3 text-[0.8125rem] sm:grid-cols-2">
        <Row label={t('regions.move.grids')}>
          {grids
            .filter(({ year }) => year === newest)
            .map(({ place, gramsPerKwh, year }) =>
              t('regions.move.gridOf', { city: place.city, grams: formatQuantity(gramsPerKwh), year }),
            )
            .join(' → ')}
          <span className="block text-xs text-muted">
            {t('regions.move.attribution', { title: source.source.title, licence: source.source.licence })};{' '}
            {source.boundary}
          </span>
        </Row>
        <Row label={t('regions.move.overhead')}>
          {[...new Set(pue.before.map(({ central }) => formatQuantity(central)))].join(', ')} →{' '}
          {formatQuantity(pue.after.central)}
        </Row>
        <Row label={t('regions.move.cost')}>
          {cost.map((change) => (
            <CostText key={change.currency} change={change} />
          ))}
          {cost.length === 0 && t('regions.move.costUnknown')}
        </Row>
        <Row label={t('regions.latency')}>
          {t(`regions.latencies.${result.latency}`)}
          <span className="block text-xs text-muted">{t('regions.latencyHint')}</span>
        </Row>
        <Row label={t('regions.move.residency')}>
          {result.leavesCountries.length > 0
            ? t('regions.move.leaves', { from: result.leavesCountries.join(', '), to: target.countryName })
            : t('regions.move.stays', { country: target.countryName })}
        </Row>
        <Row label={t('regions.move.transfer')}>
          {transfer
            ? t('regions.move.transferOf', {
                mass: formatMassWithUnit(transfer.kgCo2e.central),
                low: formatMassWithUnit(transfer.kgCo2e.low),
                high: formatMassWithUnit(transfer.kgCo2e.high),
                gb: formatBytes(transfer.storedGb * BYTES_PER_GB),
              })
            : t('regions.move.transferNone')}
        </Row>
      </dl>
      <p className="mt-4 text-xs text-muted">
        {t('regions.move.reported', {
          mass: formatMassWithUnit(moving.totalKgCo2e.central),
          source: source.title,
        })}{' '}
        {t('regions.move.method')}{' '}
        {result.isOtherProvider ? t('regions.move.otherProvider') : t('regions.move.offered')}
      </p>
    </div>
  )
}

function Amount({ label, kilograms, unit }: { label: string; kilograms: Range; unit: MassUnit }) {
  const t = useTranslations()
  return (
    <div>
      <dt className="text-[0.8125rem] text-muted">{label}</dt>
      <dd className="text-xl font-semibold tracking-tight">
        {formatMass(kilograms.central, unit)} {unit}
      </dd>
      <dd className="text-[0.8125rem] text-muted">
        {t('figure.range', { low: formatMass(kilograms.low, unit), high: formatMass(kilograms.high, unit) })}{' '}
        {unit}
      </dd>
    </div>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="font-medium">{label}</dt>
      <dd className="figures break-words">{children}</dd>
    </div>
  )
}

/** The difference in money where the bill shows a price there; never zero where it shows none. */
function CostText({ change: { currency, knownShare, before, after } }: { change: CostChange }) {
  const t = useTranslations()
  if (knownShare === 0)
    return <span className="block">{`${currency}: ${t('regions.move.costUnknown')}`}</span>
  const difference = signed(formatMoney(after - before, currency), after - before)
  return (
    <span className="block">
      {knownShare >= ALL
        ? t('regions.move.costAll', { difference })
        : t('regions.move.costKnown', { difference, share: formatShare(knownShare) })}
    </span>
  )
}
