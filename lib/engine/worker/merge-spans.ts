import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openEngine } from '../duckdb/engine.ts'
import { quotePath } from '../duckdb/quote.ts'
import { requireFreeDisk } from '../files/unpack-budget.ts'
import { spansFile } from '../traces/day-files.ts'
import { landSpanParts } from '../traces/land-span-parts.ts'
import { TRACES_ENGINE } from '../traces/traces-engine.ts'
import { writeSpanParts } from '../traces/write-span-parts.ts'
import { type MergeJob, type StagedPart, workFolder } from './worker-messages.ts'

/**
 * Writes the spans of several parts into the lake as if one import had brought them: as one part a day. Runs in the worker process;
 * the parts are only read.
 * @throws AppError `file-damaged`
 */
export async function mergeSpans(job: MergeJob): Promise<readonly StagedPart[]> {
  const work = workFolder(job)
  await mkdir(work, { recursive: true })
  try {
    await requireFreeDisk(work, job.limits)
    const engine = await openEngine({
      ...TRACES_ENGINE,
      tempDirectory: join(work, 'spill'),
      allowedDirectories: [job.lakeFolder],
    })
    try {
      const connection = await engine.connect()
      const files = job.parts.map((part) => quotePath(spansFile(job.lakeFolder, part)))
      await connection.run(`CREATE VIEW spans AS FROM read_parquet([${files.join(', ')}])`)
      return await landSpanParts(job, await writeSpanParts(connection, work))
    } finally {
      engine.close()
    }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
