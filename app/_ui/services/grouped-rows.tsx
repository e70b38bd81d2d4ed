import { useTranslations } from 'next-intl'
import { formatQuantity } from '#lib/domain/format/count.ts'
import type { Report } from '#lib/domain/report/emissions.ts'
import { gramsPerCost, qualityOf, serviceRows } from '../../_view/service-rows.ts'
import { readSorting } from '../../_view/sort-groups.ts'
import type { View } from '../../_view/view.ts'
import { changedView } from '../../_view/view-href.ts'
import type { GroupedLevel } from '../../_view/view-params.ts'
import { GroupsTable } from '../groups-table.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { DrillName } from './drill-name.tsx'
import { StatusBadge } from './status-badge.tsx'

interface Props {
  readonly report: Report
  readonly level: GroupedLevel
  readonly view: View
  readonly search: string
}

/** The rows of a level that aggregates can tell, each leading one level deeper. */
export function GroupedRows({ report, level, view, search }: Props) {
  const t = useTranslations()
  const rows = serviceRows(t, level, report, view)
  const currency = report.cost.length === 1 ? report.cost[0]?.currency : undefined
  if (rows.length === 0)
    return (
      <p className="rounded-lg border border-line bg-surface px-5 py-8 text-muted">
        {t('services.noMatch', { text: view.search })}{' '}
        <ViewLink
          href={changedView(search, { q: null })}
          className="text-accent underline underline-offset-2"
        >
          {t('services.clearSearch')}
        </ViewLink>
      </p>
    )
  return (
    <GroupsTable
      label={t('services.title')}
      heading={t(`dimensions.${level}`)}
      report={report}
      rows={rows}
      sorting={readSorting(view.sort)}
      view={view}
      nameCell={(group) => <DrillName group={group} level={level} search={search} />}
      extra={[
        {
          key: 'quality',
          heading: t('services.quality'),
          cell: (group) => <StatusBadge status={qualityOf(group)} />,
        },
        {
          key: 'perCost',
          heading: currency ? t('services.perUnit', { currency }) : t('services.perUnitName'),
          cell: (group) => {
            const grams = gramsPerCost(group)
            return grams === null || grams === 0 ? null : formatQuantity(grams)
          },
        },
      ]}
    />
  )
}
