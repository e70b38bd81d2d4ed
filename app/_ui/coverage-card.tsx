import { useTranslations } from 'next-intl'
import { formatCount } from '#lib/domain/format/count.ts'
import type { Coverage, CurrencyCost } from '#lib/domain/report/emissions.ts'
import { formatShare } from '../_format/share.ts'
import { Card } from './card.tsx'

const PARTS = [
  { part: 'measured', colour: 'bg-measured' },
  { part: 'proxied', colour: 'bg-proxied hatched' },
  { part: 'excluded', colour: 'bg-excluded' },
] as const

/** Shares of cost that are measured, proxied and excluded, as one bar. */
export function CoverageBar({ coverage, thin = false }: { coverage: Coverage; thin?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={`flex w-full gap-px overflow-hidden rounded-[3px] ${thin ? 'h-1.5' : 'h-2.5'}`}
    >
      {PARTS.map(({ part, colour }) =>
        coverage[part] > 0 ? (
          <span key={part} className={`${colour} min-w-0.5`} style={{ width: `${coverage[part] * 100}%` }} />
        ) : null,
      )}
    </span>
  )
}

type Reasons = readonly { readonly reason: string; readonly lines: number }[]

interface Props {
  readonly cost: readonly CurrencyCost[]
  /** Null while they are being looked up. */
  readonly excluded: Reasons | null
}

const SHOWN_REASONS = 4

/** How much of the cost the estimate speaks of, per currency, and why the rest is left out. */
export function CoverageCard({ cost, excluded }: Props) {
  const t = useTranslations()
  const known = cost.flatMap(({ currency, coverage }) => (coverage ? [{ currency, coverage }] : []))
  return (
    <Card title={t('coverage.title')} detail={t('coverage.subtitle')}>
      <div className="space-y-5 px-5 pb-5">
        {known.length === 0 && <p className="text-muted">{t('coverage.notKnown')}</p>}
        {known.map(({ currency, coverage }) => (
          <div key={currency}>
            {known.length > 1 && (
              <p className="mb-1.5 text-xs text-muted">{t('coverage.of', { currency })}</p>
            )}
            <CoverageBar coverage={coverage} />
            <dl className="mt-3 grid grid-cols-3 gap-3">
              {PARTS.map(({ part, colour }) => (
                <div key={part} title={t(`coverage.${part}Hint`)}>
                  <dt className="flex items-center gap-1.5 text-xs text-muted">
                    <span aria-hidden="true" className={`size-2.5 rounded-[2px] ${colour}`} />
                    {t(`coverage.${part}`)}
                  </dt>
                  <dd className="figures mt-0.5 text-[0.9375rem] font-medium">
                    {formatShare(coverage[part])}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
        {excluded && <ExcludedReasons excluded={excluded} />}
      </div>
    </Card>
  )
}

/** Why usage is left out, the most frequent reasons first, in lines of the bills. */
export function ExcludedReasons({ excluded, shown = SHOWN_REASONS }: { excluded: Reasons; shown?: number }) {
  const t = useTranslations()
  if (excluded.length === 0)
    return <p className="text-[0.8125rem] text-muted">{t('coverage.nothingExcluded')}</p>
  const more = excluded.length - shown
  return (
    <div>
      <h3 className="mb-1.5 text-xs font-medium text-muted">{t('coverage.why')}</h3>
      <ul className="space-y-1.5 text-[0.8125rem]">
        {excluded.slice(0, shown).map(({ reason, lines }) => (
          <li key={reason} className="flex justify-between gap-4">
            <span className="min-w-0 break-words">{reason}</span>
            <span className="figures shrink-0 text-muted">
              {t('coverage.lines', { count: formatCount(lines) })}
            </span>
          </li>
        ))}
        {more > 0 && <li className="text-muted">{t('coverage.more', { count: more })}</li>}
      </ul>
    </div>
  )
}
