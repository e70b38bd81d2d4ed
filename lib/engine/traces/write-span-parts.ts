import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quotePath } from '../duckdb/quote.ts'
import { sealPart } from '../writing/seal-part.ts'
import { spansFile } from './day-files.ts'
import { SPAN_COLUMNS } from './span-columns.ts'

/** More days than any export of traces has: a file that asks for more has broken times. */
const MAX_DAYS = 1000
const DAY_NS = 86_400_000_000_000

/** The spans of one day: a trace is of the day on which its first span began, UTC. */
export interface SpanPart {
  /** The name of its folder. */
  readonly id: string
  /** ISO date. */
  readonly day: string
  readonly rows: number
  /** SHA-256 in hexadecimal, by file name. */
  readonly sha256: Record<string, string>
}

/**
 * Writes the table `spans` as one part a day, each sorted by trace and start, synced to disk. The same spans give the same files.
 * @param folder in which each part becomes a folder
 * @throws AppError `file-damaged` where the days are too many to be true
 */
export async function writeSpanParts(connection: Connection, folder: string): Promise<readonly SpanPart[]> {
  await connection.run(
    `CREATE TABLE trace_days AS
     SELECT trace, make_date((min(start_ns) // ${DAY_NS})::INTEGER) AS day, count(*) AS spans FROM spans GROUP BY trace`,
  )
  const [found] = await connection.select<{ days: number }>(
    'SELECT count(DISTINCT day)::DOUBLE AS days FROM trace_days',
  )
  if ((found?.days ?? 0) > MAX_DAYS)
    throw new AppError(
      'file-damaged',
      `The traces are of ${found?.days} days, more than the ${MAX_DAYS} that one import may hold.`,
      'Check their times: nanoseconds, microseconds and milliseconds are easily taken for each other.',
    )
  const days = await connection.select<{ day: string; rows: number }>(
    `SELECT strftime(day, '%Y-%m-%d') AS day, sum(spans)::DOUBLE AS rows FROM trace_days GROUP BY ALL ORDER BY ALL`,
  )
  const parts: SpanPart[] = []
  for (const { day, rows } of days) {
    const id = randomUUID()
    await mkdir(join(folder, id), { recursive: true })
    const chosen =
      days.length === 1 ? '' : 'SEMI JOIN (FROM trace_days WHERE day = $day::DATE) AS chosen USING (trace)'
    await connection.run(
      `COPY (SELECT ${Object.keys(SPAN_COLUMNS).join(', ')} FROM spans ${chosen} ORDER BY trace, start_ns, id)
       TO ${quotePath(spansFile(folder, id))} (FORMAT parquet, COMPRESSION zstd)`,
      days.length === 1 ? {} : { day },
    )
    parts.push({ id, day, rows, sha256: await sealPart(join(folder, id)) })
  }
  return parts
}
