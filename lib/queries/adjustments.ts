import type { AdjustmentsInForce } from '#lib/domain/adjustments/adjustments-in-force.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { UNADJUSTED } from '#lib/store/adjustment-set.ts'
import { listAdjustmentSets } from '#lib/store/list-adjustment-sets.ts'

/** What the organisation changes in the factor sets, now and before. */
export async function adjustments(scope: Scope): Promise<AdjustmentsInForce> {
  const history = await listAdjustmentSets(scope)
  const { version, adjustments: now } = history[0] ?? UNADJUSTED
  return { version, adjustments: now, history }
}
