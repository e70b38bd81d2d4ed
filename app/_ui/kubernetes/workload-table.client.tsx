'use client'
import { formatEnergy, sharedEnergyUnit } from '#lib/domain/format/energy.ts'
import { formatMass, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { WorkloadGroup, WorkloadReport } from '#lib/domain/report/workload-report.ts'
import { formatShare } from '../../_format/share.ts'
import { en } from '../../_messages/en.ts'
import { CostText } from '../cost-text.tsx'
import { RangeBar } from '../range-bar.tsx'
import { RangeText } from '../range-text.tsx'
import { DataTable, type TableColumn } from '../table/data-table.client.tsx'
import { WorkloadName } from './workload-name.tsx'

type Shown = Pick<WorkloadReport, 'groups' | 'total' | 'cost' | 'level'>

interface Props {
  readonly report: Shown
  readonly unit: MassUnit | null
}

const keyOf = ({ state, cluster, namespace, workloadKind, workload }: WorkloadGroup): string =>
  JSON.stringify([state, cluster, namespace, workloadKind, workload])

/** Machines by who used them, most carbon first, with what nobody used; one unit per column; their total. */
export function WorkloadTable({ report, unit }: Props) {
  return (
    <DataTable
      label={en.kubernetes.table}
      rows={report.groups}
      rowKey={keyOf}
      columns={columnsOf(
        report,
        unit ?? sharedMassUnit(report.groups.map((group) => group.totalKgCo2e.central)),
      )}
    />
  )
}

function columnsOf(
  { groups, total, cost, level }: Shown,
  unit: MassUnit,
): readonly TableColumn<WorkloadGroup>[] {
  const energyUnit = sharedEnergyUnit(groups.map((group) => group.energyKwh.central))
  const most = groups.reduce((high, group) => Math.max(high, group.totalKgCo2e.high), 0)
  const name = en.kubernetes.levels[level]
  return [
    {
      id: 'name',
      heading: name,
      name,
      rem: 16,
      cell: (group) => <WorkloadName group={group} />,
      total: en.kubernetes.total,
    },
    {
      id: 'co2e',
      heading: `${en.co2e.symbol}, ${unit}`,
      name: en.co2e.symbol,
      rem: 7.5,
      cell: ({ totalKgCo2e }) => <span className="font-medium">{formatMass(totalKgCo2e.central, unit)}</span>,
      total: formatMass(total.totalKgCo2e.central, unit),
    },
    {
      id: 'range',
      heading: `${en.figure.rangeLabel}, ${unit}`,
      name: en.figure.rangeLabel,
      rem: 10,
      cell: ({ totalKgCo2e }) => (
        <span className="text-muted">
          <RangeText kilograms={totalKgCo2e} unit={unit} correction={totalKgCo2e.central < 0} />
        </span>
      ),
      total: (
        <span className="font-normal text-muted">
          <RangeText kilograms={total.totalKgCo2e} unit={unit} />
        </span>
      ),
    },
    {
      id: 'share',
      heading: en.services.share,
      name: en.services.share,
      rem: 10,
      isText: true,
      cell: ({ share, totalKgCo2e }) =>
        share !== null && (
          <span className="flex items-center gap-2">
            <span className="w-20 shrink-0">
              <RangeBar kilograms={totalKgCo2e} most={most} />
            </span>
            <span className="whitespace-nowrap">{formatShare(share)}</span>
          </span>
        ),
    },
    {
      id: 'energy',
      heading: `${en.figure.energy}, ${energyUnit}`,
      name: en.figure.energy,
      rem: 8,
      cell: ({ energyKwh }) => formatEnergy(energyKwh.central, energyUnit),
      total: formatEnergy(total.energyKwh.central, energyUnit),
    },
    {
      id: 'cost',
      heading: en.figure.cost,
      name: en.figure.cost,
      rem: 8.5,
      cell: (group) => <CostText cost={group.cost} />,
      total: <CostText cost={cost} />,
    },
  ]
}
