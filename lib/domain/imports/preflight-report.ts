import type { BillDataset } from '../usage/dataset.ts'

/** Fitness of a bill for estimating, A the best: `gradeOf` says how it is found. */
export const GRADES = ['A', 'B', 'C', 'D', 'E'] as const
export type BillGrade = (typeof GRADES)[number]

export const GRANULARITIES = ['hour', 'day', 'month', 'other'] as const
export type Granularity = (typeof GRANULARITIES)[number]

/** One file of a bill. */
export interface PreflightFile {
  readonly uploadId: string
  /** As its owner calls it, folder included. */
  readonly name: string
  readonly bytes: number
  /** `csv`, `csv.gz`, `json`, `json.gz`, `parquet`; of a zip archive, that and its member: `zip: csv`. */
  readonly container: string
  /** An estimate where not exact. */
  readonly rows: { readonly count: number; readonly exact: boolean }
}

/** A part that counts already and that this bill would replace. */
export interface Overlap {
  readonly dataset: BillDataset
  readonly provider: string
  readonly billingAccountId: string
  /** First day of the month, ISO. */
  readonly billingPeriod: string
  readonly importId: string
  readonly fileNames: readonly string[]
  readonly format: string
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

/** What can be said about one export (all its files) before it is read: from the first MB of each file, or Parquet footers and first rows. */
export interface PreflightBill {
  /** A `FormatId` of lib/formats. */
  readonly format: string
  /** For a person: `AWS Cost and Usage Report`. */
  readonly formatName: string
  readonly version: string
  readonly generator: string
  /** `actual` or `amortized`, where the format has such ways to tell the same money. */
  readonly variant: string | null
  readonly dataset: BillDataset
  readonly files: readonly PreflightFile[]
  readonly rows: { readonly count: number; readonly exact: boolean }
  /** Rows that what follows is from. */
  readonly rowsSeen: number
  /** ISO dates, `end` exclusive; null where no row was seen. */
  readonly period: { readonly start: string; readonly end: string } | null
  readonly granularity: Granularity | null
  readonly providers: readonly string[]
  readonly billingAccounts: readonly string[]
  readonly accounts: readonly string[]
  readonly currencies: readonly string[]
  readonly tagKeys: readonly string[]
  /** Shares of the rows seen, from 0 to 1; null where no row was seen. */
  readonly coverage: {
    readonly tags: number
    readonly resourceIds: number
    readonly regions: number
    readonly quantities: number
  } | null
  /** Columns that the file lacks, and what each costs the reader. */
  readonly missing: readonly { readonly column: string; readonly cost: string }[]
  readonly warnings: readonly string[]
  readonly grade: BillGrade
  /** Why it is no A; empty for an A. */
  readonly gradeReasons: readonly string[]
  readonly overlaps: readonly Overlap[]
}

/** A file that could be a table of usage, but of no known format: a person may say what its columns are. */
export interface MappableFile {
  readonly headers: readonly string[]
  /** Its first rows, at most ten. */
  readonly rows: readonly (readonly string[])[]
}

/** What would come of importing some uploads together. */
export interface PreflightReport {
  readonly bills: readonly PreflightBill[]
  /** Files that are not read, and why: manifests, files that a manifest leaves out, notes. */
  readonly setAside: readonly { readonly uploadId: string; readonly name: string; readonly reason: string }[]
  /** Files that cannot be read. */
  readonly refused: readonly {
    readonly uploadId: string
    readonly name: string
    readonly code: string
    readonly happened: string
    readonly next: string
    readonly mappable: MappableFile | null
  }[]
  /** Files that a manifest names and nobody gave. */
  readonly missingFiles: readonly string[]
  /** The import that has these very files already and counts. */
  readonly alreadyImported: string | null
}
