import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { formatOf } from '#lib/formats/formats.ts'
import { type Connection, type Engine, openEngine } from '../duckdb/engine.ts'
import { engineMemory } from '../duckdb/engine-memory.ts'
import { rejectedFile as rejectedFileOf } from '../facts/part-files.ts'
import { gatherBills } from '../files/gather-bills.ts'
import type { Gathered } from '../files/gathered.ts'
import type { RecognisedBill } from '../files/open-bill.ts'
import { requireBills } from '../files/require-bills.ts'
import { requireFreeDisk, UnpackBudget } from '../files/unpack-budget.ts'
import { countRows } from '../reading/count-rows.ts'
import { readTwiceIfNeeded } from '../reading/read-again.ts'
import { verifyBill } from '../reading/read-bill.ts'
import { refuseTwoFormats } from '../reading/refuse-two-formats.ts'
import { countUnreadableRows } from '../reading/unreadable-rows.ts'
import { type StagedImport, stageDatasets } from '../writing/stage-datasets.ts'
import { sync } from '../writing/sync.ts'
import { areTooMany, tooManyRejected, writeRejected } from '../writing/write-rejected.ts'
import { ProgressMeter } from './progress-meter.ts'
import { type ImportJob, type ImportResult, type WorkerProgress, workFolder } from './worker-messages.ts'

/** More accounts and months than any export file has: a file that asks for more is not a bill. */
const MAX_PARTS = 2000
/** Shares of the work: unpacking archives, where there are any, and the first scan. Measured on gzip and plain CSV of 2 M rows. */
const UNPACKED = 0.1
const READ = 0.4
/** Share of writing a part that is its scan: sorting and packing tell no progress. */
const SCANNED = 0.5

/**
 * Reads bills and writes their facts as parts into the lake. Runs in the worker process, with an engine that can touch only the
 * bills' folders and the lake. Everything is written in one work folder and moved to its place at the very end.
 * @throws AppError
 */
export async function importBills(
  job: ImportJob,
  report: (progress: WorkerProgress) => void,
): Promise<ImportResult> {
  const work = workFolder(job)
  await mkdir(work, { recursive: true })
  const meter = new ProgressMeter(report)
  try {
    await requireFreeDisk(work, job.limits)
    meter.begin('unpacking', 0, 0)
    const { limits, mappings } = job
    const gathered = await gatherBills(job.files, {
      limits,
      mappings,
      budget: new UnpackBudget(limits),
      workFolder: work,
      headsOnly: false,
    })
    requireBills(gathered, job.files.length)
    // The beginnings of many files are a lot of garbage, which would stay while the engine needs the memory.
    globalThis.gc?.()
    const engine = await openEngine({
      ...engineMemory(limits),
      tempDirectory: join(work, 'spill'),
      ...(job.threads === undefined ? {} : { threads: job.threads }),
      allowedDirectories: [job.lakeFolder, ...new Set(gathered.bills.map(({ bill }) => dirname(bill.path)))],
      database: join(work, 'stage.duckdb'),
    })
    try {
      return await importGathered(job, gathered, engine, meter)
    } finally {
      engine.close()
    }
  } finally {
    meter.stop()
    await rm(work, { recursive: true, force: true })
  }
}

async function importGathered(
  job: ImportJob,
  gathered: Gathered,
  engine: Engine,
  meter: ProgressMeter,
): Promise<ImportResult> {
  const work = workFolder(job)
  const begun = gathered.bills.some(({ zipped }) => zipped) ? UNPACKED : 0
  const budget = new UnpackBudget(job.limits)
  const connection = await engine.connect()
  const given = gathered.bills.map(({ bill }) => bill)
  meter.expect(await size(connection, gathered))
  meter.begin('reading', begun, READ, connection)
  const reading = readTwiceIfNeeded(connection, given, async (found) => {
    await refuseTwoFormats(
      connection,
      found.filter(({ format }) => formatOf(format).dataset === 'usage'),
    )
    return stageDatasets(connection, found, job.limits)
  })
  const [{ result: staged, bills }] = await Promise.all([reading, verifyAll(gathered, budget)])
  refuseTooManyParts(staged)
  const kept = staged.parts.reduce((sum, { rows }) => sum + rows, 0)
  const lines = staged.rejected.lines + (await countUnreadableRows(connection, bills))
  const rejectedFile = lines === 0 ? null : await keepRejected(job, gathered, connection, bills)
  if (areTooMany(lines, kept, job.limits)) throw await tooManyRejected(connection, lines, kept, job.limits)
  const parts: ImportResult['parts'] = []
  let done = 0
  for (const { dataset, provider, billingAccountId, billingPeriod, rows, write } of staged.parts) {
    const id = randomUUID()
    const share = (count: number) => READ + (1 - READ) * (count / kept)
    meter.begin('writing', share(done), share(done + rows * SCANNED), connection)
    const sha256 = await write(connection, join(work, id))
    parts.push({ id, dataset, provider, billingAccountId, billingPeriod, rows, sha256 })
    done += rows
  }
  meter.begin('writing', 1, 1)
  for (const { id } of parts) await rename(join(work, id), join(job.lakeFolder, id))
  await sync(job.lakeFolder)
  return {
    exports: exportsOf(bills),
    setAside: gathered.setAside.map(({ name, reason }) => ({ name, reason })),
    parts,
    rejected: { lines, cost: staged.rejected.cost },
    rejectedFile,
    period: staged.period,
  }
}

/** One archive after the other: each takes a core. */
async function verifyAll({ bills }: Gathered, budget: UnpackBudget): Promise<void> {
  for (const { bill } of bills) await verifyBill(bill, budget)
}

async function size(connection: Connection, { bills }: Gathered): Promise<{ bytes: number; rows: number }> {
  let rows = 0
  for (const it of bills) rows += (await countRows(connection, it)).count
  return { rows, bytes: bills.reduce((sum, { bill }) => sum + bill.fileBytes, 0) }
}

function exportsOf(bills: readonly RecognisedBill[]): ImportResult['exports'] {
  const all = bills.map(({ format, version, generator }) => ({ format, version, generator }))
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()]
}

function refuseTooManyParts({ parts }: StagedImport): void {
  if (parts.length <= MAX_PARTS) return
  throw new AppError(
    'import-failed',
    `The file speaks of ${parts.length} billing accounts and months, more than the ${MAX_PARTS} that one import may hold.`,
    'Check that the columns of the billing account and the billing period are right, or split the file.',
  )
}

/** Keeps the rejected rows beside the parts, even of an import that fails for them. */
async function keepRejected(
  job: ImportJob,
  gathered: Gathered,
  connection: Connection,
  bills: readonly RecognisedBill[],
): Promise<string> {
  const names = new Map(gathered.bills.map(({ bill, name }) => [bill.path, name]))
  const written = join(workFolder(job), 'rejected.csv')
  await writeRejected(connection, bills, names, written)
  const kept = rejectedFileOf(job.lakeFolder, job.importId)
  await rename(written, kept)
  return kept
}
