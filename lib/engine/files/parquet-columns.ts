import { AppError } from '#lib/domain/errors/app-error.ts'
import { columnKey, type SourceColumn } from '#lib/formats/source-column.ts'
import { type Connection, type Engine, openEngine } from '../duckdb/engine.ts'
import { quoteIdentifier, quotePath } from '../duckdb/quote.ts'

/**
 * The columns of a Parquet file, from its footer.
 * @throws AppError `file-damaged`
 */
export async function parquetColumns(connection: Connection, path: string): Promise<SourceColumn[]> {
  try {
    const rows = await connection.select<{ column_name: string; column_type: string }>(
      `SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${quotePath(path)}, hive_partitioning = false))`,
    )
    return rows.map(({ column_name, column_type }) => ({
      header: column_name,
      key: columnKey(column_name),
      sql: quoteIdentifier(column_name),
      type: column_type,
      blankIsNull: false,
    }))
  } catch (error) {
    throw new AppError(
      'file-damaged',
      'The file begins like Parquet, but its footer cannot be read.',
      'Download it again.',
      error,
    )
  }
}

/** One engine for the footers of all Parquet files, opened when the first one comes. */
export class ParquetReader {
  private engine: Promise<Engine> | null = null
  private connection: Promise<Connection> | null = null

  constructor(private readonly folders: readonly string[]) {}

  /** @throws AppError `file-damaged` */
  async columns(path: string): Promise<SourceColumn[]> {
    this.engine ??= openEngine({ threads: 1, memoryLimit: '256MB', allowedDirectories: this.folders })
    this.connection ??= this.engine.then((engine) => engine.connect())
    return parquetColumns(await this.connection, path)
  }

  async close(): Promise<void> {
    const engine = await this.engine
    engine?.close()
  }
}
