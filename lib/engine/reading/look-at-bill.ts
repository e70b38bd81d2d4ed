import type { Granularity, PreflightBill } from '#lib/domain/imports/preflight-report.ts'
import type { BillDataset } from '#lib/domain/usage/dataset.ts'
import { recordSelect } from '#lib/formats/record-select.ts'
import type { Connection } from '../duckdb/engine.ts'
import type { RecognisedBill } from '../files/open-bill.ts'
import type { BillReport } from './files-report.ts'
import { type Period, periodOf } from './period-of.ts'
import { alikeBills, sourceOf } from './read-bill.ts'
import { countUnreadableRows } from './unreadable-rows.ts'

/** What the rows at the beginning of a bill's files show. */
export interface Seen
  extends Pick<
    PreflightBill,
    | 'rowsSeen'
    | 'period'
    | 'granularity'
    | 'providers'
    | 'billingAccounts'
    | 'accounts'
    | 'currencies'
    | 'tagKeys'
    | 'coverage'
  > {
  /** Share of the rows seen that cannot be read, from 0 to 1. */
  readonly rejectedShare: number
  readonly parts: BillReport['parts']
}

/** Rows of a Parquet file that are looked at, among all files of a bill. */
const ROWS_SEEN = 10_000
/** Longer lists are cut: they are for a person to look at. */
const LIST_LIMIT = 200

/** What each dataset calls what is looked at: start, end, month, and whom and what the row is about. */
const LOOKED_AT: Readonly<Record<BillDataset, string>> = {
  usage: `charge_period_start AS starts, charge_period_end AS ends, billing_period_start AS month, provider, billing_account_id,
    sub_account_id, currency, tags, resource_id, region, has_quantity, reject_reason`,
  allocations: `window_start AS starts, window_end AS ends, billing_period_start AS month, provider, billing_account_id,
    '' AS sub_account_id, '' AS currency, '{}' AS tags, workload AS resource_id, '' AS region, true AS has_quantity, reject_reason`,
  footprints: `CAST(billing_period_start AS TIMESTAMP) AS starts, CAST(billing_period_start + INTERVAL 1 MONTH AS TIMESTAMP) AS ends,
    billing_period_start AS month, provider, billing_account_id, sub_account_id, '' AS currency, '{}' AS tags, '' AS resource_id, region,
    true AS has_quantity, reject_reason`,
}

/** Looks at the rows of bills that are one export; their files hold no more than beginnings, but for Parquet. */
export async function lookAtBill(
  connection: Connection,
  bills: readonly RecognisedBill[],
  dataset: BillDataset,
): Promise<Seen> {
  const most = Math.max(Math.ceil(ROWS_SEEN / bills.length), 100)
  const rows = alikeBills(bills).map((group) => {
    const [bill] = group
    const records = recordSelect(bill, bill.columns, sourceOf(group), {})
    const limit = bill.container.kind === 'parquet' ? ` LIMIT ${most * group.length}` : ''
    return `(SELECT ${LOOKED_AT[dataset]} FROM (${records})${limit})`
  })
  await connection.run(`CREATE OR REPLACE TEMP TABLE seen_rows AS ${rows.join(' UNION ALL ')}`)
  await connection.run('CREATE OR REPLACE TEMP VIEW seen AS FROM seen_rows WHERE reject_reason IS NULL')
  const counted = await countSeen(connection)
  const unreadable = await countUnreadableRows(connection, bills)
  const all = counted.all + unreadable
  const { rows: rowsSeen, providers, billingAccounts, accounts, currencies, tagKeys } = counted
  return {
    rowsSeen,
    period: await periodOf(connection, '(SELECT starts AS first_start, ends AS last_end FROM seen)'),
    granularity: await granularityOf(connection),
    providers,
    billingAccounts,
    accounts,
    currencies,
    tagKeys,
    coverage:
      rowsSeen === 0
        ? null
        : {
            tags: counted.tags / rowsSeen,
            resourceIds: counted.resourceIds / rowsSeen,
            regions: counted.regions / rowsSeen,
            quantities: counted.quantities / rowsSeen,
          },
    rejectedShare: all === 0 ? 0 : (all - rowsSeen) / all,
    parts: await connection.select<BillReport['parts'][number]>(
      `SELECT DISTINCT provider, billing_account_id AS "billingAccountId", strftime(date_trunc('month', month), '%Y-%m-%d') AS "billingPeriod"
       FROM seen WHERE month IS NOT NULL ORDER BY ALL`,
    ),
  }
}

interface Counted {
  readonly all: number
  readonly rows: number
  readonly tags: number
  readonly resourceIds: number
  readonly regions: number
  readonly quantities: number
  readonly providers: string[]
  readonly billingAccounts: string[]
  readonly accounts: string[]
  readonly currencies: string[]
  readonly tagKeys: string[]
}

async function countSeen(connection: Connection): Promise<Counted> {
  const list = (column: string) =>
    `coalesce(list_sort(list_distinct(list(${column}) FILTER (${column} <> '')))[:${LIST_LIMIT}], [])`
  const filled = (condition: string) => `count(*) FILTER (${condition})::DOUBLE`
  const [row] = await connection.select<Counted>(
    `SELECT (SELECT count(*)::DOUBLE FROM seen_rows) AS all, count(*)::DOUBLE AS rows, ${filled(`tags <> '{}'`)} AS tags,
       ${filled(`resource_id <> ''`)} AS "resourceIds", ${filled(`region <> ''`)} AS regions, ${filled('has_quantity')} AS quantities,
       ${list('provider')} AS providers, ${list('billing_account_id')} AS "billingAccounts",
       ${list('sub_account_id')} AS accounts, ${list('currency')} AS currencies,
       (SELECT ${list('key')} FROM (SELECT unnest(json_keys(tags)) AS key FROM (SELECT DISTINCT tags FROM seen))) AS "tagKeys"
     FROM seen`,
  )
  return row as Counted
}

/** How long most rows are. */
async function granularityOf(connection: Connection): Promise<Granularity | null> {
  const [row] = await connection.select<{ granularity: Granularity }>(
    `SELECT CASE WHEN hours = 1 THEN 'hour' WHEN hours = 24 THEN 'day' WHEN hours BETWEEN 672 AND 745 THEN 'month' ELSE 'other' END AS granularity
     FROM (SELECT date_diff('second', starts, ends) / 3600 AS hours FROM seen WHERE ends > starts)
     GROUP BY ALL ORDER BY count(*) DESC, granularity LIMIT 1`,
  )
  return row?.granularity ?? null
}

/** The later of two ends and the earlier of two starts; null where neither is known. */
export function widest(a: Period | null, b: Period | null): Period | null {
  if (a === null || b === null) return a ?? b
  const earlier = (one: string, other: string) => (one.localeCompare(other) < 0 ? one : other)
  const later = (one: string, other: string) => (one.localeCompare(other) < 0 ? other : one)
  return { start: earlier(a.start, b.start), end: later(a.end, b.end) }
}
