import { join } from 'node:path'
import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import { buildWorkloadReport, DIMENSIONS_OF } from '#lib/domain/report/build-workload-report.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import type { WorkloadLevel, WorkloadReport } from '#lib/domain/report/workload-report.ts'
import { openAllocations } from '#lib/engine/facts/open-allocations.ts'
import { ALLOCATIONS_FILE, partFolder } from '#lib/engine/facts/part-files.ts'
import { shareOut, WORKLOAD_FACTS } from '#lib/engine/facts/share-out.ts'
import { summariseFrom } from '#lib/engine/facts/summarise.ts'
import { unmatchedMachines } from '#lib/engine/facts/unmatched-machines.ts'
import { workloadCounts } from '#lib/engine/facts/workload-counts.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import type { Part } from '#lib/store/part.ts'
import { activeBills } from './active-bills.ts'
import { billPeriod } from './bill-period.ts'
import { importsOf } from './imports-of.ts'
import { withFacts } from './with-facts.ts'

export interface WorkloadQuestion {
  readonly filter: UsageFilter
  readonly level: WorkloadLevel
  readonly method: Method
  readonly factorSet: FactorSetId
}

/** The emissions of the machines that workloads share, by cluster, namespace or workload: part of every other total, never beside it. */
export async function workloads(scope: Scope, question: WorkloadQuestion): Promise<WorkloadReport> {
  const { filter, level, method, factorSet } = question
  const [{ dataDir }, allocationParts, imports] = await Promise.all([
    catalogue(),
    activeParts(scope, 'allocations'),
    importsOf(scope),
  ])
  const foldersOf = (parts: readonly Part[]) =>
    parts.map((part) => partFolder(join(dataDir, 'lake'), scope.organisationId, part.id))
  return withFacts(scope, factorSet, async ({ connection, parts }) => {
    await openAllocations(connection, {
      usage: foldersOf(parts),
      splitBills: foldersOf(parts.filter(({ sha256 }) => ALLOCATIONS_FILE in sha256)),
      allocations: foldersOf(allocationParts),
    })
    await shareOut(connection, filter)
    const unmatched =
      scope.teams === 'all' ? await unmatchedMachines(connection, filter) : { machines: [], count: 0 }
    return buildWorkloadReport({
      factorSet,
      method,
      level,
      period: billPeriod(activeBills(imports), filter),
      total: await summariseFrom(connection, WORKLOAD_FACTS, { groupBy: [], filter, method }),
      groups: await summariseFrom(connection, WORKLOAD_FACTS, {
        groupBy: DIMENSIONS_OF[level],
        filter,
        method,
      }),
      ...(await workloadCounts(connection)),
      unmatched: unmatched.machines,
      unmatchedCount: unmatched.count,
    })
  })
}
