import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { type ImportJob, type StagedPart, workFolder } from '../worker/worker-messages.ts'
import { sync } from '../writing/sync.ts'
import type { SpanPart } from './write-span-parts.ts'

/** Moves written parts from the work folder of an import to their place in the lake, where nothing names them yet. */
export async function landSpanParts(
  job: Pick<ImportJob, 'importId' | 'lakeFolder' | 'contentHash'>,
  written: readonly SpanPart[],
): Promise<readonly StagedPart[]> {
  for (const { id } of written) await rename(join(workFolder(job), id), join(job.lakeFolder, id))
  await sync(job.lakeFolder)
  return written.map(({ id, day, rows, sha256 }) => ({
    id,
    dataset: 'spans',
    provider: '',
    billingAccountId: job.contentHash ?? '',
    billingPeriod: day,
    rows,
    sha256,
  }))
}
