import { AppError } from '#lib/domain/errors/app-error.ts'
import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import { type FactorSet, METHODS } from '#lib/domain/factors/factor-set.ts'
import type { Month } from '#lib/domain/usage/kind.ts'
import type { Connection } from '../duckdb/engine.ts'
import { tableFromRows } from '../duckdb/table-from-rows.ts'
import { COEFFICIENT_COLUMNS, coefficientRow, INTENSITY_COLUMNS } from './coefficient-table.ts'
import { type KindRow, toKind } from './kind-row.ts'

/** A bill has hundreds to thousands of kinds; where each line is one of its own, something else is in their columns. */
export const MAX_KINDS = 100_000

async function refuseTooManyKinds(connection: Connection): Promise<void> {
  const [row] = await connection.select<{ kinds: number }>('SELECT count(*)::DOUBLE AS kinds FROM kinds')
  const kinds = row?.kinds ?? 0
  if (kinds <= MAX_KINDS) return
  throw new AppError(
    'file-too-large',
    `The file describes ${kinds} kinds of usage, more than the ${MAX_KINDS} that one bill may have.`,
    'Look for a column of services, usage types or SKUs that holds names of single resources, and export it again without.',
  )
}

/**
 * Looks at each distinct kind of some facts once a month and leaves the relations `coefficients` and
 * `intensities` on the connection. The cost is in proportion to the number of kinds, not of lines.
 */
export async function estimateKinds(
  connection: Connection,
  set: FactorSet,
  facts: 'facts' | 'sums' = 'facts',
): Promise<void> {
  await refuseTooManyKinds(connection)
  const kinds = await connection.select<KindRow & { month: Month }>(
    `SELECT k.* REPLACE (k.kind_id::VARCHAR AS kind_id), f.month
     FROM (SELECT DISTINCT kind_id, strftime(day, '%Y-%m') AS month FROM ${facts}) f JOIN kinds k USING (kind_id)
     ORDER BY k.kind_id, f.month`,
  )
  const coefficients = kinds.map((row) =>
    coefficientRow(row.kind_id, row.month, estimateKind(toKind(row), row.month, set)),
  )
  await tableFromRows(connection, 'coefficients', COEFFICIENT_COLUMNS, coefficients)

  const places = new Map(
    kinds.map(({ provider, region, month }) => [
      JSON.stringify([provider, region, month]),
      { provider, region, month },
    ]),
  )
  const intensities = [...places.values()].flatMap(({ provider, region, month }) =>
    METHODS.flatMap((method) => {
      const grid = set.grid(provider, region, month, method)
      return grid
        ? [{ provider, region, month, method, low: grid.low, central: grid.central, high: grid.high }]
        : []
    }),
  )
  await tableFromRows(connection, 'intensities', INTENSITY_COLUMNS, intensities)
}
