import { number, tableOf, text } from '#lib/domain/export/export-table.ts'
import { costCells, emissionsCells } from '#lib/domain/export/figure-cells.ts'
import type { UnmatchedMachine, WorkloadGroup } from '#lib/domain/report/workload-report.ts'
import { workloads } from '#lib/queries/workloads.ts'
import type { PageRequest } from '../_server/read-page.ts'
import type { PageTable } from './page-table.ts'

/** The table of the Kubernetes page, whole. */
export async function workloadsTable({ scope, view }: PageRequest): Promise<PageTable> {
  const { groups, total, unmatched } = await workloads(scope, view)
  const table = tableOf<WorkloadGroup>(groups, [
    { ...text('state'), of: (row) => row.state },
    { ...text('cluster'), of: (row) => row.cluster },
    { ...text('namespace'), of: (row) => row.namespace },
    { ...text('workload_kind'), of: (row) => row.workloadKind },
    { ...text('workload'), of: (row) => row.workload },
    { ...number('share'), of: (row) => row.share },
    ...emissionsCells,
    ...costCells(groups.flatMap((group) => group.cost.map(({ currency }) => currency))),
  ])
  const machines = tableOf<UnmatchedMachine>(unmatched, [
    { ...text('machine'), of: (row) => row.machine },
    { ...text('cluster'), of: (row) => row.cluster },
    { ...number('hours'), of: (row) => row.hours },
    { ...number('share_of_hours'), of: (row) => row.shareOfHours },
    { ...number('workloads'), of: (row) => row.workloads },
  ])
  return { table, total, beside: { 'machines-without-bill': machines } }
}
