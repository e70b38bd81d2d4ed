import type { SourceColumns } from './source-column.ts'

/** What a file lacks, and what that costs the reader. */
export interface Gap {
  readonly column: string
  readonly cost: string
}

/** Which export a set of columns is. */
export interface RecognisedExport {
  readonly format: 'aws-cur' | 'focus'
  /** `legacy` or `2.0` for AWS CUR; `1.0` … `1.4` for FOCUS. A hint: exporters may leave columns out. */
  readonly version: string
  /** Who wrote it: `AWS`, `Microsoft`, `Google Cloud`, `Oracle`, or `not stated`. */
  readonly generator: string
  readonly gaps: readonly Gap[]
}

/** Gaps for every wanted column (any of the keys will do) that the file lacks. */
export function gapsIn(
  columns: SourceColumns,
  wanted: readonly { readonly keys: readonly string[]; readonly column: string; readonly cost: string }[],
): Gap[] {
  return wanted.filter(({ keys }) => !columns.hasAny(...keys)).map(({ column, cost }) => ({ column, cost }))
}
