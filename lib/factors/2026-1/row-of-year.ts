import type { Row } from '../shared/table.ts'

/** A row of a yearly series, and the months in which it is the one to use; open where there is no other row. */
export interface RowOfYear {
  readonly row: Row
  readonly validity: { readonly validFrom?: string; readonly validTo?: string }
}

/** The newest row that is not later than the year, else the oldest. The rows are in ascending order of year. */
export function rowOfYear(rows: readonly Row[], year: number): RowOfYear | undefined {
  const index = Math.max(
    0,
    rows.findLastIndex((row) => row.number('year') <= year),
  )
  const row = rows[index]
  const next = rows[index + 1]
  if (!row) return undefined
  return {
    row,
    validity: {
      ...(index > 0 ? { validFrom: `${row.number('year')}-01` } : {}),
      ...(next ? { validTo: `${next.number('year') - 1}-12` } : {}),
    },
  }
}
