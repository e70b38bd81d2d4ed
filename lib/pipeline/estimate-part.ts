import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { FACTOR_SET_IDS, type FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { Connection } from '#lib/engine/duckdb/engine.ts'
import { quotePath } from '#lib/engine/duckdb/quote.ts'
import { openFacts } from '#lib/engine/facts/open-facts.ts'
import { estimateFile } from '#lib/engine/facts/part-files.ts'
import { FACTOR_SETS } from '#lib/factors/factor-sets.ts'
import { estimateVersion } from '#lib/factors/revisions.ts'
import { estimateKinds } from './estimate-kinds.ts'

const TABLES = ['coefficients', 'intensities'] as const

async function estimateWith(connection: Connection, folder: string, factorSet: FactorSetId): Promise<void> {
  await openFacts(connection, [folder])
  await estimateKinds(connection, FACTOR_SETS[factorSet])
  for (const table of TABLES) {
    const file = estimateFile(folder, table, estimateVersion(factorSet))
    await connection.run(`COPY (FROM ${table} ORDER BY ALL) TO ${quotePath(`${file}.tmp`)} (FORMAT parquet)`)
    await rename(`${file}.tmp`, file)
  }
}

/**
 * Adds the coefficients of every factor set to the folder of a part, where this version of the method has not
 * done so before. What is there is never changed, so a figure of an earlier version can still be had.
 */
export async function estimatePart(connection: Connection, folder: string): Promise<void> {
  for (const factorSet of FACTOR_SET_IDS) {
    const done = TABLES.every((table) => existsSync(estimateFile(folder, table, estimateVersion(factorSet))))
    if (!done) await estimateWith(connection, folder, factorSet)
  }
}
