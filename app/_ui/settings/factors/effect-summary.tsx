import { useTranslations } from 'next-intl'
import { directionOf, type Scenarios, spanOf } from '#lib/domain/change/scenarios.ts'
import { formatCount } from '#lib/domain/format/count.ts'
import { formatMass, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { Effect, EffectSide } from '#lib/domain/report/effect.ts'
import { formatMoney } from '../../../_format/money.ts'
import { formatShare } from '../../../_format/share.ts'
import { Co2e } from '../../co2e.tsx'
import { RangeText } from '../../range-text.tsx'

/** A difference in kg with its sign, in a unit. @example signed(-0.5, 'kg') // '−0.500' */
const signed = (kilograms: number, unit: MassUnit): string => {
  const text = formatMass(Math.abs(kilograms), unit)
  if (kilograms === 0 || text.startsWith('<')) return text
  return `${kilograms > 0 ? '+' : '−'}${text}`
}

/** A difference with its span, or that its direction is not clear. */
export function DifferenceText({ difference, unit }: { difference: Scenarios; unit: MassUnit }) {
  const t = useTranslations()
  const direction = directionOf(difference)
  if (direction === 'none') return <span className="text-muted">{t('factorSettings.noChange')}</span>
  const { from, to } = spanOf(difference)
  return (
    <span className="figures">
      <span aria-hidden="true">{direction === 'up' ? '▲ ' : direction === 'down' ? '▼ ' : ''}</span>
      {signed(difference.central, unit)}{' '}
      <span className="text-muted">
        ({signed(from, unit)} – {signed(to, unit)})
      </span>
      {direction === 'unclear' && <span className="ms-1.5 text-muted">{t('factorSettings.unclear')}</span>}
    </span>
  )
}

/** The share of cost that is covered; with the currency where there are several. */
function coveredOf({ cost }: EffectSide): string {
  const known = cost.flatMap(({ currency, coverage }) =>
    coverage ? [{ currency, share: formatShare(coverage.measured + coverage.proxied) }] : [],
  )
  const [only, ...others] = known
  if (!only) return '–'
  return others.length === 0 ? only.share : known.map((one) => `${one.share} ${one.currency}`).join(', ')
}

/** What a change makes of a total: before, after, and the difference, each with its range. */
export function EffectSummary({ effect }: { effect: Effect }) {
  const t = useTranslations()
  const { before, after, differenceKg, changed } = effect
  const unit = sharedMassUnit([before.total.totalKgCo2e.central, after.total.totalKgCo2e.central])
  const rows = [
    [t('factorSettings.before'), before],
    [t('factorSettings.after'), after],
  ] as const
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-1 text-[0.8125rem]">
      {rows.map(([name, side]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd>
            <span className="figures font-medium">
              {formatMass(side.total.totalKgCo2e.central, unit)} {unit} <Co2e />
            </span>{' '}
            <span className="text-muted">
              <RangeText kilograms={side.total.totalKgCo2e} unit={unit} />
            </span>{' '}
            <span className="whitespace-nowrap text-muted">
              · {t('factorSettings.covered', { share: coveredOf(side) })}
            </span>
          </dd>
        </div>
      ))}
      <dt className="text-muted">
        {t('factorSettings.difference')}, {unit}
      </dt>
      <dd>
        <DifferenceText difference={differenceKg} unit={unit} />
      </dd>
      <dt className="text-muted">{t('factorSettings.changed')}</dt>
      <dd>
        {t('factorSettings.changedLines', { lines: formatCount(changed.lines) })}
        {changed.cost.map(({ currency, amount }) => (
          <span key={currency}>, {formatMoney(amount, currency)}</span>
        ))}
      </dd>
    </dl>
  )
}
