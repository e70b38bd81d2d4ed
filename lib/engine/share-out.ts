import type { WorkloadDimension } from '#lib/domain/report/workload-report.ts'
import { VCPU_WEIGHT } from '#lib/domain/usage/allocation-columns.ts'
import { FACT_DECIMAL } from '#lib/domain/usage/charge-columns.ts'
import { AMOUNTS } from '#lib/formats/amounts.ts'
import type { Connection } from './engine.ts'
import { labelledOwners } from './labelled-owners.ts'
import type { FactSource } from './summarise.ts'

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

const WORKLOAD = 'cluster, namespace, workload_kind, workload'
const WINDOW = 'machine, rank, window_start, window_end'
const SUMS = [...AMOUNTS, 'positive_cost']

/** From the first hour of a period or window to its last. */
const hoursOf = (start: string, end: string): string =>
  `unnest(generate_series(date_trunc('hour', ${start}), ${end} - INTERVAL 1 MICROSECOND, INTERVAL 1 HOUR))`

/** The part of an amount between two points of the machine, exact: the parts of a machine add up to its amount to the last digit. */
const cut = (name: string): string => {
  const upTo = (point: string) =>
    `CASE ${point} WHEN 0 THEN 0 WHEN 1 THEN ${name} ELSE CAST(${name}::DOUBLE * ${point} AS ${FACT_DECIMAL}) END`
  return `CAST(${upTo('ends')} - ${upTo('begins')} AS ${FACT_DECIMAL}) AS ${name}`
}

/** Each step is a temporary table over those before it. */
const STEPS: Readonly<Record<string, string>> = {
  spoken: `SELECT *, ${machineOf('parent')} AS machine FROM allocation_rows`,
  machines: `SELECT resource_id, machine
    FROM (SELECT resource_id, ${machineOf('resource_id')} AS machine FROM (SELECT DISTINCT resource_id FROM usage_lines WHERE resource_id <> ''))
    SEMI JOIN (SELECT machine FROM spoken WHERE machine <> '') USING (machine)`,
  machine_lines: `SELECT machine, charge_period_start AS period_start, grain_hours, kind_id, owner_id, currency, ${SUMS.join(', ')}, lines
    FROM usage_lines JOIN machines USING (resource_id) SEMI JOIN owners USING (owner_id) ANTI JOIN labelled USING (owner_id)
    WHERE charge_period_start >= coalesce($from::DATE, '0001-01-01') AND charge_period_start < coalesce($to::DATE, '9999-12-30') + INTERVAL 1 DAY`,
  machine_sizes: `SELECT machine, max(vcpu) AS vcpu, max(memory_gib) AS memory_gib
    FROM (SELECT DISTINCT machine, kind_id FROM machine_lines) JOIN kinds USING (kind_id) GROUP BY machine`,
  machine_hours: `SELECT *, ${hoursOf('period_start', 'period_start + to_hours(grain_hours::INTEGER)')} AS hour
    FROM (SELECT DISTINCT machine, period_start, grain_hours FROM machine_lines)`,
  window_hours: `SELECT *, epoch(least(window_end, hour + INTERVAL 1 HOUR) - greatest(window_start, hour)) / 3600 AS overlap
    FROM (SELECT *, ${hoursOf('window_start', `least(window_end, window_start + ${LONGEST_WINDOW})`)} AS hour
      FROM (SELECT DISTINCT ${WINDOW} FROM spoken SEMI JOIN machine_hours USING (machine)))`,
  // Where a bill and another source speak of one machine and hour, the bill counts.
  shared_hours: `SELECT machine, period_start, rank, window_start, window_end, overlap FROM machine_hours JOIN window_hours USING (machine, hour)
    QUALIFY rank = min(rank) OVER (PARTITION BY machine, hour)`,
  window_sizes: `SELECT ${WINDOW}, sum(overlap::DECIMAL(18, 9))::DOUBLE AS hours FROM shared_hours GROUP BY ALL`,
  window_shares: `SELECT * FROM (
    SELECT ${WINDOW}, ${WORKLOAD}, coalesce(share, CASE
        WHEN memory_gib > 0 AND vcpu > 0 AND ram_gib_hours IS NOT NULL
          THEN (${VCPU_WEIGHT} * vcpu_hours + ram_gib_hours) / ((${VCPU_WEIGHT} * vcpu + memory_gib) * hours)
        WHEN vcpu > 0 THEN vcpu_hours / (vcpu * hours) END) AS share_known
    FROM spoken JOIN window_sizes USING (${WINDOW}) JOIN machine_sizes USING (machine)) WHERE share_known IS NOT NULL`,
  // What the told hours say stands for the whole charge period: a machine of half a day has told hours of half a day only.
  told_periods: `SELECT machine, period_start, sum(overlap::DECIMAL(18, 9))::DOUBLE AS hours
    FROM shared_hours SEMI JOIN window_shares USING (${WINDOW}) GROUP BY ALL`,
  period_shares: `SELECT machine, period_start, ${WORKLOAD}, sum(CAST(share_known * overlap AS DECIMAL(38, 15))) AS share_hours
    FROM shared_hours JOIN window_shares USING (${WINDOW}) GROUP BY ALL`,
  running: `SELECT *, sum(share_hours) OVER (PARTITION BY machine, period_start)::DOUBLE AS all_hours, hours AS told_hours,
      sum(share_hours) OVER (PARTITION BY machine, period_start ORDER BY ${WORKLOAD} ROWS UNBOUNDED PRECEDING)::DOUBLE AS running_hours
    FROM period_shares JOIN told_periods USING (machine, period_start)`,
  used: `SELECT machine, period_start, 'used' AS state, ${WORKLOAD}, lag(ends, 1, 0.0::DOUBLE) OVER (PARTITION BY machine, period_start ORDER BY ${WORKLOAD}) AS begins, ends
    FROM (SELECT *, CASE WHEN running_hours / greatest(told_hours, all_hours) > ${WHOLE} THEN 1.0::DOUBLE
      ELSE running_hours / greatest(told_hours, all_hours) END AS ends FROM running)`,
  clusters: `SELECT machine, coalesce(min(cluster) FILTER (cluster <> ''), '') AS cluster FROM spoken GROUP BY machine`,
  pieces: `SELECT * FROM used
    UNION ALL SELECT machine, period_start, 'idle', cluster, '', '', '', used_up, 1
      FROM (SELECT machine, period_start, max(ends) AS used_up FROM used GROUP BY ALL) JOIN clusters USING (machine) WHERE used_up < 1
    UNION ALL SELECT machine, period_start, 'unsplit', cluster, '', '', '', 0, 1
      FROM (SELECT DISTINCT machine, period_start FROM machine_lines) ANTI JOIN used USING (machine, period_start) JOIN clusters USING (machine)`,
  workload_facts: `SELECT CAST(period_start AS DATE) AS day, kind_id, owner_id, currency, state, ${WORKLOAD},
      ${SUMS.map(cut).join(', ')}, lines
    FROM machine_lines JOIN pieces USING (machine, period_start)
    UNION ALL SELECT CAST(charge_period_start AS DATE), kind_id, owner_id, currency, state, ${WORKLOAD}, ${SUMS.join(', ')}, lines
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
