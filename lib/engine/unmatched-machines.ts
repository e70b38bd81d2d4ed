import type { UnmatchedMachine } from '#lib/domain/report/workload-report.ts'
import type { Connection } from './engine.ts'

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
  SELECT *, greatest(window_start, coalesce($from::DATE, '0001-01-01')) AS begins,
    least(window_end, coalesce($to::DATE, '9999-12-30') + INTERVAL 1 DAY) AS ends
  FROM spoken
), windows AS (
  SELECT machine, cluster, any_value(parent ORDER BY parent) AS name, (epoch(ends) - epoch(begins)) / 3600 AS hours
  FROM within WHERE ends > begins GROUP BY machine, cluster, begins, ends
), workloads AS (
  SELECT machine, cluster, count(DISTINCT (namespace, workload_kind, workload)) AS workloads
  FROM within WHERE ends > begins GROUP BY ALL
), spans AS (
  SELECT machine, cluster, min(name) AS name, sum(hours::DECIMAL(18, 6))::DOUBLE AS hours FROM windows GROUP BY ALL
), shares AS (
  SELECT *, hours / nullif(sum(hours::DECIMAL(18, 6)) OVER ()::DOUBLE, 0) AS share_of_hours FROM spans JOIN workloads USING (machine, cluster)
)
SELECT name AS machine, cluster, hours, share_of_hours AS "shareOfHours", workloads::DOUBLE AS workloads, (count(*) OVER ())::DOUBLE AS count
FROM shares ANTI JOIN machines USING (machine) ORDER BY hours DESC, cluster, name LIMIT ${LISTED}`,
    days,
  )
  return { machines: machines.map(({ count: _, ...machine }) => machine), count: machines[0]?.count ?? 0 }
}
