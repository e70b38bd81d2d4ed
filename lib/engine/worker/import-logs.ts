import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { LogMiner } from '#lib/domain/logging/log-miner.ts'
import { readLogs } from '#lib/formats/logs/read-logs.ts'
import { openBytes } from '../files/open-bytes.ts'
import { requireFreeDisk, UnpackBudget } from '../files/unpack-budget.ts'
import { writeSample } from '../logs/sample-file.ts'
import { sealPart } from '../writing/seal-part.ts'
import { sync } from '../writing/sync.ts'
import { ProgressMeter } from './progress-meter.ts'
import { type ImportJob, type ImportResult, type WorkerProgress, workFolder } from './worker-messages.ts'

/** Reads the files as one log. Of what goes wrong, nothing quotes a line. */
async function mine(job: ImportJob): Promise<LogMiner> {
  const miner = new LogMiner()
  const limit = { budget: new UnpackBudget(job.limits), folder: workFolder(job) }
  for (const { path, name } of job.files)
    try {
      await readLogs(openBytes(path, limit), (record) => {
        miner.add(record)
      })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      throw new AppError(error.code, `${name}: ${error.happened.replaceAll(path, name)}`, error.next, error)
    }
  return miner
}

/**
 * Reads log files and writes what they are made of as one part into the lake: templates, levels, fields and counts. Values and secrets are
 * masked before; no line is ever written. Runs in the worker process; memory does not grow with the files.
 * @throws AppError `file-empty`, `file-damaged`, `file-too-large`, `format-unknown`
 */
export async function importLogs(
  job: ImportJob,
  report: (progress: WorkerProgress) => void,
): Promise<ImportResult> {
  const work = workFolder(job)
  const meter = new ProgressMeter(report)
  try {
    const id = randomUUID()
    await mkdir(join(work, id), { recursive: true })
    await requireFreeDisk(work, job.limits)
    let bytes = 0
    for (const { path } of job.files) bytes += (await stat(path)).size
    meter.expect({ bytes, rows: 0 })
    meter.begin('reading', 0, 1)
    const found = (await mine(job)).report()
    meter.begin('writing', 1, 1)
    await writeSample(found, join(work, id))
    const sha256 = await sealPart(join(work, id))
    await rename(join(work, id), join(job.lakeFolder, id))
    await sync(job.lakeFolder)
    const part = {
      id,
      dataset: 'logs' as const,
      provider: '',
      billingAccountId: job.contentHash ?? '',
      billingPeriod: new Date().toISOString().slice(0, 10),
      rows: found.lines,
      sha256,
    }
    return {
      exports: [{ format: 'logs', version: '', generator: '' }],
      setAside: [],
      parts: [part],
      rejected: { lines: 0, cost: [] },
      rejectedFile: null,
      period: null,
    }
  } finally {
    meter.stop()
    await rm(work, { recursive: true, force: true })
  }
}
