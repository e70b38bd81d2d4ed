import { z } from 'zod'
import type { ImportProgress } from '#lib/domain/imports/import-progress.ts'
import { IMPORT_STATES } from '#lib/domain/imports/import-state.ts'
import { ON_OVERLAP } from '#lib/domain/imports/on-overlap.ts'
import { DATASETS } from '#lib/domain/usage/dataset.ts'

const period = z
  .strictObject({ start: z.iso.date(), end: z.iso.date() })
  .nullable()
  .meta({ description: '`end` is exclusive.' })

const ImportBody = z
  .strictObject({
    id: z.string(),
    state: z.enum(IMPORT_STATES),
    error: z.string().nullable().meta({ description: 'Why it failed or was cancelled.' }),
    fileNames: z.array(z.string()),
    bytes: z.number().meta({ description: 'Of its files as they came.' }),
    onOverlap: z.enum(ON_OVERLAP),
    format: z.string(),
    formatVersion: z.string(),
    generator: z.string(),
    contentHash: z.string().meta({ description: 'SHA-256 over the SHA-256 of each file.' }),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
    period,
    rows: z.strictObject({ read: z.number(), kept: z.number(), excluded: z.number(), rejected: z.number() }),
    cost: z.array(
      z.strictObject({ currency: z.string(), kept: z.number(), excluded: z.number(), rejected: z.number() }),
    ),
    parts: z.array(
      z.strictObject({
        id: z.string(),
        dataset: z.enum(DATASETS).meta({ description: 'Only `usage` is summed into figures.' }),
        provider: z.string(),
        billingAccountId: z.string(),
        billingPeriod: z.string(),
        state: z.enum(['active', 'superseded', 'deleted']),
        rows: z.number(),
      }),
    ),
  })
  .meta({ id: 'Import', description: 'Only its active parts count.' })

export const ImportsBody = z
  .strictObject({ imports: z.array(ImportBody) })
  .meta({ description: 'Newest first.' })

export const StartImportInput = z.strictObject({
  uploadIds: z
    .array(z.uuid({ error: 'Use the uploadId that the upload answered' }))
    .min(1, { error: 'Name at least one upload' })
    .max(500),
  onOverlap: z.enum(ON_OVERLAP).default('replace').meta({
    description:
      'What to do where some of its accounts and months count already: put it in their place, or cancel it, which changes nothing.',
  }),
})

export const StartSampleImportInput = StartImportInput.pick({ uploadIds: true }).meta({ id: 'SampleImport' })

export const StartedImportBody = z.strictObject({
  importId: z.string(),
  alreadyImported: z
    .boolean()
    .meta({ description: 'The very same files are waiting, running or imported already, as this import.' }),
})

export const ProgressBody = z
  .strictObject({
    state: z.enum(IMPORT_STATES),
    step: z.string(),
    share: z.number().meta({ description: 'Of the whole work, from 0 to 1.' }),
    bytes: z.number(),
    totalBytes: z.number(),
    rows: z.number(),
    totalRows: z.number().meta({ description: 'An estimate until the end.' }),
    rowsPerSecond: z.number(),
    secondsLeft: z.number().nullable().meta({ description: 'Null while nothing can be said.' }),
    error: z.string().exactOptional(),
  })
  .meta({ id: 'Progress' }) satisfies z.ZodType<ImportProgress>
