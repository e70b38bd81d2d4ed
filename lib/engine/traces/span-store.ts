import { join } from 'node:path'
import type { SpanRecord } from '#lib/domain/retries/span.ts'
import { type Connection, type Engine, type EngineOptions, openEngine } from '../duckdb/engine.ts'
import type { TableAppender } from '../duckdb/table-appender.ts'
import { notStorable, rowOf, SPAN_COLUMNS } from './span-columns.ts'

/** Spans on disk, in the order in which they came: more than memory holds. */
export class SpanStore {
  private constructor(
    private readonly engine: Engine,
    private readonly connection: Connection,
    private readonly appender: TableAppender,
  ) {}

  /** @param folder where the spans are kept, and where sorting may spill; removing it is up to the caller */
  static async open(folder: string, options: Omit<EngineOptions, 'database'> = {}): Promise<SpanStore> {
    const engine = await openEngine({
      tempDirectory: join(folder, 'spill'),
      ...options,
      database: join(folder, 'spans.duckdb'),
    })
    const connection = await engine.connect()
    const columns = Object.entries(SPAN_COLUMNS).map(([name, type]) => `${name} ${type}`)
    await connection.run(`CREATE TABLE spans (${columns.join(', ')})`)
    return new SpanStore(engine, connection, await connection.appender('spans'))
  }

  /** @returns why the span is not kept, or null where it is */
  add(span: SpanRecord): string | null {
    const why = notStorable(span)
    if (why === null) this.appender.add(rowOf(span))
    return why
  }

  /** No span comes any more: they can be read as the table `spans`. */
  seal(): Connection {
    this.appender.close()
    return this.connection
  }

  close(): void {
    this.engine.close()
  }
}
