'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type EnergyUnit, formatEnergy } from '#lib/domain/format/energy.ts'
import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import type { CurrencyAmount, Group } from '#lib/domain/report/emissions.ts'
import type { Range } from '#lib/domain/units/range.ts'
import { formatShare } from '../../_format/share.ts'
import type { Translate } from '../../_i18n/translate.ts'
import { explainKey } from '../../_view/explained.ts'
import { isNotEstimated } from '../../_view/is-not-estimated.ts'
import type { Sorting, SortKey } from '../../_view/sort-groups.ts'
import { CostText, CoverageText } from '../cost-text.tsx'
import { ExplainButton } from '../explain-button.client.tsx'
import { DataTable, type TableColumn } from './data-table.client.tsx'
import { rangeColumn, shareColumn } from './figure-columns.tsx'

/** A group, with what of its row only the page knows how to show. */
export interface GroupRow {
  readonly group: Group
  readonly name: ReactNode
  readonly extra: Readonly<Record<string, ReactNode>>
}

interface Totals {
  readonly text: string
  readonly totalKgCo2e: Range
  readonly energyKwh: Range
  readonly cost: readonly Pick<CurrencyAmount, 'currency' | 'amount'>[]
  /** Share of cost that is measured or proxied; null where it cannot be told of these rows. */
  readonly covered: number | null
}

interface Props {
  readonly label: string
  readonly heading: string
  readonly rows: readonly GroupRow[]
  readonly count: number
  readonly totals: Totals
  /** Of which shares are given, in kg. */
  readonly whole: number
  readonly unit: MassUnit
  readonly energyUnit: EnergyUnit
  readonly extra: readonly {
    readonly key: SortKey
    readonly heading: ReactNode
    readonly name: string
    readonly total?: ReactNode
  }[]
  readonly sorting: Sorting
}

const keyOf = ({ group }: GroupRow): string => explainKey(group.key)

/** The rows of a table of groups. */
export function GroupRows({ label, rows, count, sorting, ...rest }: Props) {
  const t = useTranslations()
  return (
    <DataTable
      label={label}
      rows={rows}
      rowKey={keyOf}
      count={count}
      sorting={sorting}
      columns={columnsOf(t, { rows, ...rest })}
    />
  )
}

type ColumnProps = Omit<Props, 'label' | 'count' | 'sorting'>

function columnsOf(t: Translate, props: ColumnProps): readonly TableColumn<GroupRow>[] {
  const { heading, rows, totals, whole, unit, energyUnit, extra } = props
  const most = rows.reduce((high, { group }) => Math.max(high, group.totalKgCo2e.high), 0)
  const shareOf = (range: Range) => (whole > 0 ? range.central / whole : 0)
  const estimated =
    (cell: (group: Group) => ReactNode) =>
    ({ group }: GroupRow) =>
      isNotEstimated(group) ? null : cell(group)
  return [
    {
      id: 'name',
      heading,
      name: heading,
      rem: 14,
      sort: 'name',
      isText: true,
      cell: ({ name }) => name,
      total: totals.text,
    },
    {
      id: 'co2e',
      heading: `${t('co2e.symbol')}, ${unit}`,
      name: t('co2e.symbol'),
      rem: 7.5,
      sort: 'co2e',
      cell: ({ group }) => (
        <ExplainButton of={explainKey(group.key)} className="min-h-6 font-medium">
          {isNotEstimated(group) ? (
            <span className="font-normal text-muted">{t('figure.notEstimated')}</span>
          ) : (
            formatMass(group.totalKgCo2e.central, unit)
          )}
        </ExplainButton>
      ),
      total: formatMass(totals.totalKgCo2e.central, unit),
    },
    rangeColumn(
      t,
      unit,
      ({ group }) => (isNotEstimated(group) ? null : group.totalKgCo2e),
      totals.totalKgCo2e,
    ),
    shareColumn(
      t,
      most,
      ({ group }) =>
        isNotEstimated(group) ? null : { share: shareOf(group.totalKgCo2e), kilograms: group.totalKgCo2e },
      whole > 0 ? formatShare(shareOf(totals.totalKgCo2e)) : null,
    ),
    ...extra.map(
      ({ key, heading, name, total }): TableColumn<GroupRow> => ({
        id: key,
        heading,
        name,
        rem: 8,
        sort: key,
        cell: (row) => <span className="whitespace-nowrap">{row.extra[key]}</span>,
        total: total && <span className="whitespace-nowrap">{total}</span>,
      }),
    ),
    {
      id: 'energy',
      heading: `${t('figure.energy')}, ${energyUnit}`,
      name: t('figure.energy'),
      rem: 8,
      sort: 'energy',
      cell: estimated(({ energyKwh }) => formatEnergy(energyKwh.central, energyUnit)),
      total: formatEnergy(totals.energyKwh.central, energyUnit),
    },
    {
      id: 'cost',
      heading: t('figure.cost'),
      name: t('figure.cost'),
      rem: 8.5,
      sort: 'cost',
      cell: ({ group }) => <CostText cost={group.cost} />,
      total: <CostText cost={totals.cost} />,
    },
    {
      id: 'coverage',
      heading: t('services.coverage'),
      name: t('services.coverage'),
      rem: 10,
      sort: 'coverage',
      cell: ({ group }) => <CoverageText cost={group.cost} />,
      total: totals.covered === null ? null : formatShare(totals.covered),
    },
  ]
}
