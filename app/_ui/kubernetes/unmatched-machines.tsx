import { useTranslations } from 'next-intl'
import { formatCount, formatQuantity } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { WorkloadReport } from '#lib/domain/report/workload-report.ts'
import { formatShare } from '../../_format/share.ts'
import { TableScroll } from '../table-scroll.tsx'

/** Machines that workloads ran on and no bill has: what is missing, and how to get it. */
export function UnmatchedMachines({ report }: { report: WorkloadReport }) {
  const t = useTranslations()
  const { unmatched, unmatchedCount } = report
  if (unmatchedCount === 0) return null
  const share = unmatched.reduce((sum, machine) => sum + machine.shareOfHours, 0)
  const heads = [
    t('kubernetes.cluster'),
    t('kubernetes.hours'),
    t('kubernetes.ofHours'),
    t('kubernetes.workloads'),
  ]
  return (
    <section className="mt-8">
      <h2 className="text-sm font-semibold">{t('kubernetes.unmatchedTitle')}</h2>
      <p className="mt-1 mb-3 max-w-3xl text-[0.8125rem] text-muted">
        {t('kubernetes.unmatchedText', { share: formatShare(share) })}
      </p>
      <TableScroll label={t('kubernetes.unmatchedTitle')}>
        <table className="figures w-full text-[0.8125rem]">
          <thead>
            <tr className="border-b border-line text-xs text-muted">
              <th scope="col" className="px-3 py-2.5 text-start font-medium">
                {t('kubernetes.machine')}
              </th>
              {heads.map((head) => (
                <th
                  key={head}
                  scope="col"
                  className={`px-3 py-2.5 font-medium whitespace-nowrap ${head === t('kubernetes.cluster') ? 'text-start' : 'text-end'}`}
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {unmatched.map(({ machine, cluster, hours, shareOfHours, workloads }) => (
              <tr key={`${cluster} ${machine}`} className="border-b border-line last:border-0">
                <th scope="row" className="max-w-96 px-3 py-2 text-start font-normal break-all">
                  {machine === '' ? t('kubernetes.noName') : visible(machine)}
                </th>
                <td className="px-3 py-2 break-all">
                  {cluster === '' ? t('kubernetes.noCluster') : visible(cluster)}
                </td>
                <td className="px-3 py-2 text-end">{formatQuantity(hours)}</td>
                <td className="px-3 py-2 text-end whitespace-nowrap">{formatShare(shareOfHours)}</td>
                <td className="px-3 py-2 text-end">{formatCount(workloads)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {unmatchedCount > unmatched.length && (
        <p className="mt-2 text-[0.8125rem] text-muted">
          {t('kubernetes.more', { count: formatCount(unmatchedCount - unmatched.length) })}
        </p>
      )}
    </section>
  )
}
