import { dirname } from 'node:path'
import { z } from 'zod'
import { countRows } from './count-rows.ts'
import { type Connection, openEngine } from './engine.ts'
import { createChargeView, type OpenedBill, openBill } from './read-bill.ts'

const Texts = z.array(z.string())

/** What can be said about a bill before it is read: from its first MB, or from its Parquet footer and first rows. */
export const Preflight = z.object({
  format: z.string(),
  version: z.string(),
  generator: z.string(),
  container: z.enum(['csv', 'csv.gz', 'json', 'json.gz', 'parquet']),
  fileBytes: z.number(),
  /** Rows of the whole file; an estimate where not exact. */
  rows: z.object({ count: z.number(), exact: z.boolean() }),
  /** Rows that the lists below are from. */
  rowsSeen: z.number(),
  /** ISO dates, `end` exclusive; null where no row was seen. */
  period: z.object({ start: z.string(), end: z.string() }).nullable(),
  providers: Texts,
  billingAccounts: Texts,
  accounts: Texts,
  currencies: Texts,
  tagKeys: Texts,
  /** Columns that the file lacks, and what each costs the reader. */
  missing: z.array(z.object({ column: z.string(), cost: z.string() })),
  warnings: Texts,
})
export type Preflight = Readonly<z.infer<typeof Preflight>>

/** Rows of a file without a sample that are looked at. */
const ROWS_SEEN = 10_000
/** Longer lists are cut: they are for a person to look at. */
const LIST_LIMIT = 200

interface Seen {
  readonly rows: number
  readonly starts: string | null
  readonly ends: string | null
  readonly providers: string[]
  readonly billingAccounts: string[]
  readonly accounts: string[]
  readonly currencies: string[]
  readonly tagKeys: string[]
}

/**
 * Looks at the beginning of a bill.
 * @throws AppError as `recogniseBill` does
 */
export async function preflight(path: string): Promise<Preflight> {
  const opened = await openBill(path)
  const { bill } = opened
  const engine = await openEngine({
    threads: 1,
    memoryLimit: '512MB',
    allowedDirectories: [dirname(bill.path)],
  })
  try {
    const connection = await engine.connect()
    await createChargeView(connection, [bill], 'charges')
    const limit = bill.container.kind === 'csv' ? opened.sample.length : ROWS_SEEN
    const seen = await look(connection, limit)
    return {
      format: bill.format,
      version: bill.version,
      generator: bill.generator,
      container: containerName(opened),
      fileBytes: bill.fileBytes,
      rows: await countRows(connection, opened),
      rowsSeen: seen.rows,
      period: seen.starts === null || seen.ends === null ? null : { start: seen.starts, end: seen.ends },
      providers: seen.providers,
      billingAccounts: seen.billingAccounts,
      accounts: seen.accounts,
      currencies: seen.currencies,
      tagKeys: seen.tagKeys,
      missing: [...bill.gaps],
      warnings: [...bill.warnings],
    }
  } finally {
    engine.close()
  }
}

async function look(connection: Connection, limit: number): Promise<Seen> {
  const list = (column: string) =>
    `coalesce(list_sort(list_distinct(list(${column}) FILTER (${column} <> '')))[:${LIST_LIMIT}], [])`
  await connection.run(
    `CREATE TEMP TABLE seen AS SELECT charge_period_start, charge_period_end, provider, billing_account_id, sub_account_id, currency, tags
     FROM charges LIMIT ${limit}`,
  )
  const [row] = await connection.select<Seen>(
    `SELECT count(*)::DOUBLE AS rows, strftime(min(charge_period_start), '%Y-%m-%d') AS starts,
       strftime(date_trunc('day', max(charge_period_end) + INTERVAL 1 DAY - INTERVAL 1 MICROSECOND), '%Y-%m-%d') AS ends,
       ${list('provider')} AS providers, ${list('billing_account_id')} AS "billingAccounts",
       ${list('sub_account_id')} AS accounts, ${list('currency')} AS currencies,
       (SELECT ${list('key')} FROM (SELECT unnest(json_keys(tags)) AS key FROM (SELECT DISTINCT tags FROM seen))) AS "tagKeys"
     FROM seen`,
  )
  return row as Seen
}

function containerName({ bill }: OpenedBill): Preflight['container'] {
  if (bill.container.kind === 'parquet') return 'parquet'
  const { kind, compression } = bill.container
  return compression === 'gzip' ? `${kind}.gz` : kind
}
