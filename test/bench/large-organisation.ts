import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OWNER_COLUMNS } from '#lib/domain/usage/charge-columns.ts'
import { type Connection, openEngine } from '#lib/engine/duckdb/engine.ts'
import { quoteLiteral, quotePath } from '#lib/engine/duckdb/quote.ts'
import { idExpression } from '#lib/engine/writing/id-expression.ts'
import { sealPart } from '#lib/engine/writing/seal-part.ts'
import { startImportQueue } from '#lib/pipeline/import-queue.ts'
import { shutDown } from '#lib/pipeline/shut-down.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { listImports } from '#lib/queries/imports.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { activateImport } from '#lib/store/activate-import.ts'
import { beginImport } from '#lib/store/begin-import.ts'
import { takeImport } from '#lib/store/take-import.ts'
import { importFiles } from '#test/support/import-file.ts'
import { startServer } from '#test/support/server.ts'
import { generateBill } from './generate-bill.ts'

/**
 * How fast pages answer over a large organisation, over HTTP from the built server:
 * `tsx test/bench/large-organisation.ts [ROWS_OF_A_MONTH] [MONTHS] [SECONDS]`. One generated month is imported; its facts become
 * the given number of months, each owner split into a hundred by resource. Made once and kept in `BENCH_DIR`.
 */
const [monthRows = 13_000_000, months = 8, seconds = 60] = process.argv.slice(2).map(Number)
const FOLDER = process.env.BENCH_DIR ?? join(tmpdir(), 'headroom-bench')
const DATA_DIR = join(FOLDER, `organisation-${monthRows}-${months}`)
const APPS = 100
const AMOUNTS = ['quantity', 'billed_cost', 'effective_cost', 'list_cost']

