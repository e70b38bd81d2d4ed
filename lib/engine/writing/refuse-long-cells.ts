import { KIND_COLUMNS, OWNER_COLUMNS } from '#lib/domain/usage/charge-columns.ts'
import type { Connection } from '../duckdb/engine.ts'
import { limitError } from '../files/limit-error.ts'

const TEXTS = Object.entries({ ...KIND_COLUMNS, ...OWNER_COLUMNS })
  .filter(([, type]) => type === 'VARCHAR')
  .map(([name]) => name)

/**
 * Refuses bills whose descriptions (`described`) hold longer cells than the limit. Parquet and JSON know no lines, so that nothing
 * else bounds a cell of theirs.
 * @throws AppError `file-too-large`
 */
export async function refuseLongCells(connection: Connection, cellCharacters: number): Promise<void> {
  const lengths = TEXTS.map(
    (name) => `SELECT '${name}' AS column_name, max(length(${name})) AS characters FROM described`,
  )
  const [longest] = await connection.select<{ name: string; characters: number }>(
    `SELECT column_name AS name, coalesce(characters, 0)::DOUBLE AS characters FROM (${lengths.join(' UNION ALL ')})
     ORDER BY 2 DESC, 1 LIMIT 1`,
  )
  if (!longest || longest.characters <= cellCharacters) return
  throw limitError(
    `A cell that gives the ${longest.name.replaceAll('_', ' ')} has ${longest.characters} characters, and at most ${cellCharacters} are read.`,
    'Characters of one cell',
  )
}
