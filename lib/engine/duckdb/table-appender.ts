import { type DuckDBAppender, DuckDBDataChunk, type DuckDBType, type DuckDBValue } from '@duckdb/node-api'

/** Rows that the engine takes at once. */
const CHUNK_ROWS = 2048

/** Adds rows to a table without SQL, the fast way in from JavaScript: they wait here until there are enough for the engine. */
export class TableAppender {
  private readonly types: readonly DuckDBType[]
  private rows: (readonly DuckDBValue[])[] = []

  constructor(private readonly appender: DuckDBAppender) {
    this.types = Array.from({ length: appender.columnCount }, (_, index) => appender.columnType(index))
  }

  /** @param row a value for each column, in the order of the table */
  add(row: readonly (string | number | bigint | boolean | null)[]): void {
    this.rows.push(row)
    if (this.rows.length === CHUNK_ROWS) this.flush()
  }

  private flush(): void {
    if (this.rows.length === 0) return
    const chunk = DuckDBDataChunk.create(this.types, this.rows.length)
    chunk.setRows(this.rows)
    this.appender.appendDataChunk(chunk)
    this.rows = []
  }

  /** The table holds all rows from here on. */
  close(): void {
    this.flush()
    this.appender.closeSync()
  }
}
