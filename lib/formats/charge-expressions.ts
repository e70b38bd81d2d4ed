import type { CHARGE_COLUMNS, KIND_COLUMNS, OWNER_COLUMNS } from '#lib/domain/usage/charge-columns.ts'

/** Every column of the canonical record. */
export type CanonicalColumn =
  | keyof typeof KIND_COLUMNS
  | keyof typeof OWNER_COLUMNS
  | keyof typeof CHARGE_COLUMNS

/** How one export becomes canonical records: two nested SELECTs, so that each cell is parsed once. */
export interface ChargeExpressions {
  /** Quoted alias → expression over the raw columns. */
  readonly inner: ReadonlyMap<string, string>
  /** Canonical column → expression over raw columns and inner aliases. */
  readonly columns: Readonly<Record<CanonicalColumn, string>>
}
