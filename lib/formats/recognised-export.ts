import type { ColumnMapping } from '#lib/domain/imports/column-mapping.ts'
import type { SourceColumns } from './source-column.ts'

/** Every export that Headroom reads. */
export type FormatId =
  | 'aws-cur'
  | 'aws-cost-explorer'
  | 'aws-carbon'
  | 'focus'
  | 'gcp-billing'
  | 'gcp-carbon'
  | 'azure-cost'
  | 'azure-carbon'
  | 'oci-cost'
  | 'alibaba-bill'
  | 'opencost'
  | 'mapped'

/** What a file lacks, and what that costs the reader. */
export interface Gap {
  readonly column: string
  readonly cost: string
}

/** What a format finds out about a file that is its own. */
export interface Recognition {
  /** `legacy` or `2.0` for AWS CUR; `0.5` … `1.4` for FOCUS; the dialect of others. A hint: exporters may leave columns out. */
  readonly version: string
  /** Who wrote it: `AWS`, `Microsoft`, `Google Cloud`, `Oracle`, or `not stated`. */
  readonly generator: string
  readonly gaps: readonly Gap[]
  /** Where one format shows the same money in several ways (`actual`, `amortized`): which. Two ways of one month never count together. */
  readonly variant?: string
  /** The billing account, where the file says it outside of its rows. */
  readonly billingAccountId?: string
  /** What else a person should know before relying on the file. */
  readonly warnings?: readonly string[]
  /** Of a table of no known format: what a person says its columns are. */
  readonly mapping?: ColumnMapping
}

/** Which export a set of columns is. */
export interface RecognisedExport extends Recognition {
  readonly format: FormatId
}

/** Gaps for every wanted column (any of the keys will do) that the file lacks. */
export function gapsIn(
  columns: SourceColumns,
  wanted: readonly { readonly keys: readonly string[]; readonly column: string; readonly cost: string }[],
): Gap[] {
  return wanted.filter(({ keys }) => !columns.hasAny(...keys)).map(({ column, cost }) => ({ column, cost }))
}
