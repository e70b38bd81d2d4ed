import type { SPLIT_COLUMNS } from '#lib/domain/usage/allocation-columns.ts'

/** How the rows of an export that share out machines become rows of `SPLIT_COLUMNS`: two nested SELECTs, as for charges. */
export interface AllocationExpressions {
  /** Quoted alias → expression over the raw columns. */
  readonly inner: ReadonlyMap<string, string>
  /** Which rows of the export share out machines, over the raw columns. */
  readonly where: string
  /** Column → expression over raw columns and inner aliases. */
  readonly columns: Readonly<Record<keyof typeof SPLIT_COLUMNS, string>>
}
