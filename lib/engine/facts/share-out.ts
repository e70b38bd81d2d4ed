import type { WorkloadDimension } from '#lib/domain/report/workload-report.ts'
import { VCPU_WEIGHT } from '#lib/domain/usage/allocation-columns.ts'
import { FACT_DECIMAL } from '#lib/domain/usage/charge-columns.ts'
import type { Connection } from '../duckdb/engine.ts'
import type { FactSource } from './counted-facts.ts'
import { labelledOwners } from './labelled-owners.ts'

/** What `shareOut` leaves: the usage of shared machines, cut into workloads, idle and unsplit; `summariseFrom` sums it. */
export const WORKLOAD_FACTS: FactSource<WorkloadDimension> = {
  relation: 'workload_facts',
  dimensions: {
    state: 'f.state',
    cluster: 'f.cluster',
    namespace: 'f.namespace',
    workloadKind: 'f.workload_kind',
    workload: 'f.workload',
  },
}

/**
 * One spelling for the names of a machine: the last segment of an ARN, a path or a providerID, `aws:///eu-west-1a/i-0abc` → `i-0abc`.
 * A member of an Azure scale set has a number only, and its bill knows the set alone, so such names stay whole.
 */
const machineOf = (name: string): string =>
  `CASE WHEN contains(lower(${name}), '/virtualmachinescalesets/') THEN lower(${name}) ELSE regexp_extract(lower(${name}), '[^/:]+$') END`

/** No window is longer, whatever a file says. */
const LONGEST_WINDOW = 'INTERVAL 400 DAY'

/** Shares that add up to so little less than 1 are the whole machine: what is missing was lost in rounding. */
const WHOLE = 1 - 1e-9

const NAMES = 'cluster, namespace, workload_kind, workload'
/** What `summariseFrom` adds up. */
const SUMS = ['quantity', 'effective_cost', 'list_cost', 'positive_cost']
/** Exact, so that no sum depends on order or threads. */
const HOURS = 'DECIMAL(18, 12)'

/** From the first hour of a period or window to its last. */
const hoursOf = (start: string, end: string): string =>
  `unnest(generate_series(date_trunc('hour', ${start}), ${end} - INTERVAL 1 MICROSECOND, INTERVAL 1 HOUR))`

/** The part of an amount between two points of the machine, exact: the parts of a machine add up to its amount to the last digit. */
const cut = (name: string): string => {
  const upTo = (point: string) =>
    `CASE ${point} WHEN 0 THEN 0 WHEN 1 THEN ${name} ELSE CAST(${name}::DOUBLE * ${point} AS ${FACT_DECIMAL}) END`
  return `CAST(${upTo('ends')} - ${upTo('begins')} AS ${FACT_DECIMAL})`
}

/** Where a workload's part of a machine ends, from 0 to 1, when so many of the hours that are told are those of workloads up to it. */
const point = (hours: string): string =>
  `CASE WHEN ${hours} > greatest(told_hours, all_hours) * ${WHOLE} THEN 1 ELSE ${hours} / greatest(told_hours, all_hours) END`

