import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openEngine } from '#lib/engine/duckdb/engine.ts'
import { quotePath } from '#lib/engine/duckdb/quote.ts'
import { writeCsv } from './write-table.ts'

/** A value of a BigQuery row as BigQuery itself writes it into JSON. */
export type Nested = string | number | boolean | null | readonly Nested[] | { readonly [key: string]: Nested }

/** A row of the table `gcp_billing_export_resource_v1`. */
export type GcpRow = Readonly<Record<string, Nested>>

const HOUR = {
  billing_account_id: '01AAAA-BBBBBB-CCCCCC',
  service: { id: '6F81-5844-456A', description: 'Compute Engine' },
  usage_start_time: '2026-05-03 04:00:00 UTC',
  usage_end_time: '2026-05-03 05:00:00 UTC',
  project: {
    id: 'shop-prod',
    number: '000123456789',
    name: 'Shop production',
    labels: [{ key: 'team', value: 'platform' }],
    ancestry_numbers: '/1/2/',
  },
  labels: [],
  system_labels: [],
  location: { location: 'europe-west1-b', country: 'BE', region: 'europe-west1', zone: 'europe-west1-b' },
  tags: [],
  export_time: '2026-05-03 09:31:12.202000 UTC',
  currency: 'EUR',
  currency_conversion_rate: 0.92,
  credits: [],
  invoice: { month: '202605', publisher_type: 'GOOGLE' },
  cost_type: 'regular',
  resource: { name: null, global_name: null },
}

/** One row, from what is special about it. */
export const gcpRow = (given: GcpRow): GcpRow => ({ ...HOUR, cost: 0, cost_at_list: 0, ...given })

/** What Python's `repr` makes of a value. */
export function python(value: Nested): string {
  if (value === null) return 'None'
  if (value === true) return 'True'
  if (value === false) return 'False'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') {
    const quote = value.includes("'") && !value.includes('"') ? '"' : "'"
    const body = value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\u00a0', '\\xa0')
    return `${quote}${quote === "'" ? body.replaceAll("'", "\\'") : body}${quote}`
  }
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`
  return `{${Object.entries(value)
    .map(([key, it]) => `${python(key)}: ${python(it)}`)
    .join(', ')}}`
}

const isRecord = (value: Nested): value is { readonly [key: string]: Nested } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Rows with one column for each field of a record: `service.id`, `service__id`. */
function flat(rows: readonly GcpRow[], separator: string, nested: (value: Nested) => string) {
  const text = (value: Nested): string => {
    if (value === null) return ''
    return typeof value === 'object' ? nested(value) : String(value)
  }
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).flatMap(([name, value]): [string, string][] =>
        isRecord(value)
          ? Object.entries(value).map(([field, it]) => [`${name}${separator}${field}`, text(it)])
          : [[name, text(value)]],
      ),
    ),
  )
}

/** JSON lines as `bq extract` writes them: fields that are NULL are left out. */
export function writeJsonLines(path: string, rows: readonly GcpRow[]): string {
  const withoutNulls = (_: string, value: unknown) => (value === null ? undefined : value)
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row, withoutNulls)}\n`).join(''))
  return path
}

/** The array that `bq query --format=json` answers: every number is text. */
export function writeJsonArray(path: string, rows: readonly GcpRow[]): string {
  const numbersAsText = (_: string, value: unknown) => (typeof value === 'number' ? String(value) : value)
  writeFileSync(path, JSON.stringify(rows, numbersAsText))
  return path
}

const LABELS = `STRUCT("key" VARCHAR, "value" VARCHAR)[]`
const BIGQUERY_TYPES: Readonly<Record<string, string>> = {
  billing_account_id: 'VARCHAR',
  service: 'STRUCT(id VARCHAR, description VARCHAR)',
  sku: 'STRUCT(id VARCHAR, description VARCHAR)',
  usage_start_time: 'TIMESTAMPTZ',
  usage_end_time: 'TIMESTAMPTZ',
  project: `STRUCT(id VARCHAR, "number" VARCHAR, "name" VARCHAR, labels ${LABELS}, ancestry_numbers VARCHAR)`,
  labels: LABELS,
  system_labels: LABELS,
  location: 'STRUCT("location" VARCHAR, country VARCHAR, region VARCHAR, "zone" VARCHAR)',
  tags: `STRUCT("key" VARCHAR, "value" VARCHAR, inherited BOOLEAN, namespace VARCHAR)[]`,
  export_time: 'TIMESTAMPTZ',
  cost: 'DOUBLE',
  currency: 'VARCHAR',
  currency_conversion_rate: 'DOUBLE',
  usage: 'STRUCT(amount DOUBLE, unit VARCHAR, amount_in_pricing_units DOUBLE, pricing_unit VARCHAR)',
  credits: 'STRUCT("name" VARCHAR, amount DOUBLE, full_name VARCHAR, id VARCHAR, "type" VARCHAR)[]',
  invoice: 'STRUCT("month" VARCHAR, publisher_type VARCHAR)',
  cost_type: 'VARCHAR',
  cost_at_list: 'DOUBLE',
  resource: 'STRUCT("name" VARCHAR, global_name VARCHAR)',
}

/** Parquet with the types of the BigQuery table. */
export async function writeBigQueryParquet(folder: string, rows: readonly GcpRow[]): Promise<string> {
  const lines = writeJsonLines(join(folder, 'for-parquet.json'), rows)
  const path = join(folder, 'extract.parquet')
  const types = Object.entries(BIGQUERY_TYPES).map(([name, type]) => `'${name}': '${type}'`)
  const engine = await openEngine()
  const connection = await engine.connect()
  await connection.run(
    `COPY (FROM read_json(${quotePath(lines)}, format = 'newline_delimited', columns = {${types.join(', ')}}))
     TO ${quotePath(path)} (FORMAT parquet)`,
  )
  engine.close()
  return path
}

/** CSV with dotted names, lists as pandas writes them. */
export const writeDottedCsv = (path: string, rows: readonly GcpRow[]): string =>
  writeCsv(path, flat(rows, '.', python))

/** CSV with the names of dlt, lists as JSON. */
export const writeDltCsv = (path: string, rows: readonly GcpRow[]): string =>
  writeCsv(path, flat(rows, '__', JSON.stringify))

/** Parquet with the names of dlt, of text only, lists as JSON. */
export async function writeFlatParquet(path: string, rows: readonly GcpRow[]): Promise<string> {
  const csv = writeDltCsv(`${path}.csv`, rows)
  const engine = await openEngine()
  const connection = await engine.connect()
  await connection.run(
    `COPY (SELECT *, 'x' AS it, 'x' AS label, 'x' AS token, 'x' AS constructor FROM read_csv(${quotePath(csv)}, all_varchar = true, header = true))
     TO ${quotePath(path)} (FORMAT parquet)`,
  )
  engine.close()
  return path
}

/** CSV as `DataFrame.to_csv` writes the answer of BigQuery: records and lists are what `str` makes of them. */
export const writePandasCsv = (path: string, rows: readonly GcpRow[]): string =>
  writeCsv(
    path,
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, typeof value === 'string' ? value : python(value)]),
      ),
    ),
  )
