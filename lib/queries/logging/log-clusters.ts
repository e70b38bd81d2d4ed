import type { Method } from '#lib/domain/factors/factor-set.ts'
import type { KnownOfLogs } from '#lib/domain/logging/billed/known-of-logs.ts'
import { clustersNamed, type LogCluster, logCluster } from '#lib/domain/logging/billed/log-clusters.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import type { Connection } from '#lib/engine/duckdb/engine.ts'
import { billedNames } from '#lib/engine/facts/billed-names.ts'
import { needsLines } from '#lib/engine/facts/conditions.ts'
import { selectionSums } from '#lib/engine/facts/log-sums.ts'

/** Search clusters and log stores on machines of their own, shared over the samples that are attached to them. The most carbon first. */
export async function logClusters(
  connection: Connection,
  asked: { readonly filter: UsageFilter; readonly method: Method },
  known: KnownOfLogs,
): Promise<readonly LogCluster[]> {
  if (needsLines(asked.filter)) return []
  const clusters = clustersNamed(await billedNames(connection))
  if (clusters.length === 0) return []
  const rows = await selectionSums(
    connection,
    clusters.map(({ usage }) => usage),
    asked,
  )
  return clusters
    .map((cluster, index) => ({ cluster, own: rows.filter(({ component }) => component === String(index)) }))
    .filter(({ own }) => own.length > 0)
    .map(({ cluster, own }) => logCluster(cluster, own, known))
    .sort((a, b) => b.totalKgCo2e.central - a.totalKgCo2e.central || (a.name < b.name ? -1 : 1))
}
