import { z } from 'zod'
import { GRADES, GRANULARITIES } from '#lib/domain/imports/preflight-report.ts'
import { BILL_DATASETS } from '#lib/domain/usage/dataset.ts'

const Texts = z.array(z.string()).readonly()
const Rows = z.object({ count: z.number(), exact: z.boolean() })
const Period = z.object({ start: z.string(), end: z.string() })
/** A file by its place among those given, and its name; a member of a zip archive has the place of the archive. */
const OfGiven = z.object({ given: z.number().int(), name: z.string() })

const BillReport = z.object({
  format: z.string(),
  formatName: z.string(),
  version: z.string(),
  generator: z.string(),
  variant: z.string().nullable(),
  dataset: z.enum(BILL_DATASETS),
  files: z.array(OfGiven.extend({ bytes: z.number(), container: z.string(), rows: Rows })),
  rows: Rows,
  rowsSeen: z.number(),
  period: Period.nullable(),
  granularity: z.enum(GRANULARITIES).nullable(),
  providers: Texts,
  billingAccounts: Texts,
  accounts: Texts,
  currencies: Texts,
  tagKeys: Texts,
  coverage: z
    .object({ tags: z.number(), resourceIds: z.number(), regions: z.number(), quantities: z.number() })
    .nullable(),
  missing: z.array(z.object({ column: z.string(), cost: z.string() })),
  warnings: Texts,
  grade: z.enum(GRADES),
  gradeReasons: Texts,
  /** What parts would hold it, as far as the rows seen show: the month is its first day, ISO. */
  parts: z.array(z.object({ provider: z.string(), billingAccountId: z.string(), billingPeriod: z.string() })),
})
export type BillReport = Readonly<z.infer<typeof BillReport>>

/** What would come of importing files together, before anything is known of uploads and of what counts already. */
export const FilesReport = z.object({
  bills: z.array(BillReport).readonly(),
  setAside: z.array(OfGiven.extend({ reason: z.string() })).readonly(),
  refused: z.array(
    OfGiven.extend({
      code: z.string(),
      happened: z.string(),
      next: z.string(),
      mappable: z.object({ headers: Texts, rows: z.array(Texts).readonly() }).nullable(),
    }),
  ),
  missingFiles: Texts,
})
export type FilesReport = Readonly<z.infer<typeof FilesReport>>
