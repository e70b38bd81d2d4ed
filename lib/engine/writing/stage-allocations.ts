import { ALLOCATION_COLUMNS, SPLIT_COLUMNS } from '#lib/domain/usage/allocation-columns.ts'
import { FACT_DECIMAL } from '#lib/domain/usage/charge-columns.ts'
import { allocationSelect, allocationsOf } from '#lib/formats/allocation-select.ts'
import { formatOf } from '#lib/formats/formats.ts'
import type { Connection } from '../duckdb/engine.ts'
import type { RecognisedBill } from '../files/open-bill.ts'
import { type Period, periodOf } from '../reading/period-of.ts'
import { alikeBills, sourceOf } from '../reading/read-bill.ts'
import type { StagedPart } from './stage-bills.ts'

/** What exports that hold nothing but allocations came to. */
export interface StagedAllocations {
  readonly parts: readonly StagedPart[]
  readonly rejectedLines: number
  readonly period: Period | null
}

const declared = (columns: Readonly<Record<string, string>>): string =>
  Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ')

const exact = (expression: string, alias: string): string =>
  `sum(CAST(${expression} AS ${FACT_DECIMAL})) AS ${alias}`

/** A cost that is negative after adjustments is no part of a machine, so that shares never add up to more than 1. */
const costs = (of: string): string => {
  const own = `greatest(own_${of}, 0)`
  return [
    exact(own, `own_${of}`),
    exact(`${own} + greatest(whole_${of} - own_${of}, 0)`, `whole_${of}`),
  ].join(', ')
}

/** Hours below 0 are none; NULL stays unknown. */
const hours = (name: string): string => exact(`CASE WHEN ${name} < 0 THEN 0 ELSE ${name} END`, name)

const MACHINE = 'PARTITION BY provider, billing_account_id, parent, window_start, window_end'

/**
 * Rows of one workload and window added up, and its share of the machine: `ALLOCATION_COLUMNS` say what each column is. What is idle of a
 * machine has no row, but for a machine that no workload used: that has one without a name, and the share 0.
 */
const SHARES = `
WITH workloads AS (
  SELECT provider, billing_account_id, strftime(billing_period_start, '%Y-%m-%d') AS billing_period, window_start, window_end,
    parent, cluster, namespace, workload_kind, workload, is_idle, bool_or(tells_whole) AS tells_whole, bool_or(hides_part) AS hides_part,
    ${costs('cost')}, ${costs('list_cost')}, ${hours('vcpu_hours')}, ${hours('ram_gib_hours')}
  FROM split_rows WHERE reject_reason IS NULL GROUP BY ALL
), wholes AS (
  SELECT *, sum(whole_cost) OVER (${MACHINE}) AS machine_cost, sum(whole_list_cost) OVER (${MACHINE}) AS machine_list_cost,
    bool_and(is_idle) OVER (${MACHINE}) AS nobody_used_it,
    parent <> '' AND bool_or(tells_whole) OVER (${MACHINE})
      AND NOT bool_or(hides_part) OVER (PARTITION BY provider, billing_account_id, cluster, window_start, window_end) AS whole_is_known
  FROM workloads
), based AS (
  SELECT *, CASE WHEN NOT whole_is_known THEN 'size' WHEN machine_cost > 0 THEN 'cost' WHEN machine_list_cost > 0 THEN 'list-cost'
    ELSE 'size' END AS basis
  FROM wholes
)
SELECT * REPLACE (vcpu_hours::DOUBLE AS vcpu_hours, ram_gib_hours::DOUBLE AS ram_gib_hours),
  CASE basis WHEN 'cost' THEN coalesce(own_cost, 0)::DOUBLE / machine_cost::DOUBLE
    WHEN 'list-cost' THEN coalesce(own_list_cost, 0)::DOUBLE / machine_list_cost::DOUBLE END AS share
FROM based
WHERE CASE WHEN is_idle THEN nobody_used_it AND whole_is_known
  ELSE own_cost > 0 OR own_list_cost > 0 OR vcpu_hours > 0 OR ram_gib_hours > 0 END`

/**
 * Creates the table `allocations`: how the bills say that workloads share machines, by provider, billing account and period. It stays
 * empty where none does. Bills of usage are scanned for it only where they have such lines (call it after `stageBills`). Its shares of one
 * machine and window add up to at most 1 by construction; the remainder is idle.
 */
export async function stageAllocations(
  connection: Connection,
  bills: readonly RecognisedBill[],
): Promise<StagedAllocations> {
  await connection.run(`CREATE TABLE split_rows (${declared(SPLIT_COLUMNS)})`)
  for (const group of alikeBills(bills)) {
    const [bill] = group
    const allocations = allocationsOf(bill, bill.columns)
    if (allocations === undefined) continue
    if (formatOf(bill.format).dataset === 'usage' && !(await hasSplitLines(connection))) continue
    await connection.run(`INSERT INTO split_rows ${allocationSelect(allocations, sourceOf(group))}`)
  }
  const names = Object.keys(ALLOCATION_COLUMNS).join(', ')
  await connection.run(
    `CREATE TABLE allocations AS SELECT provider, billing_account_id, billing_period, ${names} FROM (${SHARES})`,
  )
  return ownParts(connection)
}

async function hasSplitLines(connection: Connection): Promise<boolean> {
  const rows = await connection.select(
    `SELECT true AS found FROM described WHERE line_type = 'SplitLineItem' AND NOT rejected LIMIT 1`,
  )
  return rows.length > 0
}

/** Of a bill's own allocations, the file is beside its usage; others have parts of their own. */
const OF_NO_BILL = `provider = 'Kubernetes'`

async function ownParts(connection: Connection): Promise<StagedAllocations> {
  const parts = await connection.select<StagedPart>(
    `SELECT provider, billing_account_id AS "billingAccountId", strftime(billing_period_start, '%Y-%m-%d') AS "billingPeriod",
       count(*)::DOUBLE AS rows
     FROM split_rows WHERE reject_reason IS NULL AND ${OF_NO_BILL} GROUP BY ALL ORDER BY ALL`,
  )
  const [rejected] = await connection.select<{ lines: number }>(
    `SELECT count(*)::DOUBLE AS lines FROM split_rows WHERE reject_reason IS NOT NULL AND ${OF_NO_BILL}`,
  )
  const period = await periodOf(
    connection,
    `(SELECT window_start AS first_start, window_end AS last_end FROM split_rows WHERE reject_reason IS NULL AND ${OF_NO_BILL})`,
  )
  return { parts, rejectedLines: rejected?.lines ?? 0, period }
}