async function writeMonth(connection: Connection, template: string, folder: string, back: number) {
  mkdirSync(folder, { recursive: true })
  const read = (name: string) => `read_parquet(${quotePath(join(template, `${name}.parquet`))})`
  const write = (name: string, query: string) =>
    connection.run(
      `COPY (${query}) TO ${quotePath(join(folder, `${name}.parquet`))} (FORMAT parquet, COMPRESSION zstd)`,
    )
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE apps AS SELECT owner_id AS old_id, app, ${idExpression(OWNER_COLUMNS)} AS owner_id, ${Object.keys(OWNER_COLUMNS)}
     FROM (SELECT owner_id, app, * EXCLUDE (owner_id, app) REPLACE (left(tags, -1) || CASE tags WHEN '{}' THEN '' ELSE ',' END || '"zapp":"app-' || app || '"}' AS tags)
       FROM ${read('owners')}, range(${APPS}) AS r(app))`,
  )
  await write(
    'usage',
    `SELECT u.charge_period_start - INTERVAL ${back} MONTH AS charge_period_start, u.kind_id, a.owner_id, u.* EXCLUDE (charge_period_start, kind_id, owner_id)
     FROM ${read('usage')} u JOIN apps a ON a.old_id = u.owner_id AND a.app = hash(u.resource_id) % ${APPS}
     ORDER BY u.kind_id, 1, a.owner_id, u.resource_id`,
  )
  await write('kinds', `FROM ${read('kinds')}`)
  await write('owners', `SELECT owner_id, ${Object.keys(OWNER_COLUMNS)} FROM apps ORDER BY owner_id`)
  await write(
    'usage_daily',
    `SELECT charge_period_start::DATE AS day, kind_id, owner_id, currency,
       ${[...AMOUNTS, 'positive_cost'].map((name) => `sum(${name}) AS ${name}`)}, sum(lines)::BIGINT AS lines
     FROM read_parquet(${quotePath(join(folder, 'usage.parquet'))}) GROUP BY ALL ORDER BY ALL`,
  )
}

/** The organisation, made in a data directory of its own. */
async function make(): Promise<void> {
  process.env.DATA_DIR = DATA_DIR
  await startUp()
  await startImportQueue()
  const [organisation] = await listOrganisations()
  const scope = { organisationId: organisation?.id ?? '', teams: 'all' } as const
  await importFiles(scope, [await generateBill(FOLDER, monthRows, 'csv.gz')])
  const [template] = await listImports(scope)
  const [part] = template?.parts ?? []
  if (!template || !part) throw new Error('The month could not be imported.')
  const lake = join(DATA_DIR, 'lake', scope.organisationId)
  const engine = await openEngine({ memoryLimit: '4GB', tempDirectory: join(DATA_DIR, 'spill') })
  const connection = await engine.connect()
  const parts = []
  for (let back = months - 1; back >= 0; back -= 1) {
    const id = randomUUID()
    await writeMonth(connection, join(lake, part.id), join(lake, id), back)
    const start = new Date(`${part.billingPeriod}T00:00:00Z`)
    start.setUTCMonth(start.getUTCMonth() - back)
    const billingPeriod = start.toISOString().slice(0, 10)
    parts.push({ ...part, id, billingPeriod, sha256: await sealPart(join(lake, id)) })
    console.log(`${billingPeriod} written`)
  }
  engine.close()
  const uploads = [{ uploadId: 'generated', fileName: 'generated', sha256: 'generated', bytes: 0 }]
  const { begun } = await beginImport(scope, { uploads, contentHash: randomUUID(), onOverlap: 'replace' })
  await takeImport(scope, begun.id)
  const start = parts[0]?.billingPeriod ?? ''
  const rows = {
    read: template.rows.kept * months,
    kept: template.rows.kept * months,
    excluded: 0,
    rejected: 0,
  }
  const period = { start, end: template.period?.end ?? '' }
  await activateImport(scope, begun.id, { ...template, rows, period, parts })
  await shutDown()
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

if (!existsSync(DATA_DIR)) {
  await make().catch((error: unknown) => {
    rmSync(DATA_DIR, { recursive: true, force: true })
    throw error
  })
}
/** Milliseconds of the bare sum over the daily facts of all months, by kind and month. */
async function bareSum(): Promise<number> {
  const engine = await openEngine()
  const connection = await engine.connect()
  const times: number[] = []
  for (let time = 0; time < 5; time += 1) {
    const begun = performance.now()
    await connection.select(
      `SELECT count(*)::DOUBLE AS sums FROM (SELECT kind_id, strftime(day, '%Y-%m') AS month, sum(quantity) AS quantity, sum(list_cost) AS list_cost
       FROM read_parquet(${quoteLiteral(join(DATA_DIR, 'lake', '*', '*', 'usage_daily.parquet'))}) GROUP BY ALL)`,
    )
    times.push(performance.now() - begun)
  }
  engine.close()
  return quantile(
    times.sort((a, b) => a - b),
    0.5,
  )
}

const bare = await bareSum()
console.log(`The bare sum over the daily facts takes ${bare.toFixed(0)} ms.`)
const server = await startServer({ dataDir: DATA_DIR })
const api = '/api/v1/organisations/default'
const PATHS = [
  ...['overview', 'services', 'regions', 'teams'].map((page) => `/o/default/${page}`),
  ...['overview', 'services', 'regions', 'teams'].map((page) => `/o/default/${page}?period=all`),
  `${api}/emissions?group=service`,
  `${api}/emissions?group=team&group=month`,
  `${api}/explain`,
]
try {
  for (const path of PATHS) {
    const first = performance.now()
    const answer = await fetch(server.url + path)
    const text = await answer.text()
    const cold = performance.now() - first
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`)
    const times: number[] = []
    const end = performance.now() + (seconds * 1000) / PATHS.length
    while (performance.now() < end || times.length < 5) {
      const begun = performance.now()
      await (await fetch(server.url + path)).text()
      times.push(performance.now() - begun)
    }
    times.sort((a, b) => a - b)
    console.log(
      `${path.padEnd(56)} first ${cold.toFixed(0)} ms, p50 ${quantile(times, 0.5).toFixed(0)}, p95 ${quantile(times, 0.95).toFixed(0)} ms (${(quantile(times, 0.5) / bare).toFixed(2)} of the bare sum), ${(text.length / 1024).toFixed(0)} KiB`,
    )
  }
} finally {
  await server.stop()
}
