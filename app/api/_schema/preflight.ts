import { z } from 'zod'
import { GRADES, GRANULARITIES, type PreflightReport } from '#lib/domain/imports/preflight-report.ts'
import { BILL_DATASETS } from '#lib/domain/usage/dataset.ts'
import { StartImportInput } from './import.ts'

export const PreflightInput = StartImportInput.pick({ uploadIds: true })

const names = z.array(z.string())
const rows = z.strictObject({ count: z.number(), exact: z.boolean() })
const share = z.number().min(0).max(1)
const ofUpload = { uploadId: z.string(), name: z.string() }

const PreflightBillBody = z
  .strictObject({
    format: z.string(),
    formatName: z.string(),
    version: z.string(),
    generator: z.string(),
    variant: z
      .string()
      .nullable()
      .meta({ description: '`actual` or `amortized`, where a format tells the same money in several ways.' }),
    dataset: z.enum(BILL_DATASETS),
    files: z.array(
      z.strictObject({
        ...ofUpload,
        bytes: z.number(),
        container: z.string().meta({
          description: '`csv`, `csv.gz`, `json`, `json.gz`, `parquet`, or one of these in a `zip: `.',
        }),
        rows,
      }),
    ),
    rows,
    rowsSeen: z.number().meta({ description: 'What follows is from so many rows.' }),
    period: z
      .strictObject({ start: z.iso.date(), end: z.iso.date() })
      .nullable()
      .meta({ description: '`end` is exclusive.' }),
    granularity: z.enum(GRANULARITIES).nullable(),
    providers: names,
    billingAccounts: names,
    accounts: names,
    currencies: names,
    tagKeys: names,
    coverage: z
      .strictObject({ tags: share, resourceIds: share, regions: share, quantities: share })
      .nullable()
      .meta({ description: 'Shares of the rows seen.' }),
    missing: z
      .array(z.strictObject({ column: z.string(), cost: z.string() }))
      .meta({ description: 'Columns that are not there, and what each gap costs.' }),
    warnings: names,
    grade: z.enum(GRADES).meta({ description: 'Fitness for estimating, A the best.' }),
    gradeReasons: names,
    overlaps: z.array(
      z.strictObject({
        dataset: z.enum(BILL_DATASETS),
        provider: z.string(),
        billingAccountId: z.string(),
        billingPeriod: z.iso.date(),
        importId: z.string(),
        fileNames: names,
        format: z.string(),
        createdAt: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: 'PreflightBill', description: 'One export: all files that are pieces of it.' })

/** What was found at the beginnings of the files. Nothing is imported yet. */
export const PreflightBody = z
  .strictObject({
    bills: z.array(PreflightBillBody),
    setAside: z
      .array(z.strictObject({ ...ofUpload, reason: z.string() }))
      .meta({ description: 'Files that are not read, and why: manifests, earlier runs, notes.' }),
    refused: z
      .array(
        z.strictObject({
          ...ofUpload,
          code: z.string(),
          happened: z.string(),
          next: z.string(),
          mappable: z
            .strictObject({ headers: names, rows: z.array(names) })
            .nullable()
            .meta({ description: 'Of a table of no known format: what a mapping of its columns needs.' }),
        }),
      )
      .meta({ description: 'Files that cannot be read.' }),
    missingFiles: names.meta({ description: 'Files that a manifest names and nobody gave.' }),
    alreadyImported: z
      .string()
      .nullable()
      .meta({ description: 'The import that has these very files already and counts.' }),
  })
  .meta({ id: 'Preflight' }) satisfies z.ZodType<PreflightReport>
