import type { Kind } from '#lib/domain/usage/kind.ts'
import { withConnection } from '../duckdb/shared-engine.ts'
import { type KindRow, toKind } from './kind-row.ts'
import { factRelations } from './open-facts.ts'

/** The kinds of usage in some parts, each once. */
export const kindsOfParts = (folders: readonly string[]): Promise<readonly Kind[]> =>
  withConnection(async (connection) => {
    const rows = await connection.select<KindRow>(
      `SELECT * REPLACE (kind_id::VARCHAR AS kind_id) FROM (${factRelations(folders).kinds}) ORDER BY kind_id`,
    )
    return rows.map(toKind)
  })
