import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import type { GradedKind } from '#lib/domain/explain/graded-kind.ts'
import type { Method } from '#lib/domain/factors/factor-set.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import { type KindRow, toKind } from '#lib/engine/facts/kind-row.ts'
import { summarise } from '#lib/engine/facts/summarise.ts'
import type { Facts } from './with-facts.ts'

/** Every kind behind a figure, by month and currency, with its coefficient and the figures that multiply it. */
export async function gradedKinds(
  { connection, set }: Facts,
  { filter, method }: { readonly filter: UsageFilter; readonly method: Method },
): Promise<readonly GradedKind[]> {
  const rows = await summarise(connection, { groupBy: ['kind', 'month'], filter, method })
  const kindRows = await connection.select<KindRow>(
    'SELECT * REPLACE (kind_id::VARCHAR AS kind_id) FROM kinds',
  )
  const kinds = new Map(kindRows.map((row) => [row.kind_id, toKind(row)]))
  return rows.flatMap((row): GradedKind[] => {
    const { kind: kindId = '', month = '' } = row
    const kind = kinds.get(kindId)
    if (!kind) return []
    return [
      {
        row,
        kindId,
        kind,
        month,
        coefficient: estimateKind(kind, month, set),
        pue: set.pue(kind.provider, kind.region, month),
        grid: set.grid(kind.provider, kind.region, month, method) ?? null,
      },
    ]
  })
}
