import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { sharedEnergyUnit } from '#lib/domain/format/energy.ts'
import { sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { Emissions, Group, Report } from '#lib/domain/report/emissions.ts'
import { add, ZERO } from '#lib/domain/units/range.ts'
import type { Sorting, SortKey } from '../_view/sort-groups.ts'
import type { View } from '../_view/view.ts'
import { GroupRows } from './table/group-rows.client.tsx'

interface ExtraColumn {
  readonly key: SortKey
  readonly heading: string
  readonly cell: (group: Group) => ReactNode
  /** In the row of totals. */
  readonly total?: ReactNode
}

interface Props {
  readonly label: string
  readonly heading: string
  readonly report: Report
  /** The rows to show, in order. */
  readonly rows: readonly Group[]
  readonly nameCell: (group: Group) => ReactNode
  readonly extra?: readonly ExtraColumn[]
  readonly sorting: Sorting
  readonly view: View
}

/** Groups with figures, ranges, energy, cost, coverage and share; one unit per column; a row with their total. */
export function GroupsTable({ label, heading, report, rows, nameCell, extra = [], sorting, view }: Props) {
  const t = useTranslations()
  const all = report.groups.length
  const text =
    rows.length < all
      ? t('services.totalOfSome', { shown: rows.length, all })
      : t('services.totalOf', { all })
  return (
    <GroupRows
      label={label}
      heading={heading}
      rows={rows.map((group) => ({
        group,
        name: nameCell(group),
        extra: Object.fromEntries(extra.map(({ key, cell }) => [key, cell(group)])),
      }))}
      count={all}
      totals={{ ...totalsOf(rows, report), text }}
      whole={report.total.totalKgCo2e.central}
      unit={view.unit ?? sharedMassUnit(report.groups.map((group) => group.totalKgCo2e.central))}
      energyUnit={sharedEnergyUnit(report.groups.map((group) => group.energyKwh.central))}
      extra={extra.map(({ key, heading: text, total }) => ({ key, heading: text, name: text, total }))}
      sorting={sorting}
    />
  )
}

/** The sum of the rows shown, and which they are. */
function totalsOf(rows: readonly Group[], report: Report) {
  const isAll = rows.length === report.groups.length
  const sum = (part: keyof Emissions) =>
    isAll ? report.total[part] : rows.reduce((total, group) => add(total, group[part]), ZERO)
  const cost = new Map<string, number>()
  for (const { currency, amount } of rows.flatMap((group) => group.cost))
    cost.set(currency, (cost.get(currency) ?? 0) + amount)
  return {
    totalKgCo2e: sum('totalKgCo2e'),
    energyKwh: sum('energyKwh'),
    cost: [...cost].map(([currency, amount]) => ({ currency, amount })),
    covered: isAll && report.coverage ? report.coverage.measured + report.coverage.proxied : null,
  }
}
