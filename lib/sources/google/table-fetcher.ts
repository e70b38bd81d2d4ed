import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import type { SourceKind } from '#lib/domain/sources/source-kind.ts'
import { monthAfter } from '#lib/domain/targets/month-days.ts'
import type { FetchContext, Fetcher, FileSet } from '../fetcher.ts'
import { BIG_QUERY_HOSTS, type BigQuery, bigQuery } from './big-query.ts'
import { GoogleKey } from './google-access.ts'

const PROJECT = '[a-z][a-z\\d-]{4,28}[a-z\\d]'

const Config = z.strictObject({
  /** `project.dataset.table`. */
  table: z.string().regex(new RegExp(`^${PROJECT}\\.\\w{1,1024}\\.[\\w-]{1,1024}$`)),
  /** The project that queries are made in, and pays for; that of the table unless given. */
  project: z
    .string()
    .regex(new RegExp(`^${PROJECT}$`))
    .optional(),
  /** Of the dataset: `EU`, `US`, `europe-west1`. */
  location: z
    .string()
    .regex(/^[A-Za-z\d-]{2,40}$/)
    .optional(),
  /** How many months back, this one included. */
  months: z.int().min(1).max(60).default(13),
})
type Config = z.infer<typeof Config>

const State = z.object({ versions: z.record(z.string(), z.string()) }).catch({ versions: {} })

/** What is read of a table, and how its months are told apart. */
interface Table {
  readonly kind: SourceKind
  readonly fileName: (month: string) => string
  /** The month of a row, as `YYYY-MM` in SQL. */
  readonly month: string
  /** Changes whenever the rows of a month do, as text in SQL. */
  readonly version: string
}

/** What on-demand queries cost. @see https://cloud.google.com/bigquery/pricing */
const USD_PER_TIB = 6.25
const TIB = 1024 ** 4
const LEAST_BYTES = 10 * 1024 ** 2

const open = (context: FetchContext, config: Config, key: GoogleKey | null): BigQuery =>
  bigQuery(
    context,
    { project: config.project ?? config.table.split('.')[0] ?? '', location: config.location },
    key,
  )

const monthsQuery = ({ month, version }: Table, { table, months }: Config, today: string) => ({
  sql: `SELECT ${month} AS month, ${version} AS version FROM \`${table}\` AS t WHERE ${month} >= @since GROUP BY 1 ORDER BY 1`,
  parameters: { since: monthAfter(today.slice(0, 7), 1 - months) },
})

const rowsQuery = ({ month }: Table, { table }: Config, of: string) => ({
  sql: `SELECT TO_JSON_STRING(t) AS row FROM \`${table}\` AS t WHERE ${month} = @month`,
  parameters: { month: of },
})

/** The months that the table has, oldest first, and the versions of their rows. */
async function versions(
  query: BigQuery,
  table: Table,
  config: Config,
  today: string,
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for await (const rows of query.rows(monthsQuery(table, config, today)))
    for (const [month, version] of rows)
      if (month && /^\d{4}-\d{2}$/.test(month)) found.set(month, version ?? '')
  return found
}

/** The rows of a month as JSON lines, written as they come. */
async function fileOf(context: FetchContext, query: BigQuery, table: Table, config: Config, month: string) {
  const fileName = table.fileName(month)
  const path = join(context.folder, fileName)
  async function* lines() {
    for await (const rows of query.rows(rowsQuery(table, config, month))) {
      const text = rows.map(([row]) => `${row ?? '{}'}\n`).join('')
      context.note({ bytes: Buffer.byteLength(text) })
      yield text
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path))
  const { size } = await stat(path)
  return size === 0 ? undefined : { fileName, path }
}

/** Fetches the months of a BigQuery table whose rows changed: each whole, so that it replaces what was there. */
const tableFetcher = (table: Table): Fetcher<Config, GoogleKey> => ({
  kind: table.kind,
  config: Config,
  secret: GoogleKey,
  hosts: () => BIG_QUERY_HOSTS,
  async plan(context, config, key) {
    const query = open(context, config, key)
    const asked = [
      monthsQuery(table, config, context.today),
      rowsQuery(table, config, context.today.slice(0, 7)),
    ]
    const bytes = await Promise.all(asked.map((each) => query.bytes(each)))
    const [look = 0, month = 0] = bytes.map((each) => Math.max(LEAST_BYTES, each))
    const usd = ((look + month * config.months) / TIB) * USD_PER_TIB
    return {
      requests: 1 + config.months,
      usd: Math.round(usd * 100) / 100,
      why: `BigQuery charges $${USD_PER_TIB} for each TiB that queries read beyond the first of a month. One query looks which months changed (${look} bytes), and each changed month, at most ${config.months}, is read once (up to ${month} bytes each).`,
    }
  },
  async test(context, config, key) {
    const found = await versions(open(context, config, key), table, config, context.today)
    return {
      canList: true,
      canRead: true,
      lastPeriod: [...found.keys()].at(-1) ?? null,
      findings: found.size === 0 ? [`The table has no rows of the last ${config.months} months.`] : [],
    }
  },
  async fetch(context, config, key, state) {
    const query = open(context, config, key)
    const known = State.parse(state).versions
    const found = await versions(query, table, config, context.today)
    const sets: FileSet[] = []
    for (const [month, version] of found) {
      if (known[month] === version) continue
      context.note({ text: month })
      const file = await fileOf(context, query, table, config, month)
      if (file !== undefined) sets.push({ key: month, files: [file], periods: [month] })
    }
    return {
      sets,
      state: { versions: { ...known, ...Object.fromEntries(found) } },
      lastPeriod: [...found.keys()].at(-1) ?? null,
    }
  },
})

/** A Cloud Billing export in BigQuery, standard or detailed. Rows are only ever added, each with the moment of its export. */
export const gcpBillingFetcher = tableFetcher({
  kind: 'gcp-billing',
  fileName: (month) => `gcp-billing-${month}.jsonl`,
  month: `CONCAT(SUBSTR(t.invoice.month, 1, 4), '-', SUBSTR(t.invoice.month, 5, 2))`,
  version: `CONCAT(CAST(COUNT(*) AS STRING), ' rows until ', CAST(MAX(t.export_time) AS STRING))`,
})

/** Google's own carbon figures, exported to BigQuery by Carbon Footprint. */
export const gcpCarbonFetcher = tableFetcher({
  kind: 'gcp-carbon',
  fileName: (month) => `gcp-carbon-${month}.jsonl`,
  month: `FORMAT_DATE('%Y-%m', t.usage_month)`,
  version: `CONCAT(CAST(COUNT(*) AS STRING), ' rows, ', CAST(BIT_XOR(FARM_FINGERPRINT(TO_JSON_STRING(t))) AS STRING))`,
})
