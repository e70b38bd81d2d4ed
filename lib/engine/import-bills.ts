import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { countRows } from './count-rows.ts'
import { type Connection, openEngine } from './engine.ts'
import type { ImportJob, ImportResult, WorkerProgress } from './import-messages.ts'
import { quotePath } from './quote.ts'
import { createChargeView, type OpenedBill, openBill, type RecognisedBill, verifyBill } from './read-bill.ts'
import { createRejectedTable } from './rejected-rows.ts'
import { type Staged, stageCharges } from './stage-charges.ts'
import { countUnreadableRows } from './unreadable-rows.ts'
import { sync, writePart } from './write-part.ts'

/** More accounts and months than any export file has: a file that asks for more is not a bill. */
const MAX_PARTS = 2000
const PROGRESS_EVERY_MS = 250

/**
 * Reads bills once and writes their facts as parts into the lake. Runs in the worker process, with an engine that can touch only
 * the bills' folders and the lake.
 * @throws AppError
 */
export async function importBills(
  job: ImportJob,
  report: (progress: WorkerProgress) => void,
): Promise<ImportResult> {
  const opened: OpenedBill[] = []
  for (const file of job.files) opened.push(await openBill(file))
  const bills = opened.map(({ bill }) => bill)
  const work = join(job.lakeFolder, `${job.importId}.work`)
  await mkdir(work, { recursive: true })
  const engine = await openEngine({
    memoryLimit: job.memoryLimit,
    tempDirectory: join(work, 'spill'),
    tempLimit: job.tempLimit,
    ...(job.threads === undefined ? {} : { threads: job.threads }),
    allowedDirectories: [job.lakeFolder, ...bills.map(({ path }) => dirname(path))],
    database: join(work, 'stage.duckdb'),
  })
  try {
    const connection = await engine.connect()
    await createChargeView(connection, bills, 'charges')
    const staged = await stage(connection, opened, report)
    const parts = await writeParts(connection, job.lakeFolder, staged, (step, rows) =>
      report({ step, rows, ...whole(bills) }),
    )
    const unreadable = await countUnreadableRows(connection)
    const lines = staged.rejected.lines + unreadable
    const rejectedFile = lines === 0 ? null : await writeRejected(connection, bills, job)
    return { parts, rejected: { lines, cost: staged.rejected.cost }, rejectedFile, period: staged.period }
  } finally {
    engine.close()
    await rm(work, { recursive: true, force: true })
  }
}

const whole = (bills: readonly RecognisedBill[]) => {
  const totalBytes = bills.reduce((sum, { fileBytes }) => sum + fileBytes, 0)
  return { bytes: totalBytes, totalBytes }
}

async function stage(
  connection: Connection,
  opened: readonly OpenedBill[],
  report: (progress: WorkerProgress) => void,
): Promise<Staged> {
  const bills = opened.map(({ bill }) => bill)
  const { totalBytes } = whole(bills)
  let rows = 0
  for (const it of opened) rows += (await countRows(connection, it)).count
  const tell = () => {
    const share = connection.progress()
    report({
      step: 'reading',
      bytes: Math.round(share * totalBytes),
      totalBytes,
      rows: Math.round(share * rows),
    })
  }
  const timer = setInterval(tell, PROGRESS_EVERY_MS)
  try {
    const [staged] = await Promise.all([stageCharges(connection), ...bills.map((bill) => verifyBill(bill))])
    return staged
  } finally {
    clearInterval(timer)
  }
}

async function writeParts(
  connection: Connection,
  lakeFolder: string,
  staged: Staged,
  tell: (step: string, rows: number) => void,
): Promise<ImportResult['parts']> {
  if (staged.parts.length > MAX_PARTS) {
    throw new AppError(
      'import-failed',
      `The file speaks of ${staged.parts.length} billing accounts and months, more than the ${MAX_PARTS} that one import may hold.`,
      'Check that the columns of the billing account and the billing period are right, or split the file.',
    )
  }
  const parts: ImportResult['parts'] = []
  let rows = 0
  for (const part of staged.parts) {
    tell('writing', rows)
    const id = randomUUID()
    parts.push({ id, ...part, sha256: await writePart(connection, part, join(lakeFolder, id)) })
    rows += part.rows
  }
  tell('written', rows)
  return parts
}

async function writeRejected(
  connection: Connection,
  bills: readonly RecognisedBill[],
  job: ImportJob,
): Promise<string> {
  await createRejectedTable(connection, bills, 'rejected_rows')
  const path = join(job.lakeFolder, `${job.importId}.rejected.csv`)
  await connection.run(`COPY (FROM rejected_rows) TO ${quotePath(`${path}.tmp`)} (FORMAT csv, HEADER)`)
  await sync(`${path}.tmp`)
  await rename(`${path}.tmp`, path)
  return path
}
