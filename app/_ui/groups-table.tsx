import type { ReactNode } from 'react'
import { formatEnergy, sharedEnergyUnit } from '#lib/domain/format/energy.ts'
import { formatMass, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { Emissions, Group, Report } from '#lib/domain/report/emissions.ts'
import { add, ZERO } from '#lib/domain/units/range.ts'
import { formatMoney } from '../_format/money.ts'
import { formatShare } from '../_format/share.ts'
import { en } from '../_messages/en.ts'
import { explainKey } from '../_view/explained.ts'
import { isNotEstimated } from '../_view/is-not-estimated.ts'
import type { Sorting, SortKey } from '../_view/sort-groups.ts'
import type { View } from '../_view/view.ts'
import { CostCell, CoverageCell } from './cost-cell.tsx'
import { ExplainButton } from './explain-button.client.tsx'
import { RangeBar } from './range-bar.tsx'
import { RangeText } from './range-text.tsx'
import { SortHeading } from './sort-heading.tsx'
import { TableScroll } from './table-scroll.tsx'

interface ExtraColumn {
  readonly key: SortKey
  readonly heading: ReactNode
  readonly cell: (group: Group) => ReactNode
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
  readonly search: string
}

/** Groups with figures, ranges, energy, cost, coverage and share; one unit per column; a row with their total. */
export function GroupsTable({
  label,
  heading,
  report,
  rows,
  nameCell,
  extra = [],
  sorting,
  view,
  search,
}: Props) {
  const unit = view.unit ?? sharedMassUnit(report.groups.map((group) => group.totalKgCo2e.central))
  const energyUnit = sharedEnergyUnit(report.groups.map((group) => group.energyKwh.central))
  const most = Math.max(0, ...rows.map((group) => group.totalKgCo2e.high))
  const whole = report.total.totalKgCo2e.central
  const head = { sorting, search }
  return (
    <TableScroll label={label}>
      <table className="figures w-full text-[0.8125rem]">
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            <SortHeading {...head} column="name" start className="sticky start-0 z-10 bg-surface">
              {heading}
            </SortHeading>
            <SortHeading {...head} column="co2e">
              CO2e, {unit}
            </SortHeading>
            <th scope="col" className="px-3 py-1.5 text-end font-medium whitespace-nowrap">
              {en.figure.rangeLabel}, {unit}
            </th>
            <th scope="col" className="w-36 px-3 py-1.5 text-start font-medium">
              {en.services.share}
            </th>
            {extra.map((column) => (
              <SortHeading key={column.key} {...head} column={column.key}>
                {column.heading}
              </SortHeading>
            ))}
            <SortHeading {...head} column="energy">
              {en.figure.energy}, {energyUnit}
            </SortHeading>
            <SortHeading {...head} column="cost">
              {en.figure.cost}
            </SortHeading>
            <SortHeading {...head} column="coverage">
              {en.services.coverage}
            </SortHeading>
          </tr>
        </thead>
        <tbody>
          {rows.map((group) => (
            <tr key={explainKey(group.key)} className="group border-b border-line hover:bg-sunken">
              <th
                scope="row"
                className="sticky start-0 z-10 max-w-[46vw] min-w-32 bg-surface px-3 py-2 text-start font-normal group-hover:bg-sunken sm:max-w-80"
              >
                {nameCell(group)}
              </th>
              <td className="px-3 py-2 text-end font-medium">
                <ExplainButton of={explainKey(group.key)} className="min-h-6">
                  {isNotEstimated(group) ? (
                    <span className="font-normal text-muted">{en.figure.notEstimated}</span>
                  ) : (
                    formatMass(group.totalKgCo2e.central, unit)
                  )}
                </ExplainButton>
              </td>
              <td className="px-3 py-2 text-end text-muted">
                {!isNotEstimated(group) && (
                  <RangeText
                    kilograms={group.totalKgCo2e}
                    unit={unit}
                    correction={group.totalKgCo2e.central < 0}
                  />
                )}
              </td>
              <td className="px-3 py-2">
                {!isNotEstimated(group) && (
                  <span className="flex items-center gap-2">
                    <span className="w-20 shrink-0">
                      <RangeBar kilograms={group.totalKgCo2e} most={most} />
                    </span>
                    <span className="whitespace-nowrap">
                      {formatShare(whole > 0 ? group.totalKgCo2e.central / whole : 0)}
                    </span>
                  </span>
                )}
              </td>
              {extra.map((column) => (
                <td key={column.key} className="px-3 py-2 text-end whitespace-nowrap">
                  {column.cell(group)}
                </td>
              ))}
              <td className="px-3 py-2 text-end">
                {!isNotEstimated(group) && formatEnergy(group.energyKwh.central, energyUnit)}
              </td>
              <CostCell cost={group.cost} />
              <CoverageCell cost={group.cost} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <TotalRow rows={rows} report={report} unit={unit} energyUnit={energyUnit} extra={extra.length} />
        </tfoot>
      </table>
    </TableScroll>
  )
}

interface TotalProps {
  readonly rows: readonly Group[]
  readonly report: Report
  readonly unit: Parameters<typeof formatMass>[1]
  readonly energyUnit: Parameters<typeof formatEnergy>[1]
  readonly extra: number
}

/** The sum of the rows shown, and which they are. */
function TotalRow({ rows, report, unit, energyUnit, extra }: TotalProps) {
  const isAll = rows.length === report.groups.length
  const sum = (part: keyof Emissions) =>
    isAll ? report.total[part] : rows.reduce((total, group) => add(total, group[part]), ZERO)
  const total = sum('totalKgCo2e')
  const whole = report.total.totalKgCo2e.central
  const currencies = [...new Set(rows.flatMap((group) => group.cost.map((cost) => cost.currency)))]
  const costOf = (currency: string) =>
    rows
      .flatMap((group) => group.cost)
      .reduce((all, cost) => (cost.currency === currency ? all + cost.amount : all), 0)
  return (
    <tr className="font-medium">
      <th scope="row" className="sticky start-0 z-10 bg-surface px-3 py-2.5 text-start font-medium">
        {en.services.totalOf(rows.length, report.groups.length)}
      </th>
      <td className="px-3 py-2.5 text-end">{formatMass(total.central, unit)}</td>
      <td className="px-3 py-2.5 text-end font-normal text-muted">
        <RangeText kilograms={total} unit={unit} />
      </td>
      <td className="px-3 py-2.5">{whole > 0 && formatShare(total.central / whole)}</td>
      {extra > 0 && <td colSpan={extra} />}
      <td className="px-3 py-2.5 text-end">{formatEnergy(sum('energyKwh').central, energyUnit)}</td>
      <td className="px-3 py-2.5 text-end whitespace-nowrap">
        {currencies.map((currency) => (
          <span key={currency} className="block">
            {formatMoney(costOf(currency), currency)}
          </span>
        ))}
      </td>
      <td className="px-3 py-2.5 text-end">
        {isAll && report.coverage && formatShare(report.coverage.measured + report.coverage.proxied)}
      </td>
    </tr>
  )
}
