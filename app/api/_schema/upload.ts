import { z } from 'zod'
import type { storeUpload } from '#lib/pipeline/store-upload.ts'

const names = z.array(z.string())

export const UploadHeaders = z.object({
  'x-file-name': z
    .string({ error: 'Send the name of the file in the header x-file-name, URI-encoded' })
    .min(1, { error: 'It must not be empty' })
    .max(3000, { error: 'Use a shorter name' })
    .meta({ description: 'The name of the file, URI-encoded.' }),
})

/** What was found at the beginning of the file. Nothing is imported yet. */
export const UploadBody = z
  .strictObject({
    uploadId: z.uuid(),
    preflight: z.strictObject({
      format: z.enum(['aws-cur', 'focus']),
      version: z.string(),
      generator: z.string(),
      container: z.enum(['csv', 'csv.gz', 'parquet']),
      fileBytes: z.number(),
      rows: z.strictObject({ count: z.number(), exact: z.boolean() }),
      rowsSeen: z.number(),
      period: z.strictObject({ start: z.iso.date(), end: z.iso.date() }).nullable(),
      providers: names,
      billingAccounts: names,
      accounts: names,
      currencies: names,
      tagKeys: names,
      missing: z
        .array(z.strictObject({ column: z.string(), cost: z.string() }))
        .meta({ description: 'Columns that are not there, and what each gap costs.' }),
      warnings: names,
    }),
  })
  .meta({ id: 'Upload' }) satisfies z.ZodType<Awaited<ReturnType<typeof storeUpload>>>
