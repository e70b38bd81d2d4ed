/** A value of a table that leaves the program. Null: unknown, or that there is none; never zero. */
export type Cell = string | number | null

export interface ExportColumn {
  /** Lower case, words joined by `_`, with the unit at its end where it is a quantity. */
  readonly name: string
  readonly type: 'text' | 'number'
}

/** A view as a table: every number raw, in the unit that the name of its column ends in. */
export interface ExportTable {
  readonly columns: readonly ExportColumn[]
  /** In batches, each row with a cell for each column, so that a long table is never in memory at once. */
  readonly batches: Iterable<readonly (readonly Cell[])[]> | AsyncIterable<readonly (readonly Cell[])[]>
}

export const text = (name: string): ExportColumn => ({ name, type: 'text' })
export const number = (name: string): ExportColumn => ({ name, type: 'number' })

/** What one column is of a row. */
export interface CellOf<Row> extends ExportColumn {
  readonly of: (row: Row) => Cell
}

/**
 * Rows as a table, a column for each thing to say of them.
 *
 * @example tableOf([{ n: 2 }], [{ ...number('n'), of: (row) => row.n }]) // columns n; one batch with the row [2]
 */
export const tableOf = <Row>(rows: readonly Row[], columns: readonly CellOf<Row>[]): ExportTable => ({
  columns: columns.map(({ name, type }) => ({ name, type })),
  batches: [rows.map((row) => columns.map((column) => column.of(row)))],
})

/** The same of rows that are asked for batch by batch, and not before somebody takes them. */
export function lazyTable<Row>(
  rows: () => AsyncIterable<readonly Row[]>,
  columns: readonly CellOf<Row>[],
): ExportTable {
  async function* batches() {
    for await (const batch of rows()) yield batch.map((row) => columns.map((column) => column.of(row)))
  }
  return { columns: columns.map(({ name, type }) => ({ name, type })), batches: batches() }
}
