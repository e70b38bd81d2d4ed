import { join } from 'node:path'
import { z } from 'zod'
import { FILE_CONTENTS } from '#lib/domain/imports/file-contents.ts'
import type { Limits } from '#lib/domain/imports/limits.ts'
import { DATASETS } from '#lib/domain/usage/dataset.ts'
import { RememberedMapping } from '#lib/formats/mapped/remembered-mapping.ts'
import { DayFiles } from '../traces/day-files.ts'

const size = z.number().positive()

const LimitsOfJob = z.object({
  fileBytes: size,
  importBytes: size,
  unpackRatio: size,
  archiveEntries: size,
  columns: size,
  cellCharacters: size,
  lineBytes: size,
  rejectedShare: z.number().min(0).max(1),
  freeDiskBytes: z.number().min(0),
  workerMemoryBytes: size,
  workerSeconds: size,
}) satisfies z.ZodType<Limits>

/** What every job is about. */
const About = z.object({
  /** Where each file lies, and what its owner calls it, folders included. */
  files: z.array(z.object({ path: z.string(), name: z.string() })).min(1),
  limits: LimitsOfJob,
  /** What people said the columns of files of no known format are. */
  mappings: z.array(RememberedMapping),
})

/** To import files as one import. */
const ImportJob = About.extend({
  task: z.literal('import'),
  /** What the files are; bills where absent. */
  reads: z.enum(FILE_CONTENTS).optional(),
  importId: z.string(),
  /** Stands in for the account of traces. */
  contentHash: z.string().optional(),
  /** The organisation's folder in the lake; parts become folders in it. */
  lakeFolder: z.string(),
  threads: z.number().int().positive().optional(),
})
export type ImportJob = z.infer<typeof ImportJob>

/** Where an import writes until it is done. */
export const workFolder = (job: Pick<ImportJob, 'importId' | 'lakeFolder'>): string =>
  join(job.lakeFolder, `${job.importId}.work`)

/** To say what would come of importing files. */
const PreflightJob = About.extend({
  task: z.literal('preflight'),
  /** Where beginnings of files are kept meanwhile. */
  workFolder: z.string(),
})
export type PreflightJob = z.infer<typeof PreflightJob>

/** To analyse traces: all that is needed of some days. */
const AnalysisJob = z.object({
  task: z.literal('analyse'),
  limits: LimitsOfJob,
  lakeFolder: z.string(),
  days: z.array(DayFiles),
})
export type AnalysisJob = z.infer<typeof AnalysisJob>

/** To make one import of the spans of several parts. */
const MergeJob = z.object({
  task: z.literal('merge'),
  limits: LimitsOfJob,
  lakeFolder: z.string(),
  /** Of the import that they become. */
  importId: z.string(),
  contentHash: z.string(),
  parts: z.array(z.string()).min(1),
})
export type MergeJob = z.infer<typeof MergeJob>

/** What a worker is told, as one JSON document on its standard input. */
export const WorkerJob = z.discriminatedUnion('task', [ImportJob, PreflightJob, AnalysisJob, MergeJob])
export type WorkerJob = z.infer<typeof WorkerJob>

const Progress = z.object({
  /** What it is doing, in words: `unpacking`, `reading`, `writing`. */
  step: z.string(),
  /** Of the worker's own work, from 0 to 1. */
  share: z.number(),
  /** Of the files as they came. */
  bytes: z.number(),
  totalBytes: z.number(),
  rows: z.number(),
  /** An estimate until the end. */
  totalRows: z.number(),
})
export type WorkerProgress = z.infer<typeof Progress>

/** A part whose folder lies complete in the lake; nothing names it yet. */
export const StagedPart = z.object({
  id: z.string(),
  dataset: z.enum(DATASETS),
  provider: z.string(),
  billingAccountId: z.string(),
  /** First day of the month, ISO; of spans, the day. */
  billingPeriod: z.string(),
  /** Rows of the file that the part holds. */
  rows: z.number(),
  /** SHA-256 in hexadecimal, by file name. */
  sha256: z.record(z.string(), z.string()),
})
export type StagedPart = z.infer<typeof StagedPart>

export const ImportResult = z.object({
  /** What the files were recognised as, each once. */
  exports: z.array(z.object({ format: z.string(), version: z.string(), generator: z.string() })),
  /** Files that were not read, and why. */
  setAside: z.array(z.object({ name: z.string(), reason: z.string() })),
  /** By provider, billing account and month. */
  parts: z.array(StagedPart),
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
