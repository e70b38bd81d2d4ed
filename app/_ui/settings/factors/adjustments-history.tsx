import { useTranslations } from 'next-intl'
import type { AdjustmentsInForce } from '#lib/domain/adjustments/adjustments-in-force.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { formatInstant } from '../../../_format/dates.ts'

/** Every version of the adjustments: who, when and why. */
export function AdjustmentsHistory({ history }: Pick<AdjustmentsInForce, 'history'>) {
  const t = useTranslations()
  if (history.length === 0) return null
  return (
    <section>
      <h2 className="mb-2 text-sm font-semibold">{t('factorSettings.own.history')}</h2>
      <ol className="divide-y divide-line rounded-xl border border-line bg-surface">
        {history.map(({ version, author, reason, createdAt, adjustments }) => (
          <li key={version} className="px-5 py-2.5 text-[0.8125rem]">
            <span className="font-medium">{t('factorSettings.own.version', { version })}</span>{' '}
            <span className="break-words">{visible(reason)}</span>
            <span className="block text-xs text-muted">
              {visible(author)}, {formatInstant(createdAt)},{' '}
              {t('factorSettings.own.counts', {
                overrides: adjustments.overrides.length,
                rules: adjustments.kindRules.length,
              })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
