import { useTranslations } from 'next-intl'
import type { Figure } from '#lib/domain/factors/figure.ts'
import { formatQuantity } from '#lib/domain/format/count.ts'
import { intensityBin } from '../../_format/intensity-bins.ts'

/** Grid figures by year: a bar in the colour of its bin, the value, its range and its source. */
export function YearBars({ label, figures }: { label: string; figures: readonly Figure[] }) {
  const t = useTranslations()
  const most = Math.max(1, ...figures.map(({ central }) => central))
  return (
    <table className="figures w-full text-[0.8125rem]">
      <caption className="mb-1 text-start font-medium">
        {label}, {t('regions.gridUnit')}
      </caption>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.year} className="align-top">
            <th scope="row" className="py-0.5 pe-3 text-start font-normal text-muted">
              {figure.year}
            </th>
            <td className="w-full py-0.5">
              <span className="flex items-center gap-2">
                <span className="block max-w-56 min-w-0 flex-1">
                  <span
                    className="block h-3 rounded-e-[3px] border border-strong-line"
                    style={{
                      width: `${(figure.central / most) * 100}%`,
                      background: `var(--intensity-${intensityBin(figure.central)})`,
                    }}
                  />
                </span>
                <span className="whitespace-nowrap">
                  {formatQuantity(Math.round(figure.central))}{' '}
                  <span className="text-muted">
                    (
                    {t('regions.card.range', {
                      low: String(Math.round(figure.low)),
                      high: String(Math.round(figure.high)),
                    })}
                    )
                  </span>
                </span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
