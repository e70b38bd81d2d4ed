import type { FOOTPRINT_ROW_COLUMNS } from '#lib/domain/usage/footprint-columns.ts'

/** How the rows of a provider's own carbon figures become rows of `FOOTPRINT_ROW_COLUMNS`: two nested SELECTs, as for charges. */
export interface FootprintExpressions {
  /** Quoted alias → expression over the raw columns. */
  readonly inner: ReadonlyMap<string, string>
  /** Column → expression over raw columns and inner aliases. */
  readonly columns: Readonly<Record<keyof typeof FOOTPRINT_ROW_COLUMNS, string>>
}
