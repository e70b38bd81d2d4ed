import type { UnmatchedMachine } from '#lib/domain/report/workload-report.ts'
import type { Connection } from '../duckdb/engine.ts'

/** More are counted, not listed. */
const LISTED = 200

/**
 * Machines that workloads ran on in a period and no bill has, after `shareOut`. Rows of a cluster that name no machine are one machine
 * without a name.
 */
export async function unmatchedMachines(
  connection: Connection,
  period: { readonly from?: string; readonly to?: string },
): Promise<{ readonly machines: readonly UnmatchedMachine[]; readonly count: number }> {
  const days = { from: period.from ?? null, to: period.to ?? null }
  const machines = await connection.select<UnmatchedMachine & { count: number }>(
    `WITH within AS (
  SELECT window_id, machine_id, greatest(window_start, coalesce($from::DATE, '0001-01-01')) AS begins,
    least(window_end, coalesce($to::DATE, '9999-12-30') + INTERVAL 1 DAY) AS ends
  FROM spoken_windows WHERE begins < ends
), clustered AS (
  SELECT DISTINCT window_id, cluster FROM spoken JOIN workload_names USING (workload_id)
), spans AS (
  SELECT machine_id, cluster, sum(((epoch(ends) - epoch(begins)) / 3600)::DECIMAL(18, 6))::DOUBLE AS hours
  FROM within JOIN clustered USING (window_id) GROUP BY ALL
), shares AS (
  SELECT *, hours / sum(hours::DECIMAL(18, 6)) OVER ()::DOUBLE AS share_of_hours FROM spans
), workloads AS (
  SELECT machine_id, cluster, (count(DISTINCT workload_id) FILTER (namespace <> '' OR workload <> ''))::DOUBLE AS workloads
  FROM spoken JOIN workload_names USING (workload_id) SEMI JOIN within USING (window_id) GROUP BY ALL
)
SELECT any_value(parent ORDER BY parent) AS machine, cluster, hours, share_of_hours AS "shareOfHours", workloads, (count(*) OVER ())::DOUBLE AS count
FROM shares JOIN workloads USING (machine_id, cluster) JOIN spoken_machines USING (machine_id) ANTI JOIN machines USING (machine_id)
GROUP BY machine_id, cluster, hours, share_of_hours, workloads ORDER BY hours DESC, cluster, machine LIMIT ${LISTED}`,
    days,
  )
  return { machines: machines.map(({ count: _, ...machine }) => machine), count: machines[0]?.count ?? 0 }
}
