import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import type { FactorSet } from '#lib/domain/factors/factor-set.ts'
import type { Connection } from '../duckdb/engine.ts'
import { quotePath } from '../duckdb/quote.ts'
import { estimateKinds } from './estimate-kinds.ts'
import { openFacts } from './open-facts.ts'
import { estimateFile } from './part-files.ts'

const TABLES = ['coefficients', 'intensities'] as const

/**
 * Adds the coefficients of a factor set to the folder of a part, where its version has not been there before. What is there is
 * never changed, so a figure of an earlier version can still be had. Two that do it at once write the same.
 *
 * @param version the name of what this set, as adjusted, and this version of the method give
 */
export async function estimatePart(
  connection: Connection,
  folder: string,
  { set, version }: { readonly set: FactorSet; readonly version: string },
): Promise<void> {
  if (TABLES.every((table) => existsSync(estimateFile(folder, table, version)))) return
  await openFacts(connection, [folder])
  await estimateKinds(connection, set)
  for (const table of TABLES) {
    const file = estimateFile(folder, table, version)
    const draft = `${file}.${randomUUID()}.tmp`
    await connection.run(`COPY (FROM ${table} ORDER BY ALL) TO ${quotePath(draft)} (FORMAT parquet)`)
    await rename(draft, file)
  }
}
