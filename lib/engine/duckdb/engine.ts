import { resolve } from 'node:path'
import { type DuckDBConnection, DuckDBInstance, type DuckDBResult, DuckDBTypeId } from '@duckdb/node-api'
import { quoteLiteral } from './quote.ts'
import { TableAppender } from './table-appender.ts'

/** How much an engine may use, and what it may touch. */
export interface EngineOptions {
  /** DuckDB size, `512MB`. Default: DuckDB's own, 80 % of the machine. */
  readonly memoryLimit?: string
  readonly threads?: number
  /** Where sorting and grouping may spill. */
  readonly tempDirectory?: string
  /** Quota of the temp directory, `10GB`. */
  readonly tempLimit?: string
  /** Given: nothing outside these directories can be read or written, and no setting can be changed afterwards. */
  readonly allowedDirectories?: readonly string[]
  /** A database file for tables that outgrow memory. Default: in memory. */
  readonly database?: string
}

/** Result types that are JavaScript values of the same meaning. */
const PLAIN: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.BOOLEAN,
  DuckDBTypeId.TINYINT,
  DuckDBTypeId.SMALLINT,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.UTINYINT,
  DuckDBTypeId.USMALLINT,
  DuckDBTypeId.UINTEGER,
  DuckDBTypeId.FLOAT,
  DuckDBTypeId.DOUBLE,
  DuckDBTypeId.VARCHAR,
  DuckDBTypeId.LIST,
  DuckDBTypeId.SQLNULL,
])

export type SqlValue = string | number | boolean | null
export type SqlParameters = Readonly<Record<string, SqlValue>>

/** One DuckDB in this process. Connections of one engine run at the same time. */
export class Engine {
  constructor(
    private readonly instance: DuckDBInstance,
    private first: DuckDBConnection | null,
  ) {}

  /** A new connection. The first one of an engine can tell its progress. */
  async connect(): Promise<Connection> {
    const connection = this.first ?? (await this.instance.connect())
    this.first = null
    return new Connection(connection)
  }

  close(): void {
    this.instance.closeSync()
  }
}

/** Opens an engine: UTC, and no extensions from the network. */
export async function openEngine(options: EngineOptions = {}): Promise<Engine> {
  const { memoryLimit, threads, tempDirectory, tempLimit, allowedDirectories } = options
  const instance = await DuckDBInstance.create(options.database ?? ':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(memoryLimit === undefined ? {} : { memory_limit: memoryLimit }),
    ...(threads === undefined ? {} : { threads: String(threads) }),
    ...(tempDirectory === undefined ? {} : { temp_directory: tempDirectory }),
    ...(tempLimit === undefined ? {} : { max_temp_directory_size: tempLimit }),
  })
  const connection = await instance.connect()
  await connection.run(`SET GLOBAL TimeZone = 'UTC'`)
  await connection.run('SET enable_progress_bar = true')
  await connection.run('SET enable_progress_bar_print = false')
  if (allowedDirectories !== undefined) {
    const directories = allowedDirectories.map((it) => quoteLiteral(`${resolve(it)}/`)).join(', ')
    await connection.run(`SET allowed_directories = [${directories}]`)
    await connection.run('SET enable_external_access = false')
    await connection.run('SET lock_configuration = true')
  }
  return new Engine(instance, connection)
}

/** @throws TypeError for a column that would not be a plain JavaScript value */
function requirePlain(result: Pick<DuckDBResult, 'deduplicatedColumnNames' | 'columnTypes'>): void {
  const names = result.deduplicatedColumnNames()
  for (const [index, type] of result.columnTypes().entries())
    if (!PLAIN.has(type.typeId))
      throw new TypeError(`Column ${names[index]} is ${String(type)}: cast it in SQL.`)
}

/** One conversation with an engine: temporary tables and views belong to it. */
export class Connection {
  constructor(private readonly connection: DuckDBConnection) {}

  /** Runs statements without a result. */
  async run(sql: string, parameters: SqlParameters = {}): Promise<void> {
    await this.connection.run(sql, { ...parameters })
  }

  /**
   * Rows as plain objects of text, numbers, booleans, nulls and lists of these. Columns of other types
   * (BIGINT, DECIMAL, dates) must be cast in SQL: a bigint or a lossy number never leaves the engine.
   */
  async select<Row extends object>(sql: string, parameters: SqlParameters = {}): Promise<Row[]> {
    const result = await this.connection.runAndReadAll(sql, { ...parameters })
    requirePlain(result)
    return result.getRowObjectsJS() as Row[]
  }

  /** As `select`, some rows at a time: memory does not grow with their number. The connection does nothing else until the last. */
  async *stream<Row extends object>(sql: string, parameters: SqlParameters = {}): AsyncGenerator<Row[]> {
    const result = await this.connection.stream(sql, { ...parameters })
    requirePlain(result)
    for await (const rows of result.yieldRowObjectJs()) yield rows as Row[]
  }

  /** A way to add rows to a table of this connection. Close it before the table is read. */
  async appender(table: string): Promise<TableAppender> {
    return new TableAppender(await this.connection.createAppender(table))
  }

  /** Stops what is running, at once; that call rejects. */
  interrupt(): void {
    this.connection.interrupt()
  }

  /** How far the running statement is, from 0 to 1; 0 where unknown. */
  progress(): number {
    return Math.max(this.connection.progress.percentage, 0) / 100
  }

  close(): void {
    this.connection.closeSync()
  }
}
