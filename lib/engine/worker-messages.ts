import { join } from 'node:path'
import { z } from 'zod'
import { DATASETS } from '#lib/domain/usage/dataset.ts'

/** To import bills. */
const ImportJob = z.object({
  task: z.literal('import'),
  importId: z.string(),
  /** Bills to read as one import. */
  files: z.array(z.string()).min(1),
  /** What people call these files, in the same order. Default: their paths. */
  fileNames: z.array(z.string()).optional(),
  /** The organisation's folder in the lake; parts become folders in it. */
  lakeFolder: z.string(),
  memoryLimit: z.string(),
  tempLimit: z.string(),
  threads: z.number().int().positive().optional(),
})
export type ImportJob = z.infer<typeof ImportJob>

/** Where an import writes until it is done. */
export const workFolder = (job: Pick<ImportJob, 'importId' | 'lakeFolder'>): string =>
  join(job.lakeFolder, `${job.importId}.work`)

/** What a worker is told, as one JSON document on its standard input. */
export const WorkerJob = z.discriminatedUnion('task', [
  ImportJob,
  z.object({ task: z.literal('preflight'), path: z.string() }),
])
export type WorkerJob = z.infer<typeof WorkerJob>

const Progress = z.object({
  /** What it is doing, in words. */
  step: z.string(),
  bytes: z.number(),
  totalBytes: z.number(),
  rows: z.number(),
})
export type WorkerProgress = z.infer<typeof Progress>

export const ImportResult = z.object({
  /** Parts whose folders lie complete in the lake, by provider, billing account and month; nothing names them yet. */
  parts: z.array(
    z.object({
      id: z.string(),
      dataset: z.enum(DATASETS),
      provider: z.string(),
      billingAccountId: z.string(),
      /** First day of the month, ISO. */
      billingPeriod: z.string(),
      /** Rows of the bill that the part holds. */
      rows: z.number(),
      /** SHA-256 in hexadecimal, by file name. */
      sha256: z.record(z.string(), z.string()),
    }),
  ),
  rejected: z.object({
    lines: z.number(),
    cost: z.array(z.object({ currency: z.string(), amount: z.number() })),
  }),
  /** CSV of the rejected rows (file, line, reason, cells); null where there are none. */
  rejectedFile: z.string().nullable(),
  /** ISO dates of the rows kept, `end` exclusive; null where none was. */
  period: z.object({ start: z.string(), end: z.string() }).nullable(),
})
export type ImportResult = z.infer<typeof ImportResult>

/** One line of a worker's standard output. */
export const WorkerMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: Progress }),
  z.object({ type: z.literal('done'), result: z.unknown() }),
  z.object({
    type: z.literal('failed'),
    code: z.enum([
      'file-not-found',
      'file-empty',
      'file-damaged',
      'file-too-large',
      'format-unknown',
      'format-not-supported-yet',
      'column-missing',
      'bad-arguments',
      'import-failed',
    ]),
    happened: z.string(),
    next: z.string(),
  }),
])
export type WorkerMessage = z.infer<typeof WorkerMessage>
