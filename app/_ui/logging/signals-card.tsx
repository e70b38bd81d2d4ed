import { useTranslations } from 'next-intl'
import { formatCount } from '#lib/domain/format/count.ts'
import { formatMassWithUnit } from '#lib/domain/format/mass.ts'
import type { Group } from '#lib/domain/report/emissions.ts'
import type { SignalUsage } from '#lib/queries/signal-usage.ts'
import { nameOf } from '../../_format/names.ts'
import { explainKey } from '../../_view/explained.ts'
import { isNotEstimated } from '../../_view/is-not-estimated.ts'
import { otherPage } from '../../_view/view-href.ts'
import { Card } from '../card.tsx'
import { CostText } from '../cost-text.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { ViewLink } from '../view-link.client.tsx'

interface Props {
  readonly slug: string
  readonly search: string
  readonly signals: readonly SignalUsage[]
}

const SHOWN = 20

/** What metrics and traces cost, as far as bills tell; what nothing is published about has no carbon, and says so. */
export function SignalsCard({ slug, search, signals }: Props) {
  const t = useTranslations()
  return (
    <Card title={t('logging.signals.title')} detail={t('logging.signals.detail')}>
      <div className="space-y-5 px-5 pb-5">
        {signals.map(({ signal, report }) => (
          <section key={signal}>
            <h3 className="mb-2 text-[0.8125rem] font-semibold">{t(`logging.signals.${signal}`)}</h3>
            {report === null || report.groups.length === 0 ? (
              <p className="max-w-3xl text-[0.8125rem] text-muted">{t(`logging.signals.${signal}None`)}</p>
            ) : (
              <UsageTable
                label={t(`logging.signals.${signal}`)}
                slug={slug}
                search={search}
                groups={report.groups}
              />
            )}
          </section>
        ))}
        <p className="max-w-3xl text-[0.8125rem] text-muted">{t('logging.signals.unknown')}</p>
      </div>
    </Card>
  )
}

interface TableProps {
  readonly label: string
  readonly slug: string
  readonly search: string
  readonly groups: readonly Group[]
}

function UsageTable({ label, slug, search, groups }: TableProps) {
  const t = useTranslations()
  const cost = ({ cost }: Group) => cost.reduce((most, { amount }) => Math.max(most, amount), 0)
  const sorted = groups.toSorted((a, b) => b.totalKgCo2e.central - a.totalKgCo2e.central || cost(b) - cost(a))
  const heads = [t('co2e.symbol'), t('figure.cost'), t('logging.samples.lines')]
  return (
    <>
      <TableScroll label={label}>
        <table className="figures w-full text-[0.8125rem]">
          <thead>
            <tr className="border-b border-line text-xs text-muted">
              <th scope="col" className="px-3 py-2 text-start font-medium">
                {t('dimensions.usageType')}
              </th>
              {heads.map((head) => (
                <th key={head} scope="col" className="px-3 py-2 text-end font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, SHOWN).map((group) => {
              const { provider = '', service = '', usageType = '' } = group.key
              const filter = { provider: [provider], service: [service], usageType: [usageType] }
              return (
                <tr key={explainKey(group.key)} className="border-b border-line last:border-0">
                  <th scope="row" className="px-3 py-1.5 text-start font-normal">
                    <ViewLink
                      href={otherPage(`/o/${slug}/services`, search, { ...filter, group: 'resource' })}
                      className="inline-block min-h-6 leading-6 break-all underline-offset-2 hover:underline"
                    >
                      {nameOf(t, 'usageType', usageType)}
                    </ViewLink>
                    <span className="block text-xs text-muted">{nameOf(t, 'service', service)}</span>
                  </th>
                  <td className="px-3 py-1.5 text-end whitespace-nowrap">
                    {isNotEstimated(group) ? (
                      <span className="text-muted">{t('figure.notEstimated')}</span>
                    ) : (
                      formatMassWithUnit(group.totalKgCo2e.central)
                    )}
                  </td>
                  <td className="px-3 py-1.5 text-end">
                    <CostText cost={group.cost} />
                  </td>
                  <td className="px-3 py-1.5 text-end">{formatCount(group.rows)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </TableScroll>
      {sorted.length > SHOWN && (
        <p className="mt-2 text-[0.8125rem] text-muted">
          {t('logging.advice.more', { count: String(sorted.length - SHOWN) })}
        </p>
      )}
    </>
  )
}
