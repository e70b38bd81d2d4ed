type Cell = string | number | null

/** A table of figures as it lies in a file: one row per line, so that a change is one changed line. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** One row read by column name. */
export interface Row {
  /** Text of a column; `''` where the cell is empty. Throws where there is no such column. */
  text(column: string): string
  /** Number of a column. Throws where the cell is not a number: a gap in a table is a bug. */
  number(column: string): number
  /** Number of a column, or null where the cell is empty. */
  maybe(column: string): number | null
}

/** The rows of a table, each readable by column name. */
export function rowsOf(table: Table): readonly Row[] {
  const position = new Map(table.columns.map((column, index) => [column, index]))
  return table.rows.map((cells) => {
    const cell = (column: string): Cell => {
      const index = position.get(column)
      if (index === undefined) throw new Error(`a table of figures has no column ${column}`)
      return cells[index] ?? null
    }
    return {
      text: (column) => String(cell(column) ?? ''),
      number: (column) => {
        const value = cell(column)
        if (typeof value === 'number') return value
        throw new Error(`column ${column} of a table of figures has no number in ${JSON.stringify(cells)}`)
      },
      maybe: (column) => {
        const value = cell(column)
        return typeof value === 'number' ? value : null
      },
    }
  })
}
