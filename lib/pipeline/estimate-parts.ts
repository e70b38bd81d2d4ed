import type { Adjustments } from '#lib/domain/adjustments/adjustments.ts'
import { FACTOR_SET_IDS } from '#lib/domain/factors/factor-set.ts'
import { withConnection } from '#lib/engine/duckdb/shared-engine.ts'
import { estimatePart } from '#lib/engine/facts/estimate-part.ts'
import { adjustedSet } from '#lib/factors/adjusted-set.ts'

/**
 * Adds the coefficients of every factor set, as adjusted, to the folders of parts, where this version of the method has not done
 * so before.
 *
 * @param begin is told before each folder
 */
export async function estimateParts(
  folders: readonly string[],
  adjustments: Adjustments,
  begin: (index: number) => void = () => undefined,
): Promise<void> {
  const sets = FACTOR_SET_IDS.map((id) => adjustedSet(id, adjustments))
  for (const [index, folder] of folders.entries()) {
    begin(index)
    await withConnection(async (connection) => {
      for (const set of sets) await estimatePart(connection, folder, set)
    })
  }
}
