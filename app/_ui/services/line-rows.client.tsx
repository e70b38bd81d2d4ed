'use client'
import { useTranslations } from 'next-intl'
import { formatQuantity } from '#lib/domain/format/count.ts'
import { type EnergyUnit, formatEnergy } from '#lib/domain/format/energy.ts'
import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { lineId } from '#lib/domain/report/line-id.ts'
import type { UsageLine } from '#lib/domain/report/usage-line.ts'
import { formatMoney } from '../../_format/money.ts'
import { nameOf } from '../../_format/names.ts'
import { explainKey } from '../../_view/explained.ts'
import type { Sorting } from '../../_view/sort-groups.ts'
import { ExplainButton } from '../explain-button.client.tsx'
import { DataTable, type TableColumn } from '../table/data-table.client.tsx'
import { rangeColumn } from '../table/figure-columns.tsx'
import { StatusBadge } from './status-badge.tsx'

interface Props {
  readonly rows: readonly UsageLine[]
  readonly unit: MassUnit
  readonly energyUnit: EnergyUnit
  readonly sorting: Sorting
  readonly isPage: boolean
}

/** When a line begins: the day, and the hour unless it is midnight. @example '2026-08-03 14:00' */
const begins = (start: string): string => start.slice(0, 16).replace('T', ' ').replace(' 00:00', '')

const tagsOf = ({ tags }: UsageLine): string =>
  Object.entries(tags)
    .map(([key, value]) => `${visible(key)}=${visible(value)}`)
    .join(', ')

const text = (
  id: string,
  name: string,
  rem: number,
  of: (line: UsageLine) => string,
): TableColumn<UsageLine> => ({
  id,
  heading: name,
  name,
  rem,
  isText: true,
  cell: (line) => {
    const value = of(line)
    return (
      <span title={value} className="block max-w-56 truncate">
        {value}
      </span>
    )
  },
})

/** A page of lines with all that the bill says of each, and what was made of it. */
export function LineRows({ rows, unit, energyUnit, sorting, isPage }: Props) {
  const t = useTranslations()
  const isExcluded = ({ status }: UsageLine) => status === 'excluded'
  return (
    <DataTable
      label={t('dimensions.line')}
      rows={rows}
      rowKey={lineId}
      sorting={sorting}
      isPage={isPage}
      columns={[
        {
          id: 'name',
          heading: t('services.when'),
          name: t('services.when'),
          rem: 10,
          sort: 'name',
          isText: true,
          cell: ({ start }) => <span className="whitespace-nowrap">{begins(start)}</span>,
        },
        {
          id: 'co2e',
          heading: `${t('co2e.symbol')}, ${unit}`,
          name: t('co2e.symbol'),
          rem: 7.5,
          sort: 'co2e',
          cell: (line) => (
            <ExplainButton of={explainKey({ line: lineId(line) })} className="min-h-6 font-medium">
              {isExcluded(line) ? (
                <span className="font-normal text-muted">{t('figure.notEstimated')}</span>
              ) : (
                formatMass(line.totalKgCo2e.central, unit)
              )}
            </ExplainButton>
          ),
        },
        rangeColumn<UsageLine>(t, unit, (line) => (isExcluded(line) ? null : line.totalKgCo2e)),
        {
          id: 'quality',
          heading: t('services.quality'),
          name: t('services.quality'),
          rem: 7,
          cell: ({ status, grade, reason }) => (
            <span title={reason}>
              <StatusBadge status={status} grade={grade} />
            </span>
          ),
        },
        {
          id: 'amount',
          heading: t('services.amount'),
          name: t('services.amount'),
          rem: 9,
          cell: ({ quantity, unit: of }) => (
            <span className="whitespace-nowrap">
              {formatQuantity(quantity)} <span className="text-muted">{visible(of)}</span>
            </span>
          ),
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
          id: 'energy',
          heading: `${t('figure.energy')}, ${energyUnit}`,
          name: t('figure.energy'),
          rem: 7.5,
          sort: 'energy',
          cell: (line) => !isExcluded(line) && formatEnergy(line.energyKwh.central, energyUnit),
        },
        text('resource', t('dimensions.resource'), 14, ({ resource }) =>
          resource === '' ? t('services.noResource') : visible(resource),
        ),
        text('usageType', t('dimensions.usageType'), 12, ({ usageType }) =>
          nameOf(t, 'usageType', usageType),
        ),
        text('service', t('dimensions.service'), 12, ({ service }) => nameOf(t, 'service', service)),
        text('region', t('dimensions.region'), 8, ({ region }) => nameOf(t, 'region', region)),
        text('account', t('dimensions.account'), 9, ({ account }) => nameOf(t, 'account', account)),
        text('team', t('dimensions.team'), 8, ({ team }) => nameOf(t, 'team', team)),
        text('tags', t('services.tags'), 12, tagsOf),
        text('rule', t('services.rule'), 12, ({ ruleId, reason }) =>
          [visible(ruleId), visible(reason)].filter(Boolean).join(': '),
        ),
      ]}
    />
  )
}
