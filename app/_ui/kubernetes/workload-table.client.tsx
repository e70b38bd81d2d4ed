'use client'
import { useTranslations } from 'next-intl'
import { formatEnergy, sharedEnergyUnit } from '#lib/domain/format/energy.ts'
import { formatMass, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { WorkloadGroup, WorkloadReport } from '#lib/domain/report/workload-report.ts'
import type { Translate } from '../../_i18n/translate.ts'
import { CostText } from '../cost-text.tsx'
import { DataTable, type TableColumn } from '../table/data-table.client.tsx'
import { rangeColumn, shareColumn } from '../table/figure-columns.tsx'
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
  const t = useTranslations()
  return (
    <DataTable
      label={t('kubernetes.table')}
      rows={report.groups}
      rowKey={keyOf}
      columns={columnsOf(
        t,
        report,
        unit ?? sharedMassUnit(report.groups.map((group) => group.totalKgCo2e.central)),
      )}
    />
  )
}

function columnsOf(
  t: Translate,
  { groups, total, cost, level }: Shown,
  unit: MassUnit,
): readonly TableColumn<WorkloadGroup>[] {
  const energyUnit = sharedEnergyUnit(groups.map((group) => group.energyKwh.central))
  const most = groups.reduce((high, group) => Math.max(high, group.totalKgCo2e.high), 0)
  const name = t(`kubernetes.levels.${level}`)
  return [
    {
      id: 'name',
      heading: name,
      name,
      rem: 16,
      cell: (group) => <WorkloadName group={group} />,
      total: t('kubernetes.total'),
    },
    {
      id: 'co2e',
      heading: `${t('co2e.symbol')}, ${unit}`,
      name: t('co2e.symbol'),
      rem: 7.5,
      cell: ({ totalKgCo2e }) => <span className="font-medium">{formatMass(totalKgCo2e.central, unit)}</span>,
      total: formatMass(total.totalKgCo2e.central, unit),
    },
    rangeColumn(t, unit, ({ totalKgCo2e }) => totalKgCo2e, total.totalKgCo2e),
    shareColumn(t, most, ({ share, totalKgCo2e }) =>
      share === null ? null : { share, kilograms: totalKgCo2e },
    ),
    {
      id: 'energy',
      heading: `${t('figure.energy')}, ${energyUnit}`,
      name: t('figure.energy'),
      rem: 8,
      cell: ({ energyKwh }) => formatEnergy(energyKwh.central, energyUnit),
      total: formatEnergy(total.energyKwh.central, energyUnit),
    },
    {
      id: 'cost',
      heading: t('figure.cost'),
      name: t('figure.cost'),
      rem: 8.5,
      cell: (group) => <CostText cost={group.cost} />,
      total: <CostText cost={cost} />,
    },
  ]
}
