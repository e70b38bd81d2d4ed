import type { Connection } from '../duckdb/engine.ts'

/** What `shareOut` did: machines shared out, and periods of machines whose shares were scaled down to it. */
export async function workloadCounts(
  connection: Connection,
): Promise<{ readonly machines: number; readonly scaledDown: number }> {
  const [row] = await connection.select<{ machines: number; scaledDown: number }>(
    `SELECT (SELECT count(DISTINCT machine_id) FROM machine_lines)::DOUBLE AS machines,
       (SELECT count(*) FROM told_periods WHERE all_hours > told_hours * (1 + 1e-9))::DOUBLE AS "scaledDown"`,
  )
  return row ?? { machines: 0, scaledDown: 0 }
}
