import { z } from 'zod'
import { IMPORT_STATES } from '#lib/domain/imports/import-state.ts'
import type { ImportProgress } from '#lib/pipeline/import-progress.ts'

const period = z
  .strictObject({ start: z.iso.date(), end: z.iso.date() })
  .nullable()
  .meta({ description: '`end` is exclusive.' })

const ImportBody = z
  .strictObject({
    id: z.string(),
    state: z.enum(IMPORT_STATES),
    error: z.string().nullable(),
    fileNames: z.array(z.string()),
    format: z.string(),
    formatVersion: z.string(),
    generator: z.string(),
    contentHash: z.string().meta({ description: 'SHA-256 over the SHA-256 of each file.' }),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    period,
    rows: z.strictObject({ read: z.number(), kept: z.number(), excluded: z.number(), rejected: z.number() }),
    cost: z.array(
      z.strictObject({ currency: z.string(), kept: z.number(), excluded: z.number(), rejected: z.number() }),
    ),
    parts: z.array(
      z.strictObject({
        id: z.string(),
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
})

export const StartedImportBody = z.strictObject({
  importId: z.string(),
  alreadyImported: z.boolean().meta({ description: 'The very same files have been imported before.' }),
})

export const ProgressBody = z
  .strictObject({
    state: z.enum(IMPORT_STATES),
    step: z.string(),
    bytes: z.number(),
    totalBytes: z.number(),
    rows: z.number(),
    error: z.string().exactOptional(),
  })
  .meta({ id: 'Progress' }) satisfies z.ZodType<ImportProgress>
