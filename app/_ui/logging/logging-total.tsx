import { useTranslations } from 'next-intl'
import { formatQuantity } from '#lib/domain/format/count.ts'
import type { LogSums } from '#lib/domain/logging/log-sums.ts'
import type { Report } from '#lib/domain/report/emissions.ts'
import { formatShare } from '../../_format/share.ts'
import type { View } from '../../_view/view.ts'
import { TotalCard } from '../total-card.tsx'

interface Props {
  readonly logs: Report
  /** All usage of the same selection. */
  readonly all: Report
  readonly total: LogSums
  readonly view: View
}

/** What all logs of a view cost, how many they are, and which part that is of the whole bill. */
export function LoggingTotal({ logs, all, total, view }: Props) {
  const t = useTranslations()
  const whole = all.total.totalKgCo2e.central
  const shares = [
    ...(whole > 0
      ? [t('logging.ofCarbon', { share: formatShare(logs.total.totalKgCo2e.central / whole) })]
      : []),
    ...logs.cost.flatMap(({ currency, kept }) => {
      const of = all.cost.find((each) => each.currency === currency)?.kept ?? 0
      return of > 0 ? [t('logging.ofCost', { share: formatShare(kept / of), currency })] : []
    }),
  ]
  const gb = [
    {
      name: t('logging.written'),
      hint: t('logging.writtenHint'),
      value: total.writtenGb,
      unit: t('logging.gb'),
    },
    {
      name: t('logging.stored'),
      hint: t('logging.storedHint'),
      value: total.gb.storage ?? null,
      unit: t('logging.gbMonths'),
    },
  ]
  return (
    <TotalCard report={logs} view={view} title={t('logging.total')}>
      <p className="text-[0.9375rem]">{shares.join(', ')}</p>
      <dl className="flex flex-wrap gap-x-8 gap-y-2 pt-2">
        {gb.map(({ name, hint, value, unit }) => (
          <div key={name} title={hint}>
            <dt className="text-xs text-muted">{name}</dt>
            <dd className="figures mt-0.5 text-[0.9375rem] font-medium">
              {value === null ? t('logging.noBytes') : `${formatQuantity(value)} ${unit}`}
            </dd>
          </div>
        ))}
      </dl>
    </TotalCard>
  )
}
