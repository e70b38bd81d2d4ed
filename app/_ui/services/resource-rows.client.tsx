'use client'
import { useTranslations } from 'next-intl'
import { formatCount, formatQuantity } from '#lib/domain/format/count.ts'
import { type EnergyUnit, formatEnergy } from '#lib/domain/format/energy.ts'
import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { ResourceUsage } from '#lib/domain/report/usage-line.ts'
import { formatMoney } from '../../_format/money.ts'
import { deeper } from '../../_view/drill.ts'
import { explainKey } from '../../_view/explained.ts'
import type { Sorting } from '../../_view/sort-groups.ts'
import { ExplainButton } from '../explain-button.client.tsx'
import { DataTable } from '../table/data-table.client.tsx'
import { rangeColumn } from '../table/figure-columns.tsx'
import { useViewSearch } from '../use-view-search.client.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { StatusBadge } from './status-badge.tsx'

interface Props {
  readonly rows: readonly ResourceUsage[]
  readonly unit: MassUnit
  readonly energyUnit: EnergyUnit
  readonly sorting: Sorting
  readonly isPage: boolean
}

/** A page of resources, each leading to its lines. */
export function ResourceRows({ rows, unit, energyUnit, sorting, isPage }: Props) {
  const t = useTranslations()
  const search = useViewSearch()
  return (
    <DataTable
      label={t('dimensions.resource')}
      rows={rows}
      rowKey={({ resource, currency }) => `${resource} ${currency}`}
      sorting={sorting}
      isPage={isPage}
      columns={[
        {
          id: 'name',
          heading: t('dimensions.resource'),
          name: t('dimensions.resource'),
          rem: 16,
          sort: 'name',
          isText: true,
          cell: ({ resource }) => (
            <ViewLink
              href={deeper(search, 'resource', { resource })}
              className="block min-h-6 leading-6 break-all underline-offset-2 hover:underline"
            >
              {resource === '' ? t('services.noResource') : visible(resource)}
            </ViewLink>
          ),
        },
        {
          id: 'co2e',
          heading: `${t('co2e.symbol')}, ${unit}`,
          name: t('co2e.symbol'),
          rem: 7.5,
          sort: 'co2e',
          cell: ({ resource, status, totalKgCo2e }) => (
            <ExplainButton of={explainKey({ resource })} className="min-h-6 font-medium">
              {status === 'excluded' ? (
                <span className="font-normal text-muted">{t('figure.notEstimated')}</span>
              ) : (
                formatMass(totalKgCo2e.central, unit)
              )}
            </ExplainButton>
          ),
        },
        rangeColumn<ResourceUsage>(t, unit, ({ status, totalKgCo2e }) =>
          status === 'excluded' ? null : totalKgCo2e,
        ),
        {
          id: 'quality',
          heading: t('services.quality'),
          name: t('services.quality'),
          rem: 7,
          cell: ({ status }) => <StatusBadge status={status} />,
        },
        {
          id: 'energy',
          heading: `${t('figure.energy')}, ${energyUnit}`,
          name: t('figure.energy'),
          rem: 7.5,
          sort: 'energy',
          cell: ({ status, energyKwh }) =>
            status !== 'excluded' && formatEnergy(energyKwh.central, energyUnit),
        },
        {
          id: 'cost',
          heading: t('figure.cost'),
          name: t('figure.cost'),
          rem: 7,
          sort: 'cost',
          cell: ({ cost, currency }) => (
            <span className="whitespace-nowrap">{formatMoney(cost, currency)}</span>
          ),
        },
        {
          id: 'perCost',
          heading: t('services.perUnitName'),
          name: t('services.perUnitName'),
          rem: 8,
          cell: ({ cost, totalKgCo2e }) =>
            cost > 0 && totalKgCo2e.central > 0 ? formatQuantity((totalKgCo2e.central * 1000) / cost) : null,
        },
        {
          id: 'lines',
          heading: t('services.billRows'),
          name: t('services.billRows'),
          rem: 6,
          cell: ({ lines }) => formatCount(lines),
        },
      ]}
    />
  )
}
