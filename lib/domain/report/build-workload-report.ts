import { amountOf, emissionsOf } from './build-report.ts'
import type { SummaryRow } from './summary-row.ts'
import {
  WORKLOAD_LEVELS,
  type WorkloadDimension,
  type WorkloadGroup,
  type WorkloadLevel,
  type WorkloadReport,
  type WorkloadState,
} from './workload-report.ts'

/** Sums of one group of workloads in one currency. */
export type WorkloadRow = SummaryRow & Readonly<Partial<Record<WorkloadDimension, string>>>

/** The dimensions of each level: what a group of it is named by. */
export const DIMENSIONS_OF: Readonly<Record<WorkloadLevel, readonly WorkloadDimension[]>> = {
  cluster: ['state', 'cluster'],
  namespace: ['state', 'cluster', 'namespace'],
  workload: ['state', 'cluster', 'namespace', 'workloadKind', 'workload'],
}

const reaches = (level: WorkloadLevel, at: WorkloadLevel): boolean =>
  WORKLOAD_LEVELS.indexOf(level) >= WORKLOAD_LEVELS.indexOf(at)

function group(level: WorkloadLevel, rows: readonly WorkloadRow[], totalKg: number): WorkloadGroup {
  const [first] = rows
  const state = (first?.state ?? 'used') as WorkloadState
  const named = (at: WorkloadLevel, value: string | undefined): string | null =>
    state === 'used' && reaches(level, at) ? (value ?? '') : null
  const emissions = emissionsOf(rows)
  return {
    state,
    cluster: first?.cluster ?? '',
    namespace: named('namespace', first?.namespace),
    workloadKind: named('workload', first?.workloadKind),
    workload: named('workload', first?.workload),
    cost: rows.map(amountOf),
    share: totalKg > 0 ? emissions.totalKgCo2e.central / totalKg : null,
    ...emissions,
  }
}

const carbonThenName = (a: WorkloadGroup, b: WorkloadGroup): number =>
  b.totalKgCo2e.central - a.totalKgCo2e.central || (nameOf(a) < nameOf(b) ? -1 : 1)

const nameOf = ({ state, cluster, namespace, workloadKind, workload }: WorkloadGroup): string =>
  JSON.stringify([state, cluster, namespace, workloadKind, workload])

/** The report of the workloads of a period: total, cost per currency, and groups with the most carbon first. */
export function buildWorkloadReport(
  parts: Omit<WorkloadReport, 'total' | 'cost' | 'groups'> & {
    /** Without grouping, one row per currency. */
    readonly total: readonly SummaryRow[]
    readonly groups: readonly WorkloadRow[]
  },
): WorkloadReport {
  const { level } = parts
  const total = emissionsOf(parts.total)
  const byName = new Map<string, WorkloadRow[]>()
  for (const row of parts.groups) {
    const name = JSON.stringify(DIMENSIONS_OF[level].map((dimension) => row[dimension]))
    byName.set(name, [...(byName.get(name) ?? []), row])
  }
  return {
    ...parts,
    total,
    cost: parts.total.map(amountOf),
    groups: [...byName.values()]
      .map((rows) => group(level, rows, total.totalKgCo2e.central))
      .sort(carbonThenName),
  }
}
