import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { OWNER_COLUMNS } from '#lib/domain/usage/charge-columns.ts'
import { type Connection, openEngine } from '#lib/engine/duckdb/engine.ts'
import { quotePath } from '#lib/engine/duckdb/quote.ts'
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
import { generateBill } from './generate-bill.ts'

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

/**
 * Makes a large organisation in a data directory of its own: one generated month is imported, its facts become the given
 * number of months, each owner split into a hundred by resource. A directory half made is removed.
 */
export async function makeOrganisation(of: OrganisationSize): Promise<void> {
  await make(of).catch((error: unknown) => {
    rmSync(of.dataDir, { recursive: true, force: true })
    throw error
  })
}

interface OrganisationSize {
  readonly dataDir: string
  /** Where the generated export is kept. */
  readonly folder: string
  readonly monthRows: number
  readonly months: number
}

async function make({ dataDir, folder, monthRows, months }: OrganisationSize): Promise<void> {
  process.env.DATA_DIR = dataDir
  await startUp()
  await startImportQueue()
  const [organisation] = await listOrganisations()
  const scope = { organisationId: organisation?.id ?? '', teams: 'all' } as const
  await importFiles(scope, [await generateBill(folder, monthRows, 'csv.gz')])
  const [template] = await listImports(scope)
  const [part] = template?.parts ?? []
  if (!template || !part) throw new Error('The month could not be imported.')
  const lake = join(dataDir, 'lake', scope.organisationId)
  const engine = await openEngine({ memoryLimit: '4GB', tempDirectory: join(dataDir, 'spill') })
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
