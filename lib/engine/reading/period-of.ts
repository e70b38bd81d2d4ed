import type { Connection } from '../duckdb/engine.ts'

/** ISO dates, `end` exclusive. */
export interface Period {
  readonly start: string
  readonly end: string
}

/**
 * The whole days that the rows of a relation cover, from its columns `first_start` and `last_end` (exclusive); null where it has
 * no rows.
 * @param relation a relation with its condition, as SQL: `rolled WHERE NOT rejected`
 */
export async function periodOf(connection: Connection, relation: string): Promise<Period | null> {
  const [row] = await connection.select<{ start: string | null; end: string | null }>(
    `SELECT strftime(min(first_start), '%Y-%m-%d') AS start,
       strftime(date_trunc('day', max(last_end) + INTERVAL 1 DAY - INTERVAL 1 MICROSECOND), '%Y-%m-%d') AS "end"
     FROM ${relation}`,
  )
  return row?.start && row.end ? { start: row.start, end: row.end } : null
}
