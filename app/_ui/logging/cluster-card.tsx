import { useTranslations } from 'next-intl'
import { formatMass, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { LoggingReport } from '#lib/domain/logging/logging-report.ts'
import { formatShare } from '../../_format/share.ts'
import { Card } from '../card.tsx'
import { CostText } from '../cost-text.tsx'
import { RangeText } from '../range-text.tsx'
import { TableScroll } from '../table-scroll.tsx'

interface Props {
  readonly clusters: LoggingReport['clusters']
  readonly unit: MassUnit | null
}

const CELL = 'px-3 py-2 align-top text-end whitespace-nowrap'

/** Search clusters and log stores on machines of their own, and the samples that they are shared over by bytes. */
export function ClusterCard({ clusters, unit: wanted }: Props) {
  const t = useTranslations()
  const unit = wanted ?? sharedMassUnit(clusters.map(({ totalKgCo2e }) => totalKgCo2e.central))
  return (
    <Card title={t('logging.clusters.title')} detail={t('logging.clusters.detail')}>
      <div className="px-5 pb-5">
        <TableScroll label={t('logging.clusters.title')}>
          <table className="figures w-full text-[0.8125rem]">
            <thead>
              <tr className="border-b border-line text-xs text-muted">
                <th scope="col" className="px-3 py-2 text-start font-medium">
                  {t('logging.clusters.name')}
                </th>
                {[`${t('co2e.symbol')}, ${unit}`, t('figure.cost')].map((head) => (
                  <th key={head} scope="col" className="px-3 py-2 text-end font-medium whitespace-nowrap">
                    {head}
                  </th>
                ))}
                <th scope="col" className="px-3 py-2 text-start font-medium">
                  {t('logging.clusters.shares')}
                </th>
              </tr>
            </thead>
            <tbody>
              {clusters.map(({ id, name, totalKgCo2e, cost, shares }) => (
                <tr key={id} className="border-b border-line last:border-0">
                  <th scope="row" className="px-3 py-2 text-start align-top font-normal break-all">
                    {visible(name)}
                  </th>
                  <td className={CELL}>
                    <span className="block font-medium">{formatMass(totalKgCo2e.central, unit)}</span>
                    <span className="block text-xs text-muted">
                      <RangeText kilograms={totalKgCo2e} unit={unit} />
                    </span>
                  </td>
                  <td className={CELL}>
                    <CostText cost={cost} />
                  </td>
                  <td className="px-3 py-2 align-top">
                    {shares.length === 0 && <span className="text-muted">{t('logging.clusters.none')}</span>}
                    {shares.map((share) => (
                      <span key={share.importId} className="block break-all">
                        {t('logging.clusters.share', {
                          share: formatShare(share.share),
                          mass: formatMass(share.totalKgCo2e.central, unit),
                          unit,
                          files: share.fileNames.map(visible).join(', '),
                        })}
                      </span>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </div>
    </Card>
  )
}
