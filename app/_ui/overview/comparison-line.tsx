import { useTranslations } from 'next-intl'
import type { ChangeReport } from '#lib/domain/change/change-report.ts'
import { directionOf } from '#lib/domain/change/scenarios.ts'
import { formatMassWithUnit, type MassUnit } from '#lib/domain/format/mass.ts'
import type { Range } from '#lib/domain/units/range.ts'
import { formatShare } from '../../_format/share.ts'
import type { Translate } from '../../_i18n/translate.ts'
import { periodName } from './change-card.tsx'
import { DifferenceRange, DifferenceText } from './difference-text.tsx'

const partlyBilled = (t: Translate, { base }: ChangeReport): string =>
  `${t('change.billed', { period: periodName(base), billed: base.billedDays, days: base.days })} ${t('change.notComparable')}`

/** The total beside that of the period before; not where that has days without bills, which would look like growth. */
export function ComparisonLine({ change, unit }: { change: ChangeReport; unit: MassUnit }) {
  const t = useTranslations()
  const { base, difference } = change.change
  if (change.base.billedDays < change.base.days)
    return <p className="text-[0.8125rem] text-muted">{partlyBilled(t, change)}</p>
  const isPartial = change.now.billedDays < change.now.days
  const isClear = directionOf(difference) === 'up' || directionOf(difference) === 'down'
  const share = isClear && base.central > 0 ? difference.central / base.central : null
  return (
    <p className="text-[0.9375rem]">
      <DifferenceText kilograms={difference} unit={unit} />{' '}
      <span className="text-muted">
        {t('change.than', { period: periodName(change.base) })}
        {share !== null && ` (${share > 0 ? '+' : '−'}${formatShare(Math.abs(share))})`}
      </span>{' '}
      <span className="text-[0.8125rem]">
        <DifferenceRange kilograms={difference} unit={unit} />
        {isPartial && (
          <span className="text-muted">
            {' '}
            · {t('change.soFar', { billed: change.now.billedDays, days: change.now.days })}
          </span>
        )}
      </span>
    </p>
  )
}

interface TargetProps {
  readonly total: Range
  readonly targetKgCo2e: number
  /** The bills do not cover all of the period. */
  readonly isPartial: boolean
  /** Too little of the cost is covered for a judgement. */
  readonly isUncovered: boolean
}

/** The total beside its target. Nothing is judged of a period that is not over, or of which too little is covered. */
export function TargetLine({ total, targetKgCo2e, isPartial, isUncovered }: TargetProps) {
  const t = useTranslations()
  const state = () => {
    if (isUncovered) return t('overview.targetState.uncovered')
    if (isPartial) return t('overview.targetState.soFar')
    if (total.low <= targetKgCo2e && total.high > targetKgCo2e)
      return `${total.central > targetKgCo2e ? t('overview.targetState.over') : t('overview.targetState.under')}; ${t('overview.targetState.unclear')}`
    return total.central > targetKgCo2e ? t('overview.targetState.over') : t('overview.targetState.under')
  }
  return (
    <p className="text-[0.9375rem]">
      <span className="figures">
        {t('overview.ofTarget', {
          share: formatShare(total.central / targetKgCo2e),
          target: formatMassWithUnit(targetKgCo2e),
        })}
      </span>
      <span className="text-muted">: {state()}</span>
    </p>
  )
}