/** Each step is a temporary table over those before it. Names become numbers at once: there are millions of rows, and few names. */
const STEPS: Readonly<Record<string, string>> = {
  spoken_machines: `SELECT *, dense_rank() OVER (ORDER BY machine) AS machine_id
    FROM (SELECT parent, ${machineOf('parent')} AS machine FROM (SELECT DISTINCT parent FROM allocation_rows))`,
  workload_names: `SELECT *, row_number() OVER (ORDER BY ${NAMES}) AS workload_id FROM (SELECT DISTINCT ${NAMES} FROM allocation_rows)`,
  spoken_windows: `SELECT *, row_number() OVER () AS window_id
    FROM (SELECT DISTINCT machine_id, rank, window_start, window_end FROM allocation_rows JOIN spoken_machines USING (parent))`,
  spoken: `SELECT machine_id, window_id, workload_id, share, vcpu_hours, ram_gib_hours
    FROM allocation_rows JOIN spoken_machines USING (parent) JOIN workload_names USING (${NAMES})
      JOIN spoken_windows USING (machine_id, rank, window_start, window_end)`,
  machines: `SELECT resource_id, machine_id
    FROM (SELECT resource_id, ${machineOf('resource_id')} AS machine FROM (SELECT DISTINCT resource_id FROM usage_lines WHERE resource_id <> ''))
    JOIN (SELECT DISTINCT machine, machine_id FROM spoken_machines WHERE machine <> '') USING (machine)`,
  machine_lines: `SELECT machine_id, charge_period_start AS period_start, grain_hours, kind_id, owner_id, currency, ${SUMS.join(', ')}, lines
    FROM usage_lines JOIN machines USING (resource_id) SEMI JOIN owners USING (owner_id) ANTI JOIN labelled USING (owner_id)
    WHERE charge_period_start >= coalesce($from::DATE, '0001-01-01') AND charge_period_start < coalesce($to::DATE, '9999-12-30') + INTERVAL 1 DAY`,
  machine_sizes: `SELECT machine_id, max(vcpu) AS vcpu, max(memory_gib) AS memory_gib
    FROM (SELECT DISTINCT machine_id, kind_id FROM machine_lines) JOIN kinds USING (kind_id) GROUP BY machine_id`,
  periods: `SELECT *, row_number() OVER () AS period_id FROM (SELECT DISTINCT machine_id, period_start, grain_hours FROM machine_lines)`,
  machine_hours: `SELECT machine_id, period_id, ${hoursOf('period_start', 'period_start + to_hours(grain_hours::INTEGER)')} AS hour FROM periods`,
  window_hours: `SELECT *, (epoch(least(window_end, hour + INTERVAL 1 HOUR) - greatest(window_start, hour)) / 3600)::${HOURS} AS overlap
    FROM (SELECT *, ${hoursOf('window_start', `least(window_end, window_start + ${LONGEST_WINDOW})`)} AS hour
      FROM spoken_windows SEMI JOIN periods USING (machine_id))`,
  // Where a bill and another source speak of one machine and hour, the bill counts.
  shared_hours: `SELECT machine_id, period_id, window_id, overlap FROM machine_hours JOIN window_hours USING (machine_id, hour)
    QUALIFY rank = min(rank) OVER (PARTITION BY machine_id, hour)`,
  window_sizes: `SELECT window_id, sum(overlap)::DOUBLE AS hours FROM shared_hours GROUP BY window_id`,
  window_shares: `SELECT * FROM (
    SELECT window_id, workload_id, coalesce(share, CASE
        WHEN memory_gib > 0 AND vcpu > 0 AND ram_gib_hours IS NOT NULL
          THEN (${VCPU_WEIGHT} * vcpu_hours + ram_gib_hours) / ((${VCPU_WEIGHT} * vcpu + memory_gib) * hours)
        WHEN vcpu > 0 THEN vcpu_hours / (vcpu * hours) END) AS share_known
    FROM spoken JOIN window_sizes USING (window_id) JOIN machine_sizes USING (machine_id)) WHERE share_known IS NOT NULL`,
  period_shares: `SELECT period_id, workload_id, sum(CAST(least(share_known, 1e5) * overlap AS ${HOURS})) AS share_hours
    FROM shared_hours JOIN window_shares USING (window_id) GROUP BY ALL`,
  // What the told hours say stands for the whole charge period: a machine of half a day has told hours of half a day only.
  told_periods: `SELECT period_id, told_hours, all_hours
    FROM (SELECT period_id, sum(overlap)::DOUBLE AS told_hours FROM shared_hours SEMI JOIN window_shares USING (window_id) GROUP BY ALL)
    JOIN (SELECT period_id, sum(share_hours)::DOUBLE AS all_hours FROM period_shares GROUP BY ALL) USING (period_id)`,
  pieces: `SELECT period_id, 'used' AS state, workload_id, ${point('before_hours')} AS begins, ${point('upto_hours')} AS ends
    FROM (SELECT *, upto::DOUBLE AS upto_hours, (upto - share_hours)::DOUBLE AS before_hours
      FROM (SELECT *, sum(share_hours) OVER (PARTITION BY period_id ORDER BY workload_id ROWS UNBOUNDED PRECEDING) AS upto FROM period_shares WHERE share_hours > 0))
    JOIN told_periods USING (period_id)
    UNION ALL SELECT period_id, 'idle', NULL, ${point('all_hours')} AS begins, 1 FROM told_periods WHERE begins < 1
    UNION ALL SELECT period_id, 'unsplit', NULL, 0, 1 FROM periods ANTI JOIN told_periods USING (period_id)`,
  clusters: `SELECT machine_id, coalesce(min(cluster) FILTER (cluster <> ''), '') AS cluster
    FROM (SELECT DISTINCT machine_id, workload_id FROM spoken) JOIN workload_names USING (workload_id) GROUP BY machine_id`,
  cut_lines: `SELECT machine_id, CAST(period_start AS DATE) AS day, kind_id, owner_id, currency, state, workload_id, sum(lines) AS lines,
      ${SUMS.map((name) => `sum(${cut(name)}) AS ${name}`).join(', ')}
    FROM machine_lines JOIN periods USING (machine_id, period_start, grain_hours) JOIN pieces USING (period_id) GROUP BY ALL`,
  workload_facts: `SELECT day, kind_id, owner_id, currency, state, coalesce(w.cluster, c.cluster) AS cluster, coalesce(namespace, '') AS namespace,
      coalesce(workload_kind, '') AS workload_kind, coalesce(workload, '') AS workload, ${SUMS.join(', ')}, lines
    FROM cut_lines JOIN clusters c USING (machine_id) LEFT JOIN workload_names w USING (workload_id)
    UNION ALL SELECT CAST(charge_period_start AS DATE), kind_id, owner_id, currency, state, ${NAMES}, ${SUMS.join(', ')}, lines
    FROM usage_lines JOIN labelled USING (owner_id) SEMI JOIN owners USING (owner_id)`,
}

/**
 * Shares out the usage of machines among the workloads that ran on them, over the relations of `openFacts` and `openAllocations`, and
 * leaves `workload_facts`. A machine and a bill's resource are the same where the last segments of their names are. Its usage is
 * everything billed under its name.
 *
 * - A workload has its share of what the machine used in the same hours. Where the source does not tell it, the share is what was allocated
 *   over the machine's size as billed, (9 × vCPU-hours + GiB-hours) / ((9 × vCPU + GiB) × hours), by vCPU alone where a memory is not known.
 * - Shares that add up to more than the machine are scaled down to it.
 * - The remainder is idle; machine-hours that nothing speaks of, or of which no share can be told, are `unsplit`.
 * - Google splits the lines of its own bill (`labelled-owners.ts`): these are grouped by their labels, whole, and not shared out again.
 */
export async function shareOut(
  connection: Connection,
  period: { readonly from?: string; readonly to?: string },
): Promise<void> {
  const days = { from: period.from ?? null, to: period.to ?? null }
  await connection.run(`CREATE OR REPLACE TEMP TABLE labelled AS ${labelledOwners()}`)
  for (const [name, query] of Object.entries(STEPS)) {
    await connection.run(
      `CREATE OR REPLACE TEMP TABLE ${name} AS ${query}`,
      query.includes('$from') ? days : {},
    )
  }
}
