import { useTranslations } from 'next-intl'
import type { Quality } from '#lib/domain/explain/quality.ts'
import { formatCount } from '#lib/domain/format/count.ts'
import { formatMass, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { Explanation } from '#lib/domain/report/explanation.ts'
import { formatMoney } from '../../_format/money.ts'
import { formatShare } from '../../_format/share.ts'

const COLOURS: Readonly<Record<Quality, string>> = {
  measured: 'bg-measured',
  'proxied-by-usage': 'bg-proxied',
  'proxied-by-cost': 'bg-proxied hatched',
  excluded: 'bg-excluded',
}

const shareOf = (part: number, whole: number): string => (whole > 0 ? formatShare(part / whole) : '–')

/** How the usage was counted, each way with its lines, cost and carbon. */
export function QualityTable({ quality }: Pick<Explanation, 'quality'>) {
  const t = useTranslations()
  const lines = quality.reduce((sum, part) => sum + part.lines, 0)
  const carbon = quality.reduce((sum, part) => sum + part.kgCo2e, 0)
  const currencies = [...new Set(quality.flatMap(({ cost }) => cost.map(({ currency }) => currency)))].sort()
  const costOf = (part: Explanation['quality'][number], currency: string) =>
    part.cost.find((cost) => cost.currency === currency)?.amount ?? 0
  const total = (currency: string) => quality.reduce((sum, part) => sum + costOf(part, currency), 0)
  const unit = sharedMassUnit(quality.map(({ kgCo2e }) => kgCo2e))
  const cell = 'px-2 py-2 text-end align-top whitespace-nowrap first:ps-0 last:pe-0'
  return (
    <table className="figures w-full text-[0.8125rem]">
      <caption className="sr-only">{t('explain.quality')}</caption>
      <thead>
        <tr className="border-b border-line text-xs text-muted">
          <th scope="col" className="py-1.5 pe-2 text-start font-medium">
            {t('explain.qualityTable.way')}
          </th>
          <th scope="col" className={`${cell} font-medium`}>
            {t('explain.qualityTable.lines')}
          </th>
          {currencies.map((currency) => (
            <th key={currency} scope="col" className={`${cell} font-medium`}>
              {t('explain.qualityTable.cost', {
                currency: currency || t('explain.qualityTable.currencyNotNamed'),
              })}
            </th>
          ))}
          <th scope="col" className={`${cell} font-medium`}>
            {t('explain.qualityTable.carbon', { unit })}
          </th>
        </tr>
      </thead>
      <tbody>
        {quality.map((part) => (
          <tr key={part.quality} className="border-b border-line last:border-0">
            <th scope="row" className="py-2 pe-2 text-start font-normal">
              <span className="flex items-center gap-1.5">
                <span
                  aria-hidden="true"
                  className={`size-2.5 shrink-0 rounded-[2px] ${COLOURS[part.quality]}`}
                />
                {t(`explain.qualityTable.ways.${part.quality}`)}
              </span>
            </th>
            <td className={cell}>
              {shareOf(part.lines, lines)}
              <span className="block text-xs text-muted">{formatCount(part.lines)}</span>
            </td>
            {currencies.map((currency) => (
              <td key={currency} className={cell}>
                {shareOf(costOf(part, currency), total(currency))}
                <span className="block text-xs text-muted">
                  {formatMoney(costOf(part, currency), currency)}
                </span>
              </td>
            ))}
            <td className={cell}>
              {part.quality === 'excluded' ? (
                <span className="text-muted">{part.lines > 0 ? t('explain.qualityTable.unknown') : '–'}</span>
              ) : (
                <>
                  {shareOf(part.kgCo2e, carbon)}
                  <span className="block text-xs text-muted">{formatMass(part.kgCo2e, unit)}</span>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
