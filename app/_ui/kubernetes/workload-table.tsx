import { formatCount } from '#lib/domain/format/count.ts'
import { formatEnergy, sharedEnergyUnit } from '#lib/domain/format/energy.ts'
import { formatMass, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { CurrencyAmount, Emissions } from '#lib/domain/report/emissions.ts'
import type { WorkloadGroup, WorkloadReport } from '#lib/domain/report/workload-report.ts'
import { add, ZERO } from '#lib/domain/units/range.ts'
import { formatMoney } from '../../_format/money.ts'
import { formatShare } from '../../_format/share.ts'
import { en } from '../../_messages/en.ts'
import { RangeBar } from '../range-bar.tsx'
import { RangeText } from '../range-text.tsx'
import { TableScroll } from '../table-scroll.tsx'

const SHOWN = 200

const keyOf = ({ state, cluster, namespace, workloadKind, workload }: WorkloadGroup): string =>
  JSON.stringify([state, cluster, namespace, workloadKind, workload])

/** Machines by who used them, most carbon first, with what nobody used; one unit per column; their total. */
export function WorkloadTable({ report, unit: wanted }: { report: WorkloadReport; unit: MassUnit | null }) {
  const { groups, total } = report
  const unit = wanted ?? sharedMassUnit(groups.map((group) => group.totalKgCo2e.central))
  const energyUnit = sharedEnergyUnit(groups.map((group) => group.energyKwh.central))
  const shown = groups.length > SHOWN + 1 ? groups.slice(0, SHOWN) : groups
  const rest = groups.slice(shown.length)
  const most = Math.max(0, ...shown.map((group) => group.totalKgCo2e.high))
  const heads = [
    `CO2e, ${unit}`,
    `${en.figure.rangeLabel}, ${unit}`,
    en.services.share,
    `${en.figure.energy}, ${energyUnit}`,
    en.figure.cost,
  ]
  const cells = (row: Figures) => <FigureCells row={row} unit={unit} energyUnit={energyUnit} most={most} />
  return (
    <TableScroll label={en.kubernetes.table}>
      <table className="figures w-full text-[0.8125rem]">
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            <th scope="col" className="sticky start-0 z-10 bg-surface px-3 py-2.5 text-start font-medium">
              {en.kubernetes.levels[report.level]}
            </th>
            {heads.map((head) => (
              <th
                key={head}
                scope="col"
                className={`px-3 py-2.5 font-medium whitespace-nowrap ${head === en.services.share ? 'w-36 text-start' : 'text-end'}`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((group) => (
            <tr key={keyOf(group)} className="group border-b border-line hover:bg-sunken">
              <th
                scope="row"
                className="sticky start-0 z-10 max-w-[46vw] min-w-32 bg-surface px-3 py-2 text-start font-normal group-hover:bg-sunken sm:max-w-96"
              >
                <WorkloadName group={group} />
              </th>
              {cells(group)}
            </tr>
          ))}
          {rest.length > 0 && (
            <tr className="border-b border-line">
              <th
                scope="row"
                className="sticky start-0 z-10 bg-surface px-3 py-2 text-start font-normal text-muted"
              >
                {en.kubernetes.others(formatCount(rest.length))}
              </th>
              {cells(sumOf(rest))}
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr className="font-medium">
            <th scope="row" className="sticky start-0 z-10 bg-surface px-3 py-2.5 text-start font-medium">
              {en.kubernetes.total}
            </th>
            {cells({ ...total, cost: report.cost, share: null })}
          </tr>
        </tfoot>
      </table>
    </TableScroll>
  )
}

/** What it is called, with where it is; machines that nobody used, or of which nothing is known, say so. */
function WorkloadName({ group }: { group: WorkloadGroup }) {
  const words = en.kubernetes
  const { state, cluster, namespace, workloadKind, workload } = group
  const named = (text: string, fallback: string) => (text === '' ? fallback : visible(text))
  const clusterName = named(cluster, words.noCluster)
  if (state !== 'used')
    return (
      <>
        <span className="block italic">{words.states[state]}</span>
        <span className="block text-xs text-muted">
          {clusterName}: {words.stateHints[state]}
        </span>
      </>
    )
  if (namespace === null) return <span className="break-words">{clusterName}</span>
  const namespaceName = named(namespace, words.noName)
  if (workload === null)
    return (
      <>
        <span className="block break-words">{namespaceName}</span>
        <span className="block text-xs break-words text-muted">{clusterName}</span>
      </>
    )
  return (
    <>
      <span className="block break-words">
        {named(workload, words.noName)}
        {workloadKind && <span className="ms-2 text-xs text-muted">{visible(workloadKind)}</span>}
      </span>
      <span className="block text-xs break-words text-muted">
        {namespaceName} · {clusterName}
      </span>
    </>
  )
}

interface Figures extends Pick<Emissions, 'totalKgCo2e' | 'energyKwh'> {
  readonly cost: readonly Pick<CurrencyAmount, 'currency' | 'amount'>[]
  readonly share: number | null
}

function sumOf(groups: readonly WorkloadGroup[]): Figures {
  const cost = new Map<string, number>()
  for (const group of groups)
    for (const { currency, amount } of group.cost) cost.set(currency, (cost.get(currency) ?? 0) + amount)
  return {
    totalKgCo2e: groups.reduce((sum, group) => add(sum, group.totalKgCo2e), ZERO),
    energyKwh: groups.reduce((sum, group) => add(sum, group.energyKwh), ZERO),
    cost: [...cost].map(([currency, amount]) => ({ currency, amount })),
    share: groups.reduce((sum, group) => sum + (group.share ?? 0), 0),
  }
}

interface CellProps {
  readonly row: Figures
  readonly unit: MassUnit
  readonly energyUnit: Parameters<typeof formatEnergy>[1]
  readonly most: number
}

function FigureCells({ row, unit, energyUnit, most }: CellProps) {
  const { totalKgCo2e: mass, share } = row
  return (
    <>
      <td className="px-3 py-2 text-end align-top font-medium">{formatMass(mass.central, unit)}</td>
      <td className="px-3 py-2 text-end align-top text-muted">
        <RangeText kilograms={mass} unit={unit} correction={mass.central < 0} />
      </td>
      <td className="px-3 py-2 align-top">
        {share !== null && (
          <span className="flex items-center gap-2">
            <span className="w-20 shrink-0">
              <RangeBar kilograms={mass} most={most} />
            </span>
            <span className="whitespace-nowrap">{formatShare(share)}</span>
          </span>
        )}
      </td>
      <td className="px-3 py-2 text-end align-top">{formatEnergy(row.energyKwh.central, energyUnit)}</td>
      <td className="px-3 py-2 text-end align-top whitespace-nowrap">
        {row.cost.map(({ currency, amount }) => (
          <span key={currency} className="block">
            {formatMoney(amount, currency)}
          </span>
        ))}
      </td>
    </>
  )
}
