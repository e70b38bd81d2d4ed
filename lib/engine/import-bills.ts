import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { countRows } from './count-rows.ts'
import { type Connection, openEngine } from './engine.ts'
import { rejectedFile as rejectedFileOf } from './part-files.ts'
import { ProgressMeter } from './progress-meter.ts'
import { quotePath } from './quote.ts'
import { type OpenedBill, openBill, type RecognisedBill, verifyBill } from './read-bill.ts'
import { refuseTwoFormats } from './refuse-two-formats.ts'
import { createRejectedTable } from './rejected-rows.ts'
import { type Staged, stageBills } from './stage-bills.ts'
import { tableFromRows } from './table-from-rows.ts'
import { countUnreadableRows } from './unreadable-rows.ts'
import { type ImportJob, type ImportResult, type WorkerProgress, workFolder } from './worker-messages.ts'
import { sync, writePart } from './write-part.ts'

/** More accounts and months than any export file has: a file that asks for more is not a bill. */
const MAX_PARTS = 2000
/** Share of the work that is the first scan. */
const READING = 0.5

/**
 * Reads bills and writes their facts as parts into the lake. Runs in the worker process, with an engine that can touch only the
 * bills' folders and the lake. Everything is written in one work folder and moved to its place at the very end.
 * @throws AppError
 */
export async function importBills(
  job: ImportJob,
  report: (progress: WorkerProgress) => void,
): Promise<ImportResult> {
  const opened: OpenedBill[] = []
  for (const file of job.files) opened.push(await openBill(file))
  const bills = opened.map(({ bill }) => bill)
  const work = workFolder(job)
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
    const meter = new ProgressMeter(connection, await size(connection, opened), report)
    try {
      await refuseTwoFormats(connection, bills)
      meter.begin('reading', 0, READING)
      const [staged] = await Promise.all([stageBills(connection, bills), ...bills.map(verifyBill)])
      refuseTooManyParts(staged)
      const parts: ImportResult['parts'] = []
      const rows = staged.parts.reduce((sum, part) => sum + part.rows, 0)
      let done = 0
      for (const part of staged.parts) {
        const id = randomUUID()
        const share = (count: number) => READING + (1 - READING) * (count / rows)
        meter.begin('writing', share(done), share(done + part.rows))
        parts.push({
          id,
          dataset: 'usage',
          ...part,
          sha256: await writePart(connection, part, join(work, id)),
        })
        done += part.rows
      }
      const lines = staged.rejected.lines + (await countUnreadableRows(connection))
      const rejected = lines === 0 ? null : await writeRejected(connection, bills, job)
      meter.begin('finishing', 1, 1)
      for (const { id } of parts) await rename(join(work, id), join(job.lakeFolder, id))
      const rejectedFile = rejected === null ? null : rejectedFileOf(job.lakeFolder, job.importId)
      if (rejected !== null && rejectedFile !== null) await rename(rejected, rejectedFile)
      await sync(job.lakeFolder)
      return { parts, rejected: { lines, cost: staged.rejected.cost }, rejectedFile, period: staged.period }
    } finally {
      meter.stop()
    }
  } finally {
    engine.close()
    await rm(work, { recursive: true, force: true })
  }
}

async function size(
  connection: Connection,
  opened: readonly OpenedBill[],
): Promise<{ bytes: number; rows: number }> {
  let rows = 0
  for (const it of opened) rows += (await countRows(connection, it)).count
  return { rows, bytes: opened.reduce((sum, { bill }) => sum + bill.fileBytes, 0) }
}

function refuseTooManyParts({ parts }: Staged): void {
  if (parts.length <= MAX_PARTS) return
  throw new AppError(
    'import-failed',
    `The file speaks of ${parts.length} billing accounts and months, more than the ${MAX_PARTS} that one import may hold.`,
    'Check that the columns of the billing account and the billing period are right, or split the file.',
  )
}

/** Text of a bill that a spreadsheet would take for a formula gets a leading `'`, as `safeCell` in lib/domain/format gives it. */
const safe = (column: string): string =>
  `CASE WHEN regexp_matches(${column}, '^(?:[\\s\\p{Cc}]*[=+\\-@＝＋－＠]|[\\t\\r])') THEN '''' || ${column} ELSE ${column} END AS ${column}`

async function writeRejected(
  connection: Connection,
  bills: readonly RecognisedBill[],
  job: ImportJob,
): Promise<string> {
  await createRejectedTable(connection, bills, 'rejected_rows')
  const names = bills.map(({ path }, index) => ({ path, name: job.fileNames?.[index] ?? path }))
  await tableFromRows(connection, 'file_names', { path: 'VARCHAR', name: 'VARCHAR' }, names)
  const path = join(workFolder(job), 'rejected.csv')
  await connection.run(
    `COPY (SELECT ${safe('file')}, line, reason, ${safe('cells')}
       FROM (SELECT name AS file, line, reason, cells FROM rejected_rows JOIN file_names ON file = path) ORDER BY file, line)
     TO ${quotePath(path)} (FORMAT csv, HEADER)`,
  )
  await sync(path)
  return path
}
